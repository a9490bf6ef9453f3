using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Termination;

namespace EnforcementFlows.Domain.Tests.Termination;

/// <summary>终本规定 9: every six months for five years; WL-3-2-2, WL-3-2-3: more often and for longer as the court says.</summary>
public sealed class QueryPlanTests
{
    private static readonly QueryPlan Law = new(Period.Months(6), Period.Years(5));

    [Theory]
    [InlineData("2026-08-31", "2026-08-31", "2027-02-28")] // February has no 31st
    [InlineData("2026-08-31", "2027-02-28", "2027-08-31")] // and the next counts from the termination again
    [InlineData("2026-08-31", "2031-02-28", "2031-08-31")] // the tenth, five years later to the day
    [InlineData("2026-06-30", "2027-03-15", "2027-06-30")] // asked late: the later days stay
    public void NextAfter_CountsFromTheTermination(string terminatedOn, string day, string expected) =>
        Law.NextAfter(A.Day(terminatedOn), A.Day(day)).Should().Be(A.Day(expected));

    [Fact]
    public void NextAfter_FiveYearsOver_IsNone() => Law.NextAfter(A.Day("2026-08-31"), A.Day("2031-08-31")).Should().BeNull();

    [Fact]
    public void NextAfter_CourtGoesOnUntilPaid_HasNoEnd() =>
        new QueryPlan(Period.Months(6), Period.Years(5), untilPaid: true).NextAfter(A.Day("2026-08-31"), A.Day("2031-08-31")).Should().Be(A.Day("2032-02-29"));

    [Theory]
    [InlineData(3, PeriodUnit.Month, "2026-09-30")]
    [InlineData(90, PeriodUnit.Day, "2026-09-28")]
    public void NextAfter_CourtAsksMoreOften_FollowsTheCourt(int n, PeriodUnit unit, string expected) =>
        new QueryPlan(new(n, unit), Period.Years(5)).NextAfter(A.Day("2026-06-30"), A.Day("2026-06-30")).Should().Be(A.Day(expected));

    [Theory]
    [InlineData(7, PeriodUnit.Month)]
    [InlineData(1, PeriodUnit.Year)]
    [InlineData(0, PeriodUnit.Month)]
    [InlineData(10, PeriodUnit.WorkingDay)]
    public void Every_SlowerThanTheLawOrNoPlan_IsTheLaws(int n, PeriodUnit unit) =>
        new QueryPlan(new(n, unit), Period.Years(5)).Every.Should().Be(Period.Months(6));

    [Fact]
    public void During_ShorterThanTheLaw_IsTheLaws() => new QueryPlan(Period.Months(6), Period.Years(3)).During.Should().Be(Period.Years(5));

    [Theory]
    [InlineData(12, 3, new[] { "$.settings.terminatedQueries.every", "$.settings.terminatedQueries.during" })]
    [InlineData(3, 5, new string[0])]
    public void Review_LooserThanTheLaw_Warns(int months, int years, string[] expected)
    {
        var profile = A.ProfileWith("director") with { Settings = new() { TerminatedQueries = new() { Every = Period.Months(months), During = Period.Years(years) } } };

        var warned = ProfileReview.Review(profile, new Dictionary<string, string> { ["director"] = "局长" }).Where(finding => !finding.IsError).Select(finding => finding.Path);

        warned.Should().Equal(expected);
    }
}
