namespace EnforcementFlows.Workflow.Storage;

/// <summary>What is searched of an instance; written only when one of these changes.</summary>
public sealed class WorkflowInstance
{
    public required string TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string VersionId { get; init; }

    /// <summary>The plan the instance is pinned to.</summary>
    public required string PlanHash { get; init; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public Guid? ParentId { get; init; }

    public int? ParentContext { get; init; }

    public required string Status { get; set; }

    public required string SubStatus { get; set; }

    public int IncidentCount { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>The hot row of an instance: snapshot, version and journal head. Every burst locks and rewrites it.</summary>
public sealed class InstanceState
{
    public required string TenantId { get; init; }

    public required Guid InstanceId { get; init; }

    public required long Version { get; set; }

    public required byte[] State { get; set; }

    /// <summary>Sequence of the last journal record.</summary>
    public required long Seq { get; set; }

    /// <summary>Hash of the last journal record.</summary>
    public required byte[] HeadHash { get; set; }

    public required string PlanHash { get; init; }

    public required string Status { get; set; }

    public required string SubStatus { get; set; }

    /// <summary>The instance that waits for this one, or null; as in flow_instance, so that a burst reads one row.</summary>
    public Guid? ParentId { get; init; }

    public int? ParentContext { get; init; }
}

/// <summary>A plan by its hash: which version it runs and which versions are inlined where.</summary>
public sealed class PlanRow
{
    public required string TenantId { get; init; }

    public required string PlanHash { get; init; }

    public required string VersionId { get; init; }

    /// <summary>JSON: version id by node path.</summary>
    public required string Inlined { get; init; }
}

/// <summary>A version of a definition. Published rows are never changed.</summary>
public sealed class DefinitionRow
{
    public required string TenantId { get; init; }

    public required string VersionId { get; init; }

    public required string DefinitionId { get; init; }

    public required int Version { get; init; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public required string Json { get; set; }

    public required string ContentHash { get; set; }

    public required bool IsPublished { get; set; }

    public required bool IsLatest { get; set; }

    /// <summary>Where it came from: <c>files</c> or the designer's user.</summary>
    public required string Origin { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who began it; null for files.</summary>
    public string? CreatedBy { get; init; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    /// <summary>Everybody who saved it; none of them publishes it.</summary>
    public string[] Editors { get; set; } = [];

    /// <summary>How often it was saved.</summary>
    public int Revision { get; set; }

    /// <summary>The window of the editor that saved it last; null where a form or a file did.</summary>
    public string? Window { get; set; }

    /// <summary>The revision that this window found; what came after it is all its own.</summary>
    public int WindowSince { get; set; }

    /// <summary>The version that it was made from; null where it was made from nothing.</summary>
    public string? BasedOn { get; init; }

    /// <summary>When it was first published; null for a draft, which alone may still change.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public bool IsDraft => PublishedAt is null;

    /// <summary>Whether nobody else has begun it or saved it.</summary>
    public bool IsWorkOf(string person) => CreatedBy == person && Editors.All(editor => editor == person);
}

/// <summary>A trigger of a published definition.</summary>
public sealed class TriggerRow
{
    public required string TenantId { get; init; }

    public required string VersionId { get; init; }

    public required string ActivityId { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary><c>event</c>, <c>timer</c>, <c>cron</c> or <c>start-at</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Event name, interval, cron expression or instant.</summary>
    public required string Value { get; init; }

    /// <summary>Next occurrence of a time trigger.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}

/// <summary>A wait for an event.</summary>
public sealed class EventWaitRow
{
    public required string TenantId { get; init; }

    public required Guid InstanceId { get; init; }

    public required int ContextId { get; init; }

    public required string Name { get; init; }

    public string? CorrelationId { get; init; }
}

/// <summary>An event that came when nobody could take it; taken when the wait is made or its instance goes on, dropped when it expires.</summary>
public sealed class EarlyEventRow
{
    public required string TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string CorrelationId { get; init; }

    public string? Payload { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Kept for this instance only: it stood still with a fault when the event it waited for came.</summary>
    public Guid? InstanceId { get; init; }
}

/// <summary>A timer: either a wait of one execution, or an alarm of the instance.</summary>
public sealed class TimerRow
{
    public required string TenantId { get; init; }

    public required long Id { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>The waiting execution; 0 for an alarm.</summary>
    public required int ContextId { get; init; }

    public string? Handler { get; init; }

    public string? Key { get; init; }

    public string? Data { get; init; }

    public int Generation { get; init; }

    /// <summary>0 ready, 1 leased, 2 parked: the execution it would resume stands still with a fault. Alarms are never parked.</summary>
    public short State { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public string? LeaseOwner { get; set; }

    public int Attempts { get; set; }
}

/// <summary>A command that was carried out, with its answer, so that a repetition gets the same answer.</summary>
public sealed class CommandRow
{
    public required string TenantId { get; init; }

    public required Guid CommandId { get; init; }

    public required string Kind { get; init; }

    public byte[]? RequestHash { get; init; }

    public string? Result { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>One record a burst; the records of an instance form a hash chain.</summary>
public sealed class JournalRow
{
    public required string TenantId { get; init; }

    public required Guid InstanceId { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public required Guid CommandId { get; init; }

    /// <summary>JSON text: the command's stimulus and the lines of the burst, exactly as hashed.</summary>
    public required string Body { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>An effect to be delivered after the commit.</summary>
public sealed class OutboxRow
{
    public required string TenantId { get; init; }

    public required long Id { get; init; }

    public Guid? InstanceId { get; init; }

    public required string Kind { get; init; }

    public required string DedupKey { get; init; }

    /// <summary>What the message is about, such as a case: those of one kind and correlation go out one after the other.</summary>
    public string? CorrelationId { get; init; }

    public required string Payload { get; set; }

    public required DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Given up after too many attempts or because it was refused; an operator decides.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    /// <summary>Done without having been delivered: an operator decided so.</summary>
    public bool Skipped { get; set; }

    public string? LastError { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Something that went wrong on an instance and waits for an operator.</summary>
public sealed class IncidentRow
{
    public required string TenantId { get; init; }

    public required Guid InstanceId { get; init; }

    public required int ContextId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActivityId { get; init; }

    public required string NodeId { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public DateTimeOffset? ResolvedAt { get; set; }
}
