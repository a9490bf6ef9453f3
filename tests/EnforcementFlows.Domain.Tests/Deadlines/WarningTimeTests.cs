using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>When alerts go out (P8). Every expected instant was worked out by hand.</summary>
public sealed class WarningTimeTests
{
    [Theory]
    [InlineData("2026-04-28T09:30", "3d", "3d", "2026-04-30T09:00")] // due 05-06; 05-03, 05-02, 05-01 rest
    [InlineData("2026-03-02T10:15", "3d", "3d", "2026-03-02T10:15")] // due 03-05: reaches back to the start, so at once (conflict C-31)
    [InlineData("2026-03-04T09:30", "3d", "3d", "2026-03-06T09:00")] // due 03-09
    [InlineData("2026-03-06T09:30", "3d", "3d", "2026-03-06T09:30")] // due 03-09; 03-06 is the start day
    [InlineData("2026-03-02T10:15", "10d", "3d", "2026-03-09T09:00")] // due 03-12
    [InlineData("2026-03-02T10:15", "13d", "3d", "2026-03-13T09:00")] // due 03-16, rolled from Sunday 03-15
    [InlineData("2026-05-06T10:15", "6d", "3d", "2026-05-09T09:00")] // due 05-12; the Saturday works
    [InlineData("2026-05-06T10:15", "5d", "1d", "2026-05-09T09:00")] // due 05-11; Sunday 05-10 rests, Saturday 05-09 does not
    [InlineData("2026-03-02T10:15", "10d", "30d", "2026-03-02T10:15")] // shorter than its lead
    [InlineData("2026-03-02", "10d", "30d", "2026-03-02T00:00")]
    [InlineData("2026-03-02T10:15", "10d", "0d", "2026-03-12T09:00")] // on the day itself
    [InlineData("2026-03-02T10:15", "10d", "0", "2026-03-12T09:00")]
    [InlineData("2026-04-28T09:30", "10wd", "2wd", "2026-05-12T09:00")] // due 05-14
    [InlineData("2026-04-28T09:30", "7wd", "1wd", "2026-05-09T09:00")] // due 05-11
    [InlineData("2026-04-28T09:30", "7wd", "5wd", "2026-04-30T09:00")] // 9, 8, 7, 6 May, 30 April
    [InlineData("2026-03-02T10:15", "6m", "1m", "2026-07-31T09:00")] // due 09-02; 08-02 is a Sunday
    [InlineData("2026-03-02T10:15", "3d", "2h", "2026-03-05T22:00")] // hours go back from 24:00
    // limits in hours: the lead goes back from the instant
    [InlineData("2026-03-02T16:20", "72h", "24h", "2026-03-04T17:00")]
    [InlineData("2026-03-02T16:20", "72h", "1d", "2026-03-04T17:00")]
    [InlineData("2026-03-02T16:20", "72h", "3d", "2026-03-02T16:20")] // back to the hour it runs from: at once (conflict C-31)
    [InlineData("2026-03-02T16:20", "72h", "71h", "2026-03-02T18:00")]
    [InlineData("2026-03-06T10:05", "72h", "24h", "2026-03-06T10:05")] // due Monday 11:00; Sunday, Saturday rest, Friday 11:00 is its first hour
    [InlineData("2026-03-05T10:05", "96h", "24h", "2026-03-06T11:00")] // due Monday 11:00, alert on Friday
    public void Compute_OneLead_GoesOutByHand(string start, string period, string lead, string at)
    {
        var computed = DeadlineCalculator.Compute(A.Rule(A.Length(period), lead: A.Length(lead)), A.Filed(start), A.Calendar);

        computed.Warnings.Should().Equal(new DeadlineWarning(A.Length(lead), A.Time(at)));
        computed.Explanation.Replay().Warnings.Should().Equal(A.Time(at));
    }

    [Fact]
    public void Compute_SeveralLeads_ComeInOrderOfTimeEachOnce()
    {
        var rule = A.Rule(Period.Months(6)) with { Leads = [Period.Days(5), Period.Days(30), Period.Days(15), Period.Days(30)] };

        DeadlineCalculator.Compute(rule, A.Filed("2026-03-02T10:15"), A.Calendar).Warnings.Should().Equal( // due 09-02
            new DeadlineWarning(Period.Days(30), A.Time("2026-08-03T09:00")),
            new DeadlineWarning(Period.Days(15), A.Time("2026-08-18T09:00")),
            new DeadlineWarning(Period.Days(5), A.Time("2026-08-28T09:00")));
    }

    [Fact]
    public void Compute_AlertTimeOfTheProfile_IsUsed() =>
        DeadlineCalculator.Compute(A.Rule(Period.Days(10), lead: Period.Days(3), counting: new() { AlertTime = new(8, 15) }), A.Filed("2026-03-02"), A.Calendar)
            .Warnings.Single().At.Should().Be(A.Time("2026-03-09T08:15"));

    [Fact]
    public void Compute_StatutoryLimitDrives_AlertsFollowIt() =>
        DeadlineCalculator.Compute(A.Rule(Period.WorkingDays(10), Period.Days(10), lead: Period.Days(3)), A.Filed("2026-04-28T09:30"), A.Calendar)
            .Warnings.Single().At.Should().Be(A.Time("2026-04-30T09:00")); // due 05-08; 05-05 to 05-01 rest

    [Fact]
    public void Compute_LeadInWorkingHours_IsRefused() =>
        FluentActions.Invoking(() => DeadlineCalculator.Compute(A.Rule(lead: Period.WorkingHours(2)), A.Filed("2026-03-02"), A.Calendar))
            .Should().Throw<DomainException>().Which.Code.Should().Be("deadline.lead-unit");
}
