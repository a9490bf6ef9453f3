using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using Npgsql;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>All that the passing of time makes due: timers, time triggers and outbox rows. The worker and the manual clock use the same code.</summary>
public sealed class DueWork(NpgsqlDataSource dataSource, DueTimers timers, DueTriggers triggers, WorkflowRuntime runtime)
{
    private const int OutboxBatch = 100;

    /// <summary>One round of what is due now; returns how much was done.</summary>
    public async Task<int> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var done = await DeliverAsync(cancellationToken);
        done += await triggers.FireDueAsync(now, cancellationToken);
        return done + await timers.FireDueAsync(now, cancellationToken);
    }

    /// <summary>
    /// Lets time pass up to <paramref name="target"/>: <paramref name="setNow"/> is called with each due instant in order, and what
    /// is due then is done before time goes on, so that everything happens at its own time.
    /// </summary>
    /// <returns>How many timers, triggers and messages were done.</returns>
    public async Task<int> AdvanceAsync(DateTimeOffset from, DateTimeOffset target, Func<DateTimeOffset, Task> setNow, CancellationToken cancellationToken)
    {
        var fired = 0;
        var now = from;
        await timers.ReleaseExpiredAsync(cancellationToken);
        while (true)
        {
            var done = await RunOnceAsync(now, cancellationToken);
            fired += done;
            if (done > 0)
                continue;
            var next = await timers.EarliestAsync(cancellationToken);
            if (next is not { } due || due > target)
                break;
            if (due <= now)
                break; // claimed by another node, or failing: it is tried again when its lease runs out
            await setNow(now = due);
        }

        await setNow(target);
        return fired + await RunOnceAsync(target, cancellationToken);
    }

    private async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var claimed = await OutboxQueue.ClaimAsync(dataSource, OutboxBatch, cancellationToken);
        foreach (var (tenant, id) in claimed)
            await runtime.DeliverAsync(tenant, id, cancellationToken);
        return claimed.Count;
    }
}
