using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>Excluded time (P9, P17) and extensions. Every expected date was worked out by hand.</summary>
public sealed class PauseTests
{
    [Theory] // six months from 2026-03-02 end on 2026-09-02
    [InlineData("2026-10-08", "2026-04-01/2026-04-30")] // 30 days, 10-02, then National Day
    [InlineData("2026-10-08", "2026-04-01/2026-04-20", "2026-04-10/2026-04-30")] // the overlap counts once
    [InlineData("2026-10-08", "2026-04-16/2026-04-30", "2026-04-01/2026-04-15")] // touching, in any order
    [InlineData("2026-10-08", "2026-04-01/2026-04-30", "2026-04-05/2026-04-06")] // one inside the other
    [InlineData("2026-09-03", "2026-04-01/2026-04-01")] // both end days count, so one day is one
    [InlineData("2026-09-10", "2026-02-20/2026-03-10")] // only 03-03 to 03-10 lie in the term
    [InlineData("2026-09-02", "2026-02-01/2026-03-02")] // over before the first counted day
    [InlineData("2026-09-02", "2026-10-20/2026-10-30")] // after the end
    [InlineData("2026-09-04", "2026-09-02/2026-09-03")] // begins on the last day
    [InlineData("2026-10-08", "2026-08-01/2026-08-31", "2026-09-20/2026-09-24")] // the second falls into the time the first has added: 10-03, 10-08
    [InlineData("2026-09-02", "2026-09-03/2026-09-30")] // the day after the end
    public void Compute_ExcludedDays_AreAddedOnce(string due, params string[] pauses) =>
        DueOn("2026-03-02", "6m", pauses.Select(Exclusion)).Should().Be(A.Day(due));

    [Fact] // three months from 03-19 end on the holiday 06-19; two days go onto that, not onto the rolled 06-22
    public void Compute_ExcludedDays_AreAddedToTheUnrolledEnd() =>
        DueOn("2026-03-19", "3m", [Exclusion("2026-04-01/2026-04-02")]).Should().Be(A.Day("2026-06-22"));

    [Fact] // one month from 06-04 ends on Saturday 07-04, so on Monday 07-06: no term ends while it stands still
    public void Compute_PauseFromTheRolledLastDay_EndsAfterThePause() =>
        DueOn("2026-06-04", "1m", [Exclusion("2026-07-06/2026-07-31")]).Should().Be(A.Day("2026-08-03"));

    [Theory] // ten days from 2026-03-02 end on 03-12
    [InlineData("2026-03-05", "2026-03-20", "2026-03-27")] // three used by 03-05, seven from 03-21
    [InlineData("2026-03-05", "2026-03-06", "2026-03-13")]
    [InlineData("2026-03-05", "2026-03-05", "2026-03-12")]
    public void Compute_StopAndGo_UsesUpTheDayOfTheStop(string stop, string resumed, string due) =>
        DueOn("2026-03-02", "10d", [A.Excluded(stop, resumed, "补正", PauseKind.StopAndGo)]).Should().Be(A.Day(due));

    [Fact] // 3, 9, 10, 11, 12, 13, 16, 17, 18, 19 March
    public void Compute_WorkingDaysAndAPause_CountNeitherRestNorExcludedDays() =>
        DueOn("2026-03-02", "10wd", [Exclusion("2026-03-04/2026-03-06")]).Should().Be(A.Day("2026-03-19"));

    [Theory] // 72 hours from 16:20 run from 17:00 and end on 03-05 17:00
    [InlineData("2026-03-03/2026-03-03", "2026-03-06T17:00")]
    [InlineData("2026-03-02/2026-03-03", "2026-03-07T00:00")] // 7 + 24 hours
    [InlineData("2026-03-05/2026-03-08", "2026-03-09T17:00")]
    [InlineData("2026-03-06/2026-03-08", "2026-03-05T17:00")]
    public void Compute_HoursAndAPause_StandStillOnItsDays(string pause, string due)
    {
        var computed = DeadlineCalculator.Compute(A.Rule(Period.Hours(72)), A.Filed("2026-03-02T16:20"), [Exclusion(pause)], [], A.Calendar);

        computed.DueAt.Should().Be(A.Time(due));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Fact]
    public void Compute_OpenPause_IsAForecastWithItsFirstDayOnly()
    {
        var computed = DeadlineCalculator.Compute(A.Rule(Period.Months(6)), A.Filed("2026-03-02"), [A.Excluded("2026-04-01", null)], [], A.Calendar);

        (computed.DueOn, computed.Paused).Should().Be((A.Day("2026-09-03"), true));
    }

    [Fact]
    public void Compute_LimitThatIsNotStopped_IgnoresPausesAndSaysSo()
    {
        var rule = A.Rule(Period.Days(30), counting: new() { StopsDuringPauses = false });

        var computed = DeadlineCalculator.Compute(rule, A.Filed("2026-03-02"), [A.Excluded("2026-03-10", null)], [], A.Calendar);

        (computed.DueOn, computed.Paused).Should().Be((A.Day("2026-04-01"), false));
        computed.Explanation.Steps.Should().Contain(step => step.Text == "此期限不因扣除停止。");
    }

    [Fact]
    public void Compute_BothLimits_AreStoppedAlike()
    {
        var computed = DeadlineCalculator.Compute(A.Rule(Period.Months(1), Period.Months(6)), A.Filed("2026-03-02"), [Exclusion("2026-03-10/2026-03-14")], [], A.Calendar);

        (computed.CourtDueOn, computed.StatutoryDueOn).Should().Be((A.Day("2026-04-07"), A.Day("2026-09-07"))); // 04-02 + 5, 09-02 + 5
    }

    [Fact]
    public void Compute_PauseThatEndsBeforeItBegins_IsRefused() =>
        FluentActions.Invoking(() => DueOn("2026-03-02", "6m", [Exclusion("2026-04-02/2026-04-01")]))
            .Should().Throw<DomainException>().Which.Code.Should().Be("pause.reversed");

    [Theory]
    [InlineData("2026-03-02", "6m", "3m", "2026-12-02")]
    [InlineData("2025-08-31", "6m", "3m", "2026-06-01")] // nine months: 05-31, a Sunday; not 02-28 + 3 = 05-28
    [InlineData("2026-03-02", "1y", "3m", "2027-06-02")]
    [InlineData("2026-03-02", "3d", "5d", "2026-03-10")]
    [InlineData("2026-03-02", "3wd", "5wd", "2026-03-12")]
    [InlineData("2026-03-02", "1m", "5d", "2026-04-07")]
    [InlineData("2026-03-02", "10d", "1m", "2026-04-13")] // 03-12, 04-12 is a Sunday
    [InlineData("2026-03-02", "0", "2d", "2026-03-04")]
    public void Compute_Extension_LengthensTheTerm(string start, string period, string by, string due)
    {
        var computed = Extended(start, period, Extension.Longer(A.Length(by), A.Time("2026-03-03T09:00")));

        computed.DueOn.Should().Be(A.Day(due));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Fact]
    public void Compute_TwoExtensions_AddUp() =>
        Extended("2026-03-02", "6m", Extension.Longer(Period.Months(3), A.Time("2026-08-30T09:00")), Extension.Longer(Period.Months(3), A.Time("2026-11-30T09:00")))
            .DueOn.Should().Be(A.Day("2027-03-02"));

    [Fact]
    public void Compute_ExtensionToADate_ContainsEarlierPausesAndLaterOnesAreAdded()
    {
        Pauses = [Exclusion("2026-04-01/2026-04-30"), Exclusion("2026-10-10/2026-10-19")];

        var computed = Extended("2026-03-02", "6m", Extension.Until(A.Day("2026-12-01"), A.Time("2026-08-01T09:00")));

        computed.DueOn.Should().Be(A.Day("2026-12-11"));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Theory]
    [InlineData(ExtensionScope.Court, "2026-05-06", "2026-09-02")] // 05-02 is a holiday
    [InlineData(ExtensionScope.Statutory, "2026-04-02", "2026-10-08")] // 10-02 too
    [InlineData(ExtensionScope.Both, "2026-05-06", "2026-10-08")]
    public void Compute_ExtensionOfOneLimit_LeavesTheOther(ExtensionScope scope, string court, string statutory)
    {
        var extension = Extension.Longer(Period.Months(1), A.Time("2026-03-03T09:00")) with { Scope = scope };

        var computed = DeadlineCalculator.Compute(A.Rule(Period.Months(1), Period.Months(6)), A.Filed("2026-03-02"), [], [extension], A.Calendar);

        (computed.CourtDueOn, computed.StatutoryDueOn).Should().Be((A.Day(court), A.Day(statutory)));
    }

    [Theory]
    [InlineData("72h", "24h", "2026-03-06T17:00")]
    [InlineData("72h", "2d", "2026-03-07T17:00")]
    [InlineData("1wh", "1wh", "2026-03-03T09:30")] // 17:00–18:00, 08:30–09:30
    public void Compute_ExtensionOfHours_LengthensThem(string period, string by, string due) =>
        Extended("2026-03-02T16:20", period, Extension.Longer(A.Length(by), A.Time("2026-03-03T09:00"))).DueAt.Should().Be(A.Time(due));

    [Fact]
    public void Compute_HoursExtendedToADate_EndWithIt()
    {
        var computed = Extended("2026-03-02T16:20", "72h", Extension.Until(A.Day("2026-03-10"), A.Time("2026-03-03T09:00")));

        computed.DueAt.Should().Be(A.Time("2026-03-11T00:00"));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Fact]
    public void Compute_ExtensionsWithoutSense_AreRefused()
    {
        var at = A.Time("2026-03-03T09:00");
        Refused("6m", Extension.Until(A.Day("2026-09-02"), at), "deadline.extension-not-later");
        Refused("72h", Extension.Until(A.Day("2026-03-04"), at), "deadline.extension-not-later");
        Refused("6m", Extension.Longer(Period.Hours(5), at), "deadline.extension-unit");
        Refused("72h", Extension.Longer(Period.Months(1), at), "deadline.extension-unit");
        Refused("1wh", Extension.Longer(Period.Hours(1), at), "deadline.extension-unit");
        Refused("6m", Extension.Longer(Period.Months(0), at), "deadline.extension-invalid");
        Refused("6m", new Extension { DecidedOn = A.Day("2026-03-03") }, "deadline.extension-invalid");
        Refused("6m", new Extension { By = Period.Days(1), To = A.Day("2027-01-01"), DecidedOn = A.Day("2026-03-03") }, "deadline.extension-invalid");
    }

    private IReadOnlyList<Pause> Pauses { get; set; } = [];

    private static void Refused(string period, Extension extension, string code) =>
        FluentActions.Invoking(() => new PauseTests().Extended("2026-03-02T09:00", period, extension)).Should().Throw<DomainException>().Which.Code.Should().Be(code);

    private DeadlineComputation Extended(string start, string period, params Extension[] extensions) =>
        DeadlineCalculator.Compute(A.Rule(A.Length(period)), A.Filed(start), Pauses, extensions, A.Calendar);

    private static Pause Exclusion(string days) => A.Excluded(days.Split('/')[0], days.Split('/')[1]);

    private static DateOnly? DueOn(string start, string period, IEnumerable<Pause> pauses)
    {
        var computed = DeadlineCalculator.Compute(A.Rule(A.Length(period)), A.Filed(start), [.. pauses], [], A.Calendar);
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
        return computed.DueOn;
    }
}
