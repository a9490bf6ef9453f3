namespace EnforcementFlows.Workflow.Execution;

/// <summary>A timer that a waiting activity needs.</summary>
public sealed record TimerWait(int ContextId, DateTimeOffset DueAt);

/// <summary>A wait for an event by name, optionally for one correlation only.</summary>
public sealed record EventWait(int ContextId, string Name, string? Correlation);

/// <summary>A human task to be written.</summary>
public sealed record TaskWait(int ContextId, Guid TaskId, HumanTasks.HumanTaskDraft Draft);

/// <summary>An alarm of an instance: at <paramref name="DueAt"/> the handler of that name runs in a burst of its own.</summary>
/// <param name="Handler">Name the handler is registered under; stored, so a contract.</param>
/// <param name="Key">Identity within the instance; scheduling the same key again replaces the alarm.</param>
public sealed record AlarmDraft(string Handler, string Key, DateTimeOffset DueAt, object? Data = null);

/// <summary>An effect outside the instance; delivered after the commit, at least once, effective once by <paramref name="DedupKey"/>.</summary>
/// <param name="Kind">Which dispatcher takes it, by the part before a colon (<c>gateway:sms</c>); stored, so a contract.</param>
/// <param name="AvailableAt">Not before this instant of the system clock; null = at once.</param>
public sealed record OutboxMessage(string Kind, string DedupKey, object? Payload, DateTimeOffset? AvailableAt = null)
{
    /// <summary>
    /// What it is about, such as a case. Messages of one kind and correlation are delivered in the order they were written, and
    /// one that can not be delivered holds up the later ones of its own correlation and no others. Null = in any order.
    /// </summary>
    public string? CorrelationId { get; init; }
}

/// <summary>A child workflow to be run inline, in the same transaction.</summary>
public sealed record ChildStart(int ContextId, string DefinitionId, string? CorrelationId, Dictionary<string, object?> Input, bool Wait);

/// <summary>One line of the burst's journal record.</summary>
/// <param name="Event"><c>Started, Resumed, Completed, Canceled, Faulted</c>, the words of Elsa's execution log; <c>Migrated</c> where it now stands after the instance has gone over to another version.</param>
public sealed record JournalLine(int ContextId, string NodeId, string Event, string? Detail);

/// <summary>Everything a burst wants written besides the snapshot; the store writes it in the same transaction.</summary>
public sealed class BurstEffects
{
    public List<TimerWait> Timers { get; } = [];

    public List<EventWait> Events { get; } = [];

    public List<TaskWait> Tasks { get; } = [];

    public List<AlarmDraft> Alarms { get; } = [];

    public HashSet<string> CancelledAlarms { get; } = [];

    public List<OutboxMessage> Outbox { get; } = [];

    /// <summary>Children that the activity just run has asked for and that have not been started yet.</summary>
    internal Queue<ChildStart> Children { get; } = [];

    /// <summary>Contexts whose stored waits are to be removed, with the kinds they had.</summary>
    public Dictionary<int, WaitKinds> ClosedWaits { get; } = [];

    public List<Incident> NewIncidents { get; } = [];

    /// <summary>Executions whose incident is settled.</summary>
    public HashSet<int> ResolvedIncidents { get; } = [];

    public List<JournalLine> Journal { get; } = [];

    /// <summary>What WriteLine wrote.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Takes back what an execution waits for. What it has asked for in this same burst has no row yet.</summary>
    internal void CloseWaits(ActivityExecutionContext context)
    {
        Timers.RemoveAll(w => w.ContextId == context.Id);
        Events.RemoveAll(w => w.ContextId == context.Id);
        Tasks.RemoveAll(w => w.ContextId == context.Id);
        if (context.StoredWaits != WaitKinds.None)
            ClosedWaits[context.Id] = context.StoredWaits;
    }
}

/// <summary>Which tables hold waits of a context.</summary>
[Flags]
public enum WaitKinds
{
    None = 0,
    Timer = 1,
    Event = 2,
    Task = 4,

    /// <summary>Waits for a signal inside the instance or for a child; no row.</summary>
    Internal = 8,
}
