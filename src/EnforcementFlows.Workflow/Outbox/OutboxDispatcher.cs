using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Outbox;

/// <summary>An effect to be delivered.</summary>
/// <param name="CorrelationId">What it is about; messages of one kind and correlation come one after the other.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Attempts">How often it was tried before.</param>
public sealed record QueuedMessage(
    string TenantId, long Id, Guid? InstanceId, string Kind, string DedupKey, string? CorrelationId, string Payload, int Attempts)
{
    /// <summary>When the burst wrote it, by the injected clock.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Delivers the messages of one kind to one outside system. At least once: the receiver recognises repetitions by the id.</summary>
public abstract class OutboxDispatcher
{
    /// <summary>How often a message is tried, after 2, 4, 8 … seconds and then every hour; twelve times is a good hour.</summary>
    public virtual int MaxAttempts => 12;

    /// <summary>Delivers, or throws; a message that failed is tried again with growing pauses, then given up for an operator to decide.</summary>
    /// <returns>What is to be written now that it is delivered, in one transaction with the row's being done; null = nothing.</returns>
    /// <exception cref="MessageRefusedException">It makes no sense to try again: given up at once.</exception>
    public abstract Task<DeliveryRecord?> DeliverAsync(QueuedMessage message, CancellationToken cancellationToken);

    /// <summary>Tells who has to know that a message was given up; in one transaction with its being given up.</summary>
    public virtual Task GivenUpAsync(Burst burst, QueuedMessage message, Exception reason, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What a delivery has to write.</summary>
/// <param name="Actor">In whose name; with an actor a broken rule refuses the whole record, so that the message fails and nothing is written.</param>
public sealed record DeliveryRecord(Func<Burst, Task> Write, string? Actor = null);

/// <summary>The receiver will never take this message, or nobody can tell whether it has.</summary>
public class MessageRefusedException(string message, Exception? inner = null) : Exception(message, inner);
