using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly DeadlineOwner Owner = new("tongbai", Guid.CreateVersion7(), Guid.CreateVersion7(), 3, "measure-1");

    [Fact]
    public void Start_Notice_KeepsBothLimitsInUtcAndTheLegalDay()
    {
        var deadline = Started(A.Rule(Period.Days(3), Period.Days(10), Period.Days(3)), "2026-04-28T09:30");

        deadline.State.Should().Be(DeadlineState.Running);
        (deadline.Court, deadline.CaseId, deadline.InstanceId, deadline.SubjectId, deadline.ProfileVersion)
            .Should().Be((Owner.Court, Owner.CaseId, Owner.InstanceId, Owner.SubjectId, 3));
        (deadline.Node, deadline.Name, deadline.Clause).Should().Be(("enforcement-notice", "发送执行通知等文书", "TB-3.2-2"));
        deadline.DueOn.Should().Be(A.Day("2026-05-06"));
        deadline.DueAt.Should().Be(A.Time("2026-05-07T00:00"));
        deadline.CourtDueAt.Should().Be(A.Time("2026-05-07T00:00"));
        deadline.StatutoryDueAt.Should().Be(A.Time("2026-05-09T00:00"));
        deadline.WarnAt.Should().Be(A.Time("2026-04-30T09:00"));
        new[] { deadline.StartedAt, deadline.DueAt, deadline.CourtDueAt!.Value, deadline.StatutoryDueAt!.Value, deadline.WarnAt!.Value }
            .Should().OnlyContain(instant => instant.Offset == TimeSpan.Zero);
        Explanation.Parse(deadline.Explanation).Replay().DueAt.Should().Be(deadline.DueAt);
        deadline.Version.Should().Be(1);
    }

    [Fact]
    public void Meet_BeforeTheDueInstant_IsMet()
    {
        var deadline = Started("3d", "2026-03-02T09:30");

        deadline.Meet(A.Time("2026-03-05T23:59"), A.Time("2026-03-05T23:59"));

        (deadline.State, deadline.IsLateEntry, deadline.IsFinished).Should().Be((DeadlineState.Met, false, true));
        deadline.NextAlarm(A.Time("2026-03-05T23:59")).Should().BeNull();
        deadline.WarnAt.Should().BeNull();
    }

    [Fact]
    public void Meet_AtTheDueInstant_IsLate()
    {
        var deadline = Started("3d", "2026-03-02T09:30");

        deadline.Meet(A.Time("2026-03-06T00:00"), A.Time("2026-03-06T08:00"));

        (deadline.State, deadline.IsFinished).Should().Be((DeadlineState.Overdue, true));
        deadline.MetAt.Should().Be(A.Time("2026-03-06T00:00"));
    }

    [Theory] // a listing until 2026-03-05: in force until midnight, and nobody is late after it
    [InlineData("2026-03-05T23:59", false, DeadlineState.Running)]
    [InlineData("2026-03-06T00:00", true, DeadlineState.Met)]
    public void RunOut_OnlyAfterTheLastDay_IsMetInTime(string now, bool ended, DeadlineState state)
    {
        var deadline = Started("3d", "2026-03-02T09:30");

        deadline.RunOut(A.Time(now)).Should().Be(ended);

        (deadline.State, deadline.IsFinished, deadline.IsLateEntry).Should().Be((state, ended, false));
        deadline.RunOut(A.Time(now)).Should().BeFalse();
    }

    [Fact] // P15: entered late, done in time; the report that was made stays
    public void Meet_EnteredAfterTheReportButDoneInTime_IsMetAndAnnotated()
    {
        var deadline = Started("3d", "2026-03-02T09:30");
        deadline.MarkOverdue(A.Time("2026-03-06T00:00")).Should().BeTrue();

        deadline.Meet(A.Time("2026-03-05T16:00"), A.Time("2026-03-09T10:00"));

        deadline.State.Should().Be(DeadlineState.Met);
        deadline.MetAt.Should().Be(A.Time("2026-03-05T16:00"));
        deadline.EnteredAt.Should().Be(A.Time("2026-03-09T10:00"));
        deadline.IsLateEntry.Should().BeTrue();
        deadline.OverdueAt.Should().Be(A.Time("2026-03-06T00:00"));
    }

    [Fact]
    public void Meet_TwiceOrInTheFutureOrVoid_IsRefused()
    {
        var now = A.Time("2026-03-03T10:00");
        Started("3d", "2026-03-02T09:30").Invoking(deadline => deadline.Meet(now.AddMinutes(1), now))
            .Should().Throw<DomainException>().Which.Code.Should().Be("deadline.proven-in-future");

        var met = Started("3d", "2026-03-02T09:30");
        met.Meet(now, now);
        met.Invoking(deadline => deadline.Meet(now, now)).Should().Throw<DomainException>().Which.Code.Should().Be("deadline.already-met");

        var gone = Started("3d", "2026-03-02T09:30");
        gone.Void();
        gone.Invoking(deadline => deadline.Meet(now, now)).Should().Throw<DomainException>().Which.Code.Should().Be("deadline.void");
    }

    [Fact] // P16
    public void MarkOverdue_AtTheDueInstantEvenAtNightOrOnARestDay_RaisesOnce()
    {
        var deadline = Started("72h", "2026-03-05T23:10"); // due Monday 00:00, in the night

        deadline.MarkOverdue(A.Time("2026-03-08T23:59")).Should().BeFalse();
        deadline.MarkOverdue(A.Time("2026-03-09T00:00")).Should().BeTrue();
        deadline.MarkOverdue(A.Time("2026-03-09T00:01")).Should().BeFalse();
        (deadline.State, deadline.OverdueAt, deadline.IsFinished).Should().Be((DeadlineState.Overdue, A.Time("2026-03-09T00:00"), false));
        deadline.NextAlarm(A.Time("2026-03-09T00:01")).Should().BeNull();
    }

    [Fact]
    public void Void_OnceAndNeverAfterItWasMet()
    {
        var deadline = Started("3d", "2026-03-02T09:30");
        deadline.Void().Should().BeTrue();
        deadline.Void().Should().BeFalse();
        (deadline.State, deadline.WarnAt).Should().Be((DeadlineState.Void, null));
        deadline.MarkOverdue(A.Time("2026-04-01T00:00")).Should().BeFalse();

        var met = Started("3d", "2026-03-02T09:30");
        met.Meet(A.Time("2026-03-03T09:00"), A.Time("2026-03-03T09:00"));
        met.Void().Should().BeFalse();
        met.State.Should().Be(DeadlineState.Met);
    }

    [Fact]
    public void NextAlarm_LeadsThenDue_EachOnce()
    {
        var rule = A.Rule(Period.Months(6)) with { Leads = [Period.Days(30), Period.Days(5)] };
        var deadline = Started(rule, "2026-03-02T10:15"); // due 09-02
        var alarms = new List<string>();

        for (var alarm = deadline.NextAlarm(A.Time("2026-03-02T10:15")); alarm is not null; alarm = deadline.NextAlarm(alarm.At))
        {
            alarms.Add($"{CourtTime.Local(alarm.At):MM-dd HH:mm} {alarm.Kind} {alarm.Lead}".TrimEnd());
            if (alarm.Kind == DeadlineAlarmKind.Warning)
                deadline.Warn(alarm.At).Should().Be(alarm.Lead);
            else
                deadline.MarkOverdue(alarm.At).Should().BeTrue();
        }

        alarms.Should().Equal("08-03 09:00 Warning 30日", "08-28 09:00 Warning 5日", "09-03 00:00 Due");
        deadline.Warn(A.Time("2026-08-28T09:00")).Should().BeNull("every lead has gone out");
    }

    [Fact]
    public void NextAlarm_InstantAlreadyPast_IsNowAndOnlyUntilDue()
    {
        var deadline = Started(A.Rule(Period.Days(10), lead: Period.Days(3)), "2026-03-02T10:15"); // alert 03-09 09:00, due 03-12

        deadline.NextAlarm(A.Time("2026-03-10T15:00")).Should().Be(new DeadlineAlarm(A.Time("2026-03-10T15:00"), DeadlineAlarmKind.Warning, Period.Days(3)));
        deadline.NextAlarm(A.Time("2026-03-20T15:00")).Should().Be(new DeadlineAlarm(A.Time("2026-03-20T15:00"), DeadlineAlarmKind.Due, null));
        deadline.Warn(A.Time("2026-03-20T15:00")).Should().BeNull("after the end an alert before it would only confuse");
    }

    [Fact]
    public void Warn_NodeShorterThanSeveralLeads_SendsOneAlertAtTheStart()
    {
        var rule = A.Rule(Period.Days(10)) with { Leads = [Period.Days(15), Period.Days(30), Period.Days(90), Period.Days(3)] };
        var deadline = Started(rule, "2026-03-02T10:15");
        var start = A.Time("2026-03-02T10:15");

        deadline.NextAlarm(start)!.At.Should().Be(start);
        deadline.Warn(start).Should().Be(Period.Days(15), "the most urgent of those that fall together");
        deadline.Warn(start).Should().BeNull();
        deadline.NextAlarm(start).Should().Be(new DeadlineAlarm(A.Time("2026-03-09T09:00"), DeadlineAlarmKind.Warning, Period.Days(3)));
    }

    [Fact]
    public void Warn_DueDateMoves_GoesOutAgain()
    {
        var deadline = Started(A.Rule(Period.Days(10), lead: Period.Days(3)), "2026-03-02T10:15");
        deadline.Warn(A.Time("2026-03-09T09:00")).Should().Be(Period.Days(3));

        deadline.Extend(Extension.Longer(Period.Days(10), A.Time("2026-03-10T09:00")), A.Calendar, A.Time("2026-03-10T09:00")); // 03-22 is a Sunday: 03-23

        deadline.WarnAt.Should().Be(A.Time("2026-03-20T09:00"));
        deadline.Warn(A.Time("2026-03-20T09:00")).Should().Be(Period.Days(3));
    }

    [Fact]
    public void PauseAndResume_SeveralTimes_StopTheClockAndCorrectTheEnd()
    {
        var deadline = Started("6m", "2026-03-02T10:15"); // 09-02

        deadline.Pause(A.Excluded("2026-04-01", null), A.Calendar, A.Time("2026-04-01T10:00"));
        (deadline.State, deadline.WarnAt).Should().Be((DeadlineState.Paused, null));
        deadline.NextAlarm(A.Time("2026-04-02T10:00")).Should().BeNull();
        deadline.MarkOverdue(A.Time("2027-01-01T00:00")).Should().BeFalse("the clock stands still");

        deadline.Resume(A.Day("2026-04-05"), A.Calendar, A.Time("2026-04-05T10:00")); // five days
        (deadline.State, deadline.DueOn).Should().Be((DeadlineState.Running, A.Day("2026-09-07")));

        deadline.Pause(A.Excluded("2026-06-01", null, "中止执行"), A.Calendar, A.Time("2026-06-01T10:00"));
        deadline.Pause(A.Excluded("2026-06-03", null, "拍卖"), A.Calendar, A.Time("2026-06-03T10:00"));
        deadline.Resume(A.Day("2026-06-04"), A.Calendar, A.Time("2026-06-04T10:00"), "中止执行");
        deadline.State.Should().Be(DeadlineState.Paused, "the auction still runs");
        deadline.Resume(A.Day("2026-06-10"), A.Calendar, A.Time("2026-06-10T10:00"), "拍卖"); // ten more: 06-01 to 06-10
        (deadline.State, deadline.DueOn).Should().Be((DeadlineState.Running, A.Day("2026-09-17")));
        deadline.Version.Should().Be(7);
    }

    [Fact]
    public void Pause_WhatCannotBePaused_IsRefusedAndNothingChanges()
    {
        var now = A.Time("2026-03-20T10:00");
        Refused(Started(A.Rule(Period.Days(30), counting: new() { StopsDuringPauses = false }), "2026-03-02"), A.Excluded("2026-03-10", null), "deadline.never-pauses");
        Refused(Started(A.Rule(Period.Days(30)) with { Kind = DeadlineKind.Validity }, "2026-03-02"), A.Excluded("2026-03-10", null), "deadline.never-pauses");
        Refused(Started("10d", "2026-03-02"), A.Excluded("2026-03-13", null), "deadline.over");
        Refused(Started("30d", "2026-03-02"), A.Excluded("2026-03-13", "2026-03-12"), "pause.reversed");

        void Refused(Deadline deadline, Pause pause, string code)
        {
            var before = (deadline.DueAt, deadline.Version);
            deadline.Invoking(it => it.Pause(pause, A.Calendar, now)).Should().Throw<DomainException>().Which.Code.Should().Be(code);
            (deadline.DueAt, deadline.Version).Should().Be(before);
            deadline.Pauses.Should().BeEmpty();
        }
    }

    [Fact]
    public void Resume_NotPaused_IsRefused() =>
        Started("6m", "2026-03-02").Invoking(deadline => deadline.Resume(A.Day("2026-03-03"), A.Calendar, A.Time("2026-03-03T09:00")))
            .Should().Throw<DomainException>().Which.Code.Should().Be("deadline.not-paused");

    [Fact] // the ruling comes to the system late, but the clock had stopped before the end
    public void Pause_EnteredAfterTheOverdueReport_TakesTheStateBackAndKeepsTheReport()
    {
        var deadline = Started("10d", "2026-03-02T10:15"); // 03-12
        deadline.MarkOverdue(A.Time("2026-03-13T00:00"));

        deadline.Pause(A.Excluded("2026-03-10", "2026-03-20"), A.Calendar, A.Time("2026-03-13T10:00"));

        (deadline.State, deadline.DueOn, deadline.OverdueAt).Should().Be((DeadlineState.Running, A.Day("2026-03-23"), A.Time("2026-03-13T00:00")));
    }

    [Fact]
    public void Extend_RefusedExtension_LeavesNothingBehind()
    {
        var deadline = Started("6m", "2026-03-02");

        deadline.Invoking(it => it.Extend(Extension.Until(A.Day("2026-06-01"), A.Time("2026-05-01T09:00")), A.Calendar, A.Time("2026-05-01T09:00")))
            .Should().Throw<DomainException>().Which.Code.Should().Be("deadline.extension-not-later");

        deadline.Extensions.Should().BeEmpty();
        (deadline.DueOn, deadline.Version).Should().Be((A.Day("2026-09-02"), 1));
    }

    [Theory] // 法发〔2006〕35号 1: six months from 2026-03-02 end with 09-02
    [InlineData("2026-08-01T09:00", "2026-12-02", null)]
    [InlineData("2026-09-02T23:59", "2026-09-03", null)]
    [InlineData("2026-09-02T23:59", "2026-09-02", "deadline.extension-not-later")]
    [InlineData("2026-09-03T00:00", "2026-12-02", "deadline.extension-late")]
    public void EnsureMayAskFor_BeforeTheEndAndToALaterDay_IsAllowed(string now, string to, string? code)
    {
        var ask = () => Started("6m", "2026-03-02").EnsureMayAskFor(A.Day(to), A.Time(now));

        if (code is null)
            ask.Should().NotThrow();
        else
            Expect.Refused(ask, code);
    }

    [Fact] // P10
    public void Recompute_YearLoaded_MovesOnceAndIsCertain()
    {
        var deadline = Started("3d", "2026-12-29T10:00");
        (deadline.DueOn, deadline.Provisional).Should().Be((A.Day("2027-01-01"), true));
        var loaded = WithYear2027();
        var now = A.Time("2026-12-30T09:00");

        deadline.Recompute(loaded, now).Should().BeTrue();
        (deadline.DueOn, deadline.Provisional, deadline.CalendarVersion, deadline.Version).Should().Be((A.Day("2027-01-04"), false, loaded.Version, 2));

        deadline.Recompute(loaded, now).Should().BeFalse("the same inputs change nothing");
        deadline.Version.Should().Be(2);
    }

    [Theory] // the court's three days end on 2026-05-06; the law's ten on Friday 05-08, which may become free: then on Saturday 05-09, a working day
    [InlineData("2026-05-08", true)]
    [InlineData("2026-05-11", false)]
    public void IsDatedOtherwiseBy_OnlyTheLimitThatDoesNotDrive_CountsToo(string free, bool expected)
    {
        var deadline = Started(A.Rule(Period.Days(3), Period.Days(10)), "2026-04-28T09:30");
        var years = A.CalendarFiles().Select(file => CalendarYear.Parse(File.ReadAllText(file)));
        var emergency = CalendarYear.Parse($$"""{"year":2026,"source":"防汛","version":"1","holidays":[{"date":"{{free}}","name":"防汛"}],"makeUpWorkdays":[]}""");
        var calendar = new CourtCalendar([new(CalendarLevel.National, years), new(CalendarLevel.Emergency, [emergency])]);

        deadline.Compute(calendar).DueAt.Should().Be(deadline.DueAt);
        deadline.IsDatedOtherwiseBy(calendar).Should().Be(expected);
    }

    [Fact]
    public void Recompute_WasMetLateByAProvisionalDate_TurnsOutInTime()
    {
        var deadline = Started("3d", "2026-12-29T10:00"); // provisionally until 01-01
        deadline.MarkOverdue(A.Time("2027-01-02T00:00"));
        deadline.Meet(A.Time("2027-01-04T10:00"), A.Time("2027-01-04T10:00"));
        deadline.State.Should().Be(DeadlineState.Overdue);

        deadline.Recompute(WithYear2027(), A.Time("2027-01-05T09:00")).Should().BeTrue();

        deadline.State.Should().Be(DeadlineState.Met);
        deadline.OverdueAt.Should().NotBeNull();
    }

    [Fact]
    public void Recompute_Void_StaysUntouched()
    {
        var deadline = Started("3d", "2026-12-29T10:00");
        deadline.Void();

        deadline.Recompute(WithYear2027(), A.Time("2026-12-30T09:00")).Should().BeFalse();
    }

    [Fact] // filed on Monday 03-02, suspended from 03-03 to 03-05: three days end on 03-05, and three more on Sunday 03-08, so on 03-09; under five days on Tuesday 03-10
    public void Reconfigure_LaterVersion_CountsFromTheSameStartWithTheSameExclusions()
    {
        var deadline = Started("3d", "2026-03-02T09:30");
        deadline.Pause(A.Excluded("2026-03-03", "2026-03-05"), A.Calendar, A.Time("2026-03-05T09:00"));
        deadline.DueOn.Should().Be(A.Day("2026-03-09"));
        var now = A.Time("2026-03-06T09:00");

        deadline.Reconfigure(A.Rule(Period.Days(5)) with { Name = "发送通知", Clause = "TB-X" }, 4, A.Calendar, now).Should().BeTrue();

        (deadline.DueOn, deadline.ProfileVersion, deadline.Name, deadline.Clause).Should().Be((A.Day("2026-03-10"), 4, "发送通知", "TB-X"));
        deadline.Reconfigure(A.Rule(Period.Days(9)), 4, A.Calendar, now).Should().BeFalse("it is under that version already");
    }

    [Fact] // late by three days, which end on 03-05; under five days, which end on Saturday 03-07 and so on 03-09, it is not late yet
    public void Reconfigure_OverdueByTheOldLimit_RunsAgainUnderALongerOneAndStaysReported()
    {
        var deadline = Started("3d", "2026-03-02T09:30");
        deadline.MarkOverdue(A.Time("2026-03-06T00:00"));

        deadline.Reconfigure(A.Rule(Period.Days(5)), 4, A.Calendar, A.Time("2026-03-06T09:00"));

        (deadline.State, deadline.DueOn, deadline.OverdueAt).Should().Be((DeadlineState.Running, A.Day("2026-03-09"), A.Time("2026-03-06T00:00")));
    }

    [Fact]
    public void Reconfigure_MetOrOfAnotherKind_StaysAsItIs()
    {
        var met = Started("3d", "2026-03-02T09:30");
        met.Meet(A.Time("2026-03-03T09:00"), A.Time("2026-03-03T09:00"));
        var validity = A.Rule(Period.Days(5)) with { Kind = DeadlineKind.Validity };
        var running = Started("3d", "2026-03-02T09:30");

        met.Reconfigure(A.Rule(Period.Days(5)), 4, A.Calendar, A.Time("2026-03-04T09:00")).Should().BeFalse();
        running.Invoking(it => it.Reconfigure(validity, 4, A.Calendar, A.Time("2026-03-04T09:00"))).Should().Throw<DomainException>().Which.Code.Should().Be("deadline.kind-changed");

        (running.DueOn, running.ProfileVersion, running.Version).Should().Be((A.Day("2026-03-05"), 3, 1));
    }

    [Fact]
    public void Basis_StoredRule_GivesTheSameDates()
    {
        var rule = A.Rule(Period.Hours(72), Period.Days(10), Period.Days(3), new()
        {
            AlertTime = new(8, 15),
            RollHours = true,
            HoursFrom = HoursFrom.StartOfNextDay,
            OfficeHours = new([new(new(9, 0), new(17, 0))]),
        });
        var deadline = Started(rule, "2026-04-28T09:30");

        var (storedRule, storedStarts) = deadline.ReadBasis();

        storedRule.Should().BeEquivalentTo(rule);
        storedStarts.Should().Be(A.Filed("2026-04-28T09:30"));
        deadline.Basis.Should().Contain("\"unit\":\"hour\"").And.Contain("发送执行通知等文书");
    }

    [Fact]
    public void Json_PausesExtensionsAndAlerts_ComeBackEqual()
    {
        IReadOnlyList<Pause> pauses = [A.Excluded("2026-04-01", null) with { Document = "裁定", ApprovedBy = "u1", Kind = PauseKind.StopAndGo }];
        IReadOnlyList<Extension> extensions = [Extension.Longer(Period.Months(3), A.Time("2026-04-01T09:00")), Extension.Until(A.Day("2026-12-01"), A.Time("2026-04-01T09:00"))];
        IReadOnlyList<DeadlineAlert> alerts = [new(Period.WorkingDays(1), A.Time("2026-04-01T09:00"), null)];

        DeadlineJson.Read<IReadOnlyList<Pause>>(DeadlineJson.Write(pauses)).Should().Equal(pauses);
        DeadlineJson.Read<IReadOnlyList<Extension>>(DeadlineJson.Write(extensions)).Should().Equal(extensions);
        DeadlineJson.Read<IReadOnlyList<DeadlineAlert>>(DeadlineJson.Write(alerts)).Should().Equal(alerts);
    }

    private static Deadline Started(string period, string filed) => Started(A.Rule(A.Length(period)), filed);

    private static Deadline Started(DeadlineRule rule, string filed) => Deadline.Start(Guid.CreateVersion7(), Owner, rule, A.Filed(filed), A.Calendar);

    // 2027-01-01 to 01-03 are a holiday
    private static CourtCalendar WithYear2027()
    {
        var years = A.CalendarFiles().Select(file => CalendarYear.Parse(File.ReadAllText(file)));
        return CourtCalendar.Of([.. years, CalendarYear.Parse("""
            {"year":2027,"source":"测试","version":"1","holidays":[{"date":"2027-01-01","name":"元旦"},{"date":"2027-01-02","name":"元旦"},{"date":"2027-01-03","name":"元旦"}],"makeUpWorkdays":[]}
            """)]);
    }
}
