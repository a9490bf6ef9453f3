using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>
/// What happens when an alarm of an instance rings. Runs in a burst of its own, on its transaction; registered under the name
/// that alarms carry. It may write domain rows, schedule the next alarm, enqueue effects and signal waiting activities.
/// </summary>
/// <remarks>
/// It rings at its time also while its instance stands still with a fault; signals it sends then take effect when the fault is
/// mended. A handler that throws has done nothing, and is called again after a pause.
/// </remarks>
public abstract class AlarmHandler
{
    public abstract Task HandleAsync(AlarmContext context);
}

/// <summary>One ringing of an alarm. Exactly one: the row is taken in the same transaction.</summary>
/// <param name="Execution">The instance; what waits inside it is woken by <see cref="WorkflowExecution.Signal"/>.</param>
public sealed record AlarmContext(
    WorkflowExecution Execution, string Key, DateTimeOffset DueAt, object? Data, Command Command, CancellationToken CancellationToken)
{
    public Guid InstanceId => Execution.InstanceId;

    public string Tenant => Execution.Tenant;

    public string? CorrelationId => Execution.CorrelationId;

    /// <summary>The injected clock's instant of this burst.</summary>
    public DateTimeOffset Now => Execution.Environment.Now;

    public void Schedule(AlarmDraft draft) => Execution.Alarms.Schedule(draft);

    public void Enqueue(OutboxMessage message) => Execution.Effects.Outbox.Add(message);
}

/// <summary>A due timer as claimed by a worker.</summary>
internal sealed record ClaimedTimer(
    string TenantId, long Id, Guid InstanceId, int ContextId, DateTimeOffset DueAt, string? Handler, string? Key, string? Data, int Generation)
{
    /// <summary>
    /// The natural name of the command, so that firing twice is one. The instance belongs to it: a database that has lost its last commits
    /// gives the row's number to another timer.
    /// </summary>
    public Guid CommandId => DerivedId.FromName($"timer:{TenantId}:{InstanceId:N}:{Id}:{Generation}");
}
