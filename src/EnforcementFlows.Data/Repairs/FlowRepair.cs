using EnforcementFlows.Domain;

namespace EnforcementFlows.Data.Repairs;

/// <summary>
/// One act on one flow or on a frozen set of them (流程处置). Whatever departs from the definition is drawn up by one person and
/// takes effect when another has confirmed it.
/// </summary>
public sealed class FlowRepair
{
    public required string Court { get; init; }

    public required Guid Id { get; init; }

    public required FlowRepairKind Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>JSON: the outcome of a skip, the target of a move, the variable and its new value.</summary>
    public required string Details { get; init; }

    /// <summary>JSON: what the set was chosen by; null for a single flow.</summary>
    public string? Filter { get; init; }

    public FlowRepairState State { get; private set; } = FlowRepairState.Drafted;

    public required int Total { get; init; }

    /// <summary>User id.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The node that works on it holds it until then; the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>A retry does what the definition says anyway; all else departs from it.</summary>
    public bool NeedsConfirmation => Kind != FlowRepairKind.Retry;

    /// <summary>Lets it be carried out without anybody else.</summary>
    /// <exception cref="DomainException"><c>repair.settled</c>, <c>repair.needs-confirmation</c></exception>
    public void Execute()
    {
        RequireDrafted();
        if (NeedsConfirmation)
            throw new DomainException("repair.needs-confirmation", "该处置偏离流程定义，须由另一人确认后执行。");
        State = FlowRepairState.Queued;
    }

    /// <summary>Lets it be carried out on the word of a second person.</summary>
    /// <exception cref="DomainException"><c>repair.settled</c>, <c>approval.same-person</c></exception>
    public void Confirm(string by, DateTimeOffset now)
    {
        RequireDrafted();
        if (by == CreatedBy)
            throw new DomainException("approval.same-person", "处置不能由拟定人本人确认。");
        (State, ConfirmedBy, ConfirmedAt) = (FlowRepairState.Queued, by, now);
    }

    /// <summary>Stops it: what is not done yet is left as it is.</summary>
    /// <exception cref="DomainException"><c>repair.settled</c></exception>
    public void Cancel(DateTimeOffset now)
    {
        if (State is FlowRepairState.Finished or FlowRepairState.Cancelled)
            throw Settled();
        (State, FinishedAt) = (FlowRepairState.Cancelled, now);
    }

    private void RequireDrafted()
    {
        if (State != FlowRepairState.Drafted)
            throw Settled();
    }

    private static DomainException Settled() => new("repair.settled", "该处置已执行、正在执行或已取消。");
}

/// <summary>What is done to the flows.</summary>
public enum FlowRepairKind
{
    Retry,
    Skip,
    ChangeVariable,
    Move,
    Cancel,
}

/// <summary>How far a repair has come.</summary>
public enum FlowRepairState
{
    Drafted,
    Queued,
    Running,
    Finished,
    Cancelled,
}
