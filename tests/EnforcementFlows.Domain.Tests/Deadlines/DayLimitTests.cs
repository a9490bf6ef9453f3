using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>Limits that end with a legal day. Every expected date was worked out by hand on a printed calendar.</summary>
public sealed class DayLimitTests
{
    [Fact]
    public void Compute_NoticeFiledBeforeLabourDay_IsDueAfterItAndAlertsBeforeIt()
    {
        var computed = DeadlineCalculator.Compute(A.Rule(Period.Days(3), lead: Period.Days(3)), A.Filed("2026-04-28T09:30"), A.Calendar);

        computed.DueOn.Should().Be(A.Day("2026-05-06")); // 05-01 falls into the holiday of 05-01 to 05-05
        computed.DueAt.Should().Be(A.Time("2026-05-07T00:00"));
        computed.Warnings.Should().Equal(new DeadlineWarning(Period.Days(3), A.Time("2026-04-30T09:00"))); // 05-03 rests, so do 05-02 and 05-01
        computed.StartedAt.Should().Be(A.Time("2026-04-28T09:30"));
        computed.Provisional.Should().BeFalse();
    }

    [Theory] // P1: the start day does not count, whatever its hour
    [InlineData("2026-03-02T00:00", "3d", "2026-03-05")]
    [InlineData("2026-03-02T23:59", "3d", "2026-03-05")]
    [InlineData("2026-03-02", "10d", "2026-03-12")]
    [InlineData("2026-03-02", "1d", "2026-03-03")]
    [InlineData("2024-02-28", "2d", "2024-03-01")] // over 29 February
    [InlineData("2026-12-21", "10d", "2026-12-31")]
    [InlineData("2026-02-26", "30d", "2026-03-30")] // 02-26 + 30 = 03-28, a Saturday, so Monday
    // P2: rolled over rest days
    [InlineData("2026-03-04", "3d", "2026-03-09")] // Saturday 03-07
    [InlineData("2026-03-05", "3d", "2026-03-09")] // Sunday 03-08
    [InlineData("2026-05-06", "3d", "2026-05-09")] // Saturday 05-09 works
    [InlineData("2026-09-17", "3d", "2026-09-20")] // Sunday 09-20 works
    [InlineData("2026-01-01", "3d", "2026-01-04")] // Sunday 01-04 works
    [InlineData("2026-02-12", "3d", "2026-02-24")] // 02-15, first day of the Spring Festival; it ends with 02-23
    [InlineData("2026-02-11", "3d", "2026-02-14")] // the Saturday before it works
    [InlineData("2026-02-25", "3d", "2026-02-28")] // so does the Saturday after
    [InlineData("2026-09-24", "1d", "2026-09-28")] // Mid-autumn 09-25 to 09-27
    [InlineData("2026-09-28", "3d", "2026-10-08")] // National Day
    [InlineData("2026-10-07", "3d", "2026-10-10")] // Saturday 10-10 works
    [InlineData("2026-10-08", "3d", "2026-10-12")] // Sunday 10-11 rests
    [InlineData("2025-12-29", "3d", "2026-01-04")] // 2026-01-01 to 01-03, then the working Sunday
    [InlineData("2024-02-07", "3d", "2024-02-18")] // 02-10 to 02-17, then the working Sunday
    public void Compute_Days_EndByHand(string start, string period, string due) => DueOn(start, period).Should().Be(A.Day(due));

    [Theory] // P3
    [InlineData("2026-03-02", "10wd", "2026-03-16")]
    [InlineData("2026-03-06", "1wd", "2026-03-09")]
    [InlineData("2026-03-07", "1wd", "2026-03-09")] // starting on a rest day
    [InlineData("2026-04-28", "3wd", "2026-05-06")]
    [InlineData("2026-04-30", "3wd", "2026-05-08")]
    [InlineData("2026-04-30", "4wd", "2026-05-09")] // the working Saturday counts
    [InlineData("2026-09-30", "3wd", "2026-10-10")]
    [InlineData("2026-02-13", "2wd", "2026-02-24")] // 02-14 works, then the festival
    [InlineData("2026-02-13", "6wd", "2026-02-28")] // 14, 24, 25, 26, 27, 28
    [InlineData("2026-04-28", "10wd", "2026-05-14")] // 29, 30, 6, 7, 8, 9, 11, 12, 13, 14
    [InlineData("2025-01-24", "3wd", "2025-02-05")] // 26 (a working Sunday), 27, then 28 January to 4 February
    public void Compute_WorkingDays_EndByHand(string start, string period, string due) => DueOn(start, period).Should().Be(A.Day(due));

    [Theory] // P5
    [InlineData("2026-01-30", "3m", "2026-04-30")]
    [InlineData("2026-01-31", "1m", "2026-02-28")] // no 31 February; 02-28 is a working Saturday
    [InlineData("2024-01-31", "1m", "2024-02-29")]
    [InlineData("2023-01-31", "1m", "2023-02-28")]
    [InlineData("2025-08-31", "6m", "2026-02-28")]
    [InlineData("2025-12-31", "2m", "2026-02-28")]
    [InlineData("2026-03-31", "1m", "2026-04-30")]
    [InlineData("2026-03-02", "6m", "2026-09-02")]
    [InlineData("2025-11-01", "6m", "2026-05-06")] // 05-01, then rolled
    [InlineData("2026-03-05", "3m", "2026-06-05")]
    [InlineData("2026-03-19", "3m", "2026-06-22")] // 06-19 to 06-21 Dragon Boat
    [InlineData("2024-02-29", "1y", "2025-02-28")]
    [InlineData("2023-02-28", "1y", "2024-02-28")]
    [InlineData("2020-02-29", "4y", "2024-02-29")]
    [InlineData("2024-03-07", "2y", "2026-03-09")] // Saturday 2026-03-07
    [InlineData("2025-06-30", "12m", "2026-06-30")]
    public void Compute_MonthsAndYears_EndByHand(string start, string period, string due) => DueOn(start, period).Should().Be(A.Day(due));

    [Theory] // P6
    [InlineData("2026-03-02T09:00", "2026-03-02")]
    [InlineData("2026-03-02T07:00", "2026-03-02")] // before opening the whole working day is still ahead
    [InlineData("2026-03-02T13:00", "2026-03-02")] // noon
    [InlineData("2026-03-02T17:59", "2026-03-02")]
    [InlineData("2026-03-02T18:00", "2026-03-03")]
    [InlineData("2026-03-06T20:00", "2026-03-09")] // Friday evening
    [InlineData("2026-03-07T10:00", "2026-03-09")] // Saturday
    [InlineData("2026-05-08T19:00", "2026-05-09")] // Friday evening before a working Saturday
    [InlineData("2026-04-30T18:30", "2026-05-06")]
    [InlineData("2026-05-02", "2026-05-06")]
    [InlineData("2026-03-02", "2026-03-02")] // only the day is known
    public void Compute_SameDay_AfterHoursOrOnRestDayGoesToTheNextWorkingDay(string start, string due) =>
        DueOn(start, "0").Should().Be(A.Day(due));

    [Theory]
    [InlineData("2026-03-02T20:00")]
    [InlineData("2026-03-07T10:00")]
    public void Compute_SameDayWithTheFlagOff_StaysOnTheDay(string start) =>
        A.Compute(start, "0", new() { SameDayWaitsForOffice = false }).DueOn.Should().Be(A.Moment(start).Day);

    [Theory]
    [InlineData("2026-03-04", "3d", "2026-03-07")]
    [InlineData("2026-04-28", "3d", "2026-05-01")]
    public void Compute_CourtLimitThatDoesNotRoll_EndsOnTheRestDay(string start, string period, string due) =>
        A.Compute(start, period, new() { RollCourtLimit = false }).DueOn.Should().Be(A.Day(due));

    [Fact]
    public void Compute_CourtLimitThatDoesNotRoll_LeavesTheStatutoryOneRolling()
    {
        var rule = A.Rule(Period.Days(10), Period.Days(3), counting: new() { RollCourtLimit = false });

        DeadlineCalculator.Compute(rule, A.Filed("2026-03-04"), A.Calendar).StatutoryDueOn.Should().Be(A.Day("2026-03-09"));
    }

    [Fact] // P18: what the system does by itself needs no working day
    public void Compute_AutomaticAct_DoesNotRollEvenByLaw()
    {
        var rule = A.Rule(statutory: Period.Months(6), counting: new() { Rolls = false });

        DeadlineCalculator.Compute(rule, A.Filed("2025-11-01"), A.Calendar).DueOn.Should().Be(A.Day("2026-05-01"));
    }

    [Theory] // P10
    [InlineData("2026-12-28", "3d", "2026-12-31", false)]
    [InlineData("2026-12-29", "3d", "2027-01-01", true)] // a Friday in a year without notice: a holiday is not guessed
    [InlineData("2026-12-30", "3d", "2027-01-04", true)] // Saturday 2027-01-02 still rests
    [InlineData("2026-09-01", "6m", "2027-03-01", true)]
    [InlineData("2026-12-25", "4wd", "2026-12-31", false)]
    [InlineData("2026-12-25", "5wd", "2027-01-01", true)]
    [InlineData("2003-12-01", "3d", "2003-12-04", true)]
    public void Compute_YearWithoutNotice_IsProvisional(string start, string period, string due, bool provisional)
    {
        var computed = A.Compute(start, period);

        computed.DueOn.Should().Be(A.Day(due));
        computed.Provisional.Should().Be(provisional);
        computed.CalendarVersion.Should().Be(A.Calendar.Version);
    }

    [Fact]
    public void Compute_YearLoadedLater_IsCertainAndMayMove()
    {
        var notice = CalendarYear.Parse("""
            {"year":2027,"source":"测试","version":"1","holidays":[{"date":"2027-01-01","name":"元旦"}],"makeUpWorkdays":[{"date":"2027-01-03","name":"元旦"}]}
            """);
        var loaded = new CourtCalendar([new CalendarLayer(CalendarLevel.National, [notice])]);

        var computed = DeadlineCalculator.Compute(A.Rule(Period.Days(3)), A.Filed("2026-12-29"), loaded);

        computed.DueOn.Should().Be(A.Day("2027-01-03"));
        computed.Provisional.Should().BeFalse();
    }

    [Theory] // P11: filed 2026-04-28 with a limit of the court, application received then with ten days by law
    [InlineData("3d", Track.Court, "2026-05-06")]
    [InlineData("10wd", Track.Statutory, "2026-05-08")] // ten working days end on 05-14 only (conflict C-01)
    [InlineData("10d", Track.Court, "2026-05-08")] // equal: the court's own
    public void Compute_CourtAndStatutory_EarlierDrivesAndBothStay(string court, Track drives, string due)
    {
        var computed = DeadlineCalculator.Compute(A.Rule(A.Length(court), Period.Days(10)), A.Filed("2026-04-28T09:30"), A.Calendar);

        computed.Drives.Should().Be(drives);
        computed.DueOn.Should().Be(A.Day(due));
        computed.StatutoryDueAt.Should().Be(A.Time("2026-05-09T00:00"));
        computed.CourtDueAt.Should().Be(CourtTime.EndOf(A.Compute("2026-04-28", court).DueOn!.Value));
    }

    [Fact]
    public void Compute_LimitsFromDifferentEvents_CountEachFromItsOwn()
    {
        var starts = new DeadlineStarts { Filed = A.Time("2026-03-16T10:00"), ApplicationReceived = A.Day("2026-03-09") };

        var computed = DeadlineCalculator.Compute(A.Rule(Period.Days(3), Period.Days(7)), starts, A.Calendar);

        (computed.CourtDueOn, computed.StatutoryDueOn, computed.Drives).Should().Be((A.Day("2026-03-19"), A.Day("2026-03-16"), Track.Statutory));
        computed.StartedAt.Should().Be(A.Time("2026-03-16T10:00"));
    }

    [Theory] // conflict C-41: the assigned limit and the court's fifteen days, the earlier drives
    [InlineData("2026-03-10", "2026-03-10")]
    [InlineData("2026-03-14", "2026-03-16")] // Saturday: an assigned period rolls as well (民诉法 85)
    [InlineData("2026-04-30", "2026-03-17")]
    public void Compute_AssignedDay_EarlierDrives(string assigned, string due) =>
        DeadlineCalculator.Compute(A.Rule(Period.Days(15)), A.Filed("2026-03-02") with { StatedEnd = A.Day(assigned) }, A.Calendar)
            .DueOn.Should().Be(A.Day(due));

    [Fact]
    public void Compute_StartNotRecorded_NamesTheEvent() =>
        FluentActions.Invoking(() => DeadlineCalculator.Compute(A.Rule(Period.Days(3)), new(), A.Calendar)).Should().Throw<DomainException>()
            .WithMessage("*立案*").Which.Code.Should().Be("deadline.start-missing");

    [Fact]
    public void Compute_NeitherLimit_IsRefused() =>
        FluentActions.Invoking(() => DeadlineCalculator.Compute(A.Rule() with { Court = null }, A.Filed("2026-03-02"), A.Calendar))
            .Should().Throw<DomainException>().Which.Should().Match<DomainException>(e => e.Code == "deadline.no-limit" && e.Clause == "TB-3.2-2");

    [Fact]
    public void Compute_PeriodOfZeroDays_IsRefused() =>
        FluentActions.Invoking(() => A.Compute("2026-03-02", "0d")).Should().Throw<DomainException>().Which.Code.Should().Be("deadline.period-zero");

    [Fact]
    public void Period_Negative_IsRefused() =>
        FluentActions.Invoking(() => Period.Days(-1)).Should().Throw<DomainException>().Which.Code.Should().Be("period.invalid");

    private static DateOnly? DueOn(string start, string period)
    {
        var computed = A.Compute(start, period);
        computed.DueAt.Should().Be(CourtTime.EndOf(computed.DueOn!.Value));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
        return computed.DueOn;
    }
}
