using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Courts;

/// <summary>Who approves an item, in order (审批链). Persons are kept apart: nobody decides two steps, the requester none.</summary>
public sealed record ApprovalChain
{
    public required string Name { get; init; }

    public required IReadOnlyList<ApprovalStep> Steps { get; init; }

    /// <summary>How soon each step is to be answered.</summary>
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

/// <summary>One step of a chain.</summary>
public sealed record ApprovalStep
{
    /// <summary>Any holder of one of these roles may decide.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public StepMode Mode { get; init; } = StepMode.Decision;

    public string? Clause { get; init; }

    /// <summary>The article of law, where the step comes from there.</summary>
    public string? Source { get; init; }

    /// <summary>How many different persons must agree (合议), at least.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>The requester counts towards the quorum, as a member of the panel (合议庭) does.</summary>
    public bool IncludesRequester { get; init; }

    /// <summary>The timed node that runs while this step is open.</summary>
    public string? Node { get; init; }

    /// <summary>The role in whose place this step decides; without an authorisation on record that role decides as well.</summary>
    public string? UnderAuthorisationOf { get; init; }

    public bool ToBeConfirmed { get; init; }
}

/// <summary>Whether one person decides, several agree (合议), or somebody only says an opinion (意见) for those that follow.</summary>
public enum StepMode
{
    Decision,
    Opinion,
    Quorum,
}

/// <summary>A written authorisation (授权): one role lets another decide certain acts in its place.</summary>
/// <param name="By">The role that gives it.</param>
/// <param name="To">The role that receives it.</param>
/// <param name="Acts">Keys of the approval chains it covers.</param>
/// <param name="Document">The paper it stands in.</param>
/// <param name="From">First legal day, Asia/Shanghai.</param>
/// <param name="Until">Last legal day; null while it lasts. (<c>to</c> names the receiver already.)</param>
public sealed record Authorisation(string By, string To, IReadOnlyList<string> Acts, string Document, DateOnly From, DateOnly? Until = null)
{
    public bool Covers(string act, DateOnly day) => Acts.Contains(act) && From <= day && (Until is null || day <= Until);
}
