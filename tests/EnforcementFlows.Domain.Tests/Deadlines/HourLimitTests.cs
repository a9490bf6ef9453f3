using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>Limits that end at an hour (P4). Every expected instant was worked out by hand.</summary>
public sealed class HourLimitTests
{
    [Theory]
    [InlineData("2026-03-02T16:20", "72h", "2026-03-05T17:00")]
    [InlineData("2026-03-02T16:59", "72h", "2026-03-05T17:00")]
    [InlineData("2026-03-02T16:00", "72h", "2026-03-05T17:00")] // 16:00 sharp lies in the hour that begins then, and that hour does not count
    [InlineData("2026-03-02T17:00", "72h", "2026-03-05T18:00")]
    [InlineData("2026-03-02T23:30", "72h", "2026-03-06T00:00")]
    [InlineData("2026-03-02T00:00", "24h", "2026-03-03T01:00")]
    [InlineData("2026-03-06T10:05", "72h", "2026-03-09T11:00")] // through the weekend
    [InlineData("2026-04-30T09:30", "72h", "2026-05-03T10:00")] // ends on a holiday and stays there
    [InlineData("2026-12-31T15:30", "24h", "2027-01-01T16:00")]
    [InlineData("2024-02-28T09:30", "48h", "2024-03-01T10:00")] // over 29 February
    public void Compute_Hours_RunFromTheNextFullHourThroughNightsAndHolidays(string start, string period, string due)
    {
        var computed = A.Compute(start, period);

        computed.DueAt.Should().Be(A.Time(due));
        computed.DueOn.Should().BeNull();
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Theory]
    [InlineData("2026-03-02T16:20", HoursFrom.StartOfNextDay)]
    [InlineData("2026-03-02", HoursFrom.StartOfNextDay)]
    [InlineData("2026-03-02", HoursFrom.Timestamp)] // only the day of receipt is known
    public void Compute_HoursCountedFromTheDay_RunFromTheNextMidnight(string start, HoursFrom from) =>
        A.Compute(start, "72h", new() { HoursFrom = from }).DueAt.Should().Be(A.Time("2026-03-06T00:00"));

    [Theory]
    [InlineData("2026-04-30T09:30", "72h", "2026-05-06T10:00")]
    [InlineData("2026-03-06T10:05", "48h", "2026-03-09T11:00")]
    [InlineData("2026-05-08T10:05", "24h", "2026-05-09T11:00")] // the Saturday works
    [InlineData("2026-03-02T10:05", "24h", "2026-03-03T11:00")]
    [InlineData("2026-03-06", "24h", "2026-03-10T00:00")] // ends with Saturday 24:00, so with Monday 24:00
    [InlineData("2026-03-05", "24h", "2026-03-07T00:00")] // ends with Friday 24:00: Friday is the last day, not Saturday
    public void Compute_HoursWithTheRollFlag_MoveToTheSameTimeOfTheNextWorkingDay(string start, string period, string due)
    {
        var computed = A.Compute(start, period, new() { RollHours = true });

        computed.DueAt.Should().Be(A.Time(due));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Theory] // open 08:30–12:00 and 14:30–18:00
    [InlineData("2026-03-02T10:20", "1wh", "2026-03-02T12:00")]
    [InlineData("2026-03-02T11:20", "1wh", "2026-03-02T15:30")]
    [InlineData("2026-03-06T17:10", "2wh", "2026-03-09T10:30")]
    [InlineData("2026-05-08T17:10", "1wh", "2026-05-09T09:30")] // the Saturday works
    [InlineData("2026-04-30T16:30", "2wh", "2026-05-06T09:30")]
    [InlineData("2026-03-02T07:30", "8wh", "2026-03-03T09:30")]
    [InlineData("2026-03-07T11:00", "1wh", "2026-03-09T09:30")]
    public void Compute_WorkingHours_UseOfficeTimeOnly(string start, string period, string due)
    {
        var computed = A.Compute(start, period);

        computed.DueAt.Should().Be(A.Time(due));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Fact]
    public void Compute_StartGivenInUtc_BelongsToTheDayInCourt()
    {
        var starts = new DeadlineStarts { Filed = new DateTimeOffset(2026, 3, 2, 16, 30, 0, TimeSpan.Zero) }; // 03-03 00:30 in court

        DeadlineCalculator.Compute(A.Rule(Period.Days(3)), starts, A.Calendar).DueOn.Should().Be(A.Day("2026-03-06"));
        DeadlineCalculator.Compute(A.Rule(Period.Hours(24)), starts, A.Calendar).DueAt.Should().Be(A.Time("2026-03-04T01:00"));
    }

    [Fact]
    public void Compute_HoursOfTheCourtAndDaysOfTheLaw_CompareByTheirInstants()
    {
        var computed = DeadlineCalculator.Compute(A.Rule(Period.Hours(72), Period.Days(2)), A.Filed("2026-03-02T16:20"), A.Calendar);

        (computed.Drives, computed.DueOn, computed.DueAt).Should().Be((Track.Statutory, A.Day("2026-03-04"), A.Time("2026-03-05T00:00")));
        computed.CourtDueAt.Should().Be(A.Time("2026-03-05T17:00"));
        computed.CourtDueOn.Should().BeNull();
    }

    [Theory]
    [InlineData("2026-03-04", "2026-03-05T00:00")]
    [InlineData("2026-03-09", "2026-03-05T17:00")]
    public void Compute_HoursAndAnAssignedDay_EarlierDrives(string assigned, string due)
    {
        var computed = DeadlineCalculator.Compute(A.Rule(Period.Hours(72)), A.Filed("2026-03-02T16:20") with { StatedEnd = A.Day(assigned) }, A.Calendar);

        computed.DueAt.Should().Be(A.Time(due));
        computed.Explanation.Replay().DueAt.Should().Be(computed.DueAt);
    }

    [Fact]
    public void OfficeHours_OverlappingShifts_AreRefused() =>
        FluentActions.Invoking(() => new OfficeHours([new(new(8, 0), new(12, 0)), new(new(11, 0), new(18, 0))]))
            .Should().Throw<DomainException>().Which.Code.Should().Be("office-hours.invalid");
}
