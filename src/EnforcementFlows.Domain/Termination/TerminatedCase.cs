using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;

namespace EnforcementFlows.Domain.Termination;

/// <summary>A case in the register of terminated procedures (终本案件库): what is still owed, when its assets are queried next, what was found.</summary>
/// <remarks>终本规定 9; WL-3-2-0, HL-2.3-1, TB-2.2-2.</remarks>
public sealed class TerminatedCase : VersionedCaseRecord
{
    private TerminatedCase()
    {
    }

    public required CaseNumber Number { get; init; }

    /// <summary>终本日; all query days count from it.</summary>
    public required DateOnly TerminatedOn { get; init; }

    /// <summary>未到位金额 at that time.</summary>
    public required Money Outstanding { get; init; }

    /// <summary>The team that manages it (HL-2.3-1), code of the profile.</summary>
    public string? Team { get; init; }

    /// <summary>Last day on which a query falls; null where they go on until nothing is owed.</summary>
    public DateOnly? QueriesUntil { get; init; }

    /// <summary>Null when there are no more.</summary>
    public DateOnly? NextQueryOn { get; private set; }

    public DateTimeOffset? LastQueriedAt { get; private set; }

    public int Queries { get; private set; }

    /// <summary>Queries that found something (命中).</summary>
    public int Hits { get; private set; }

    /// <summary>Queries in a row that found nothing; two open the way to lifting a listing (失信规定 10(5)).</summary>
    public int EmptyInARow { get; private set; }

    public TerminatedState State { get; private set; } = TerminatedState.Managed;

    /// <summary>The 执恢 case in which it goes on.</summary>
    public Guid? ResumedCaseId { get; private set; }

    public DateTimeOffset? ResumedAt { get; private set; }

    /// <summary>Takes a closed case in: as it is closed, or as it is taken over years later; the queries of before are not made up for.</summary>
    /// <exception cref="DomainException"><c>case.not-terminated</c></exception>
    public static TerminatedCase Enter(EnforcementCase closed, QueryPlan plan, string? team, DateOnly today)
    {
        Rule.Require(closed is { ClosingWay: ClosingWay.TerminateCurrentProcedure, ClosedAt: not null }, "case.not-terminated", "案件不是以终结本次执行程序方式结案的。");
        var day = CourtTime.DayOf(closed.ClosedAt!.Value);
        var next = plan.NextAfter(day, today > day ? today.AddDays(-1) : day);
        return new()
        {
            Court = closed.Court,
            CaseId = closed.Id,
            Number = closed.Number,
            TerminatedOn = day,
            Outstanding = closed.Amounts.Outstanding,
            Team = team,
            QueriesUntil = plan.LastDay(day),
            NextQueryOn = next,
            State = next is null ? TerminatedState.Expired : TerminatedState.Managed,
        };
    }

    /// <summary>A periodic query was answered.</summary>
    /// <param name="plan">The court's plan as it is now; the next day follows from it.</param>
    /// <param name="found">Whether it found anything.</param>
    /// <param name="at">When the answer came, as proven.</param>
    /// <exception cref="DomainException"><c>termination.not-managed</c></exception>
    public void RecordQuery(QueryPlan plan, bool found, DateTimeOffset at)
    {
        Rule.Require(State == TerminatedState.Managed, "termination.not-managed", "该案已恢复执行或者查询期已满。");
        Queries++;
        Hits += found ? 1 : 0;
        EmptyInARow = found ? 0 : EmptyInARow + 1;
        LastQueriedAt = at;
        var answered = CourtTime.DayOf(at);
        // asked some days ahead of its day, it is the query of that day
        NextQueryOn = plan.NextAfter(TerminatedOn, NextQueryOn is { } due && due > answered ? due : answered);
        if (NextQueryOn is null)
            State = TerminatedState.Expired;
        Changed();
    }

    /// <summary>The case goes on as another (恢复执行).</summary>
    /// <exception cref="DomainException"><c>reinstatement.done</c></exception>
    public void Resume(EnforcementCase into, DateTimeOffset now)
    {
        Rule.Require(State != TerminatedState.Resumed, "reinstatement.done", "该案已经恢复执行。");
        (State, ResumedCaseId, ResumedAt, NextQueryOn) = (TerminatedState.Resumed, into.Id, now, null);
        Changed();
    }
}
