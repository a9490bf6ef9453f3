using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Termination;

namespace EnforcementFlows.Domain.Tests.Termination;

public sealed class TerminatedCaseTests
{
    private static readonly QueryPlan Plan = new(Period.Months(6), Period.Years(5));

    [Fact]
    public void Enter_Terminated_OwesWhatIsLeftAndIsQueriedSixMonthsLater()
    {
        var entry = TerminatedCase.Enter(A.TerminatedCase("2026-06-30 16:00"), Plan, "terminated-team", A.Day("2026-06-30"));

        (entry.TerminatedOn, entry.Outstanding, entry.NextQueryOn, entry.QueriesUntil, entry.Team)
            .Should().Be((A.Day("2026-06-30"), A.Yuan("120000.00"), A.Day("2026-12-30"), A.Day("2031-06-30"), "terminated-team"));
    }

    [Theory]
    [InlineData(ClosingWay.Fulfilled)]
    [InlineData(ClosingWay.Terminated)]
    public void Enter_ClosedInAnotherWay_IsRefused(ClosingWay way) =>
        Expect.Refused(() => TerminatedCase.Enter(A.ClosedCase(way, "2026-06-30 16:00"), Plan, null, A.Day("2026-06-30")), "case.not-terminated");

    [Theory] // terminated on 2024-02-29 and taken over later: the queries that nobody made are not made up for
    [InlineData("2026-06-30", "2026-08-29", TerminatedState.Managed)]
    [InlineData("2029-03-01", null, TerminatedState.Expired)]
    public void Enter_TakenOverLater_GoesOnWithTheNextQuery(string today, string? next, TerminatedState state)
    {
        var taken = A.Case(A.Draft() with { FiledAt = "2023-03-01T09:00:00+08:00", ApplicationReceivedOn = "2023-02-27", MaterialReceivedAt = null, CaseNumber = "（2023）豫1330执1号", Title = new("民事判决书", "(2022)豫1330民初88号", "2022-01-20") });
        taken.CloseAsBefore(A.Day("2024-02-29"));

        var entry = TerminatedCase.Enter(taken, Plan, null, A.Day(today));

        (entry.NextQueryOn, entry.State).Should().Be((next is null ? (DateOnly?)null : A.Day(next), state));
    }

    [Fact]
    public void CloseAsBefore_BeforeItWasFiled_IsRefused() => Expect.Refused(() => A.Case().CloseAsBefore(A.Day("2026-03-01")), "case.dates-out-of-order");

    [Fact] // the system asks seven days ahead: it is the query of 12-30, and the next one is that of 06-30
    public void RecordQuery_SomeDaysAhead_IsTheQueryOfItsDay()
    {
        var entry = TerminatedCase.Enter(A.TerminatedCase("2026-06-30 16:00"), Plan, null, A.Day("2026-06-30"));

        entry.RecordQuery(Plan, found: false, A.At("2026-12-23 10:00"));

        (entry.Queries, entry.Hits, entry.EmptyInARow, entry.NextQueryOn).Should().Be((1, 0, 1, A.Day("2027-06-30")));
    }

    [Fact]
    public void RecordQuery_TwiceNothingThenSomething_CountsTheEmptyOnesInARow()
    {
        var entry = TerminatedCase.Enter(A.TerminatedCase("2026-06-30 16:00"), Plan, null, A.Day("2026-06-30"));
        entry.RecordQuery(Plan, found: false, A.At("2026-12-23 10:00"));
        entry.RecordQuery(Plan, found: false, A.At("2027-06-23 10:00"));
        entry.EmptyInARow.Should().Be(2);

        entry.RecordQuery(Plan, found: true, A.At("2027-12-23 10:00"));

        (entry.Queries, entry.Hits, entry.EmptyInARow).Should().Be((3, 1, 0));
    }

    [Fact]
    public void RecordQuery_TheTenth_IsTheLast()
    {
        var entry = TerminatedCase.Enter(A.TerminatedCase("2026-06-30 16:00"), Plan, null, A.Day("2026-06-30"));
        var queries = 0;
        while (entry.NextQueryOn is { } day)
        {
            entry.RecordQuery(Plan, found: false, new DateTimeOffset(day.ToDateTime(new(10, 0)), TimeSpan.FromHours(8)));
            queries++;
        }

        (queries, entry.State).Should().Be((10, TerminatedState.Expired));
        Expect.Refused(() => entry.RecordQuery(Plan, found: false, A.At("2031-12-30 10:00")), "termination.not-managed");
    }

    [Fact]
    public void Resume_Twice_IsRefused()
    {
        var entry = TerminatedCase.Enter(A.TerminatedCase("2026-06-30 16:00"), Plan, null, A.Day("2026-06-30"));
        entry.Resume(A.Case(), A.At("2026-09-03 09:00"));
        entry.NextQueryOn.Should().BeNull();

        Expect.Refused(() => entry.Resume(A.Case(), A.At("2026-09-04 09:00")), "reinstatement.done");
    }
}
