using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Events that came before their wait: a burst keeps those that reach nobody and takes those that its new waits are for.</summary>
internal sealed class EarlyEvents(BurstStore store, Burst burst)
{
    /// <summary>How long an event that nobody waits for yet is kept.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    /// <summary>What the new waits of an execution could have missed. Without a correlation nothing is kept.</summary>
    public static IEnumerable<(string Name, string Correlation)> KeysOf(WorkflowExecution execution, IEnumerable<EventWait> waits) =>
        from wait in waits
        let correlation = wait.Correlation ?? execution.CorrelationId
        where correlation is not null
        select (wait.Name, correlation);

    /// <summary>Keeps an event for a wait to come, or for the waits of one instance that stands still.</summary>
    public Task KeepAsync(string name, string correlationId, object? payload, Guid? instanceId, CancellationToken cancellationToken) =>
        store.KeepEarlyEventAsync(
            new()
            {
                TenantId = burst.Command.TenantId,
                Id = burst.NewId(),
                Name = name,
                CorrelationId = correlationId,
                Payload = payload is null ? null : WorkflowValue.ToJson(payload),
                ReceivedAt = burst.Now,
                ExpiresAt = burst.Now + Life,
                InstanceId = instanceId,
            },
            cancellationToken);

    /// <summary>Resumes what a session has come to wait for since it was last asked and what had come before; whether there was any.</summary>
    public async Task<bool> TakeAsync(BurstSession session, CancellationToken cancellationToken)
    {
        var execution = session.Execution;
        var waits = execution.Effects.Events.Where(session.Looked.Add).ToList();
        var keys = KeysOf(execution, waits).Distinct().ToList();
        if (keys.Count == 0)
            return false;
        var taken = false;
        foreach (var early in await store.FindEarlyEventsAsync(keys, burst.Now, cancellationToken))
        {
            var taker = waits.Find(w => w.Name == early.Name && (w.Correlation ?? execution.CorrelationId) == early.Correlation);
            if (taker is null || !session.Resume(taker.ContextId, new EventStimulus(early.Name, WorkflowValue.Parse(early.Payload))))
                continue;
            waits.Remove(taker);
            await store.TakeEarlyEventAsync(early.Id, cancellationToken);
            taken = true;
        }

        return taken;
    }
}
