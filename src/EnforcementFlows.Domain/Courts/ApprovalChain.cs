using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Courts;

/// <summary>Who approves an item, in order (审批链). Persons are kept apart: nobody decides two steps, the requester none.</summary>
public sealed record ApprovalChain
{
    public required string Name { get; init; }

    public required IReadOnlyList<ApprovalStep> Steps { get; init; }

    /// <summary>How soon each step is to be answered: its task is due then, or with the deadline of what is asked for, if that is earlier.</summary>
    public ApprovalReply? Reply { get; init; }

    public string? Source { get; init; }

    /// <summary>The contradiction between clauses that this chain settles.</summary>
    public string? Conflict { get; init; }

    public string? Note { get; init; }

    public bool ToBeConfirmed { get; init; }
}

/// <summary>The time for answering a request (批复).</summary>
public sealed record ApprovalReply(int N, PeriodUnit Unit, string? Clause = null, bool ToBeConfirmed = false)
{
    public Period Period => new(N, Unit);
}
