using System.Collections.Concurrent;
using EnforcementFlows.Workflow.Execution;
using Npgsql;

namespace EnforcementFlows.Workflow.Outbox;

/// <summary>
/// Delivers what is due in the outbox on this node, each kind by itself: a partner that answers slowly, or not at all, holds up
/// its own messages and nobody else's.
/// </summary>
public sealed class OutboxCourier(NpgsqlDataSource dataSource, WorkflowRuntime runtime, WorkflowRuntimeOptions options)
{
    /// <summary>Messages of one kind that a node has in hand at a time; few enough that all are tried within their lease.</summary>
    private const int Batch = 8;

    private readonly ConcurrentDictionary<string, Task> _inHand = new();
    private int _delivered;

    /// <summary>Delivers one batch of every kind, one message after the other; returns how many.</summary>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var delivered = 0;
        foreach (var kind in await OutboxQueue.DueKindsAsync(dataSource, cancellationToken))
            delivered += await DeliverAsync(kind, 1, cancellationToken);
        return delivered;
    }

    /// <summary>Begins to deliver every kind that this node is not delivering already, and does not wait for it.</summary>
    /// <returns>How many were delivered since the last call.</returns>
    /// <exception cref="Exception">What broke an earlier delivery off, such as a lost database; messages that fail do not.</exception>
    public async Task<int> BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in await OutboxQueue.DueKindsAsync(dataSource, cancellationToken))
        {
            if (_inHand.TryGetValue(kind, out var running) && !running.IsCompleted)
                continue;
            _inHand[kind] = DrainAsync(kind, cancellationToken);
            if (running is not null)
                await running;
        }

        return Interlocked.Exchange(ref _delivered, 0);
    }

    /// <summary>Waits until nothing is in hand.</summary>
    public Task FinishAsync() => Task.WhenAll(_inHand.Values);

    private async Task DrainAsync(string kind, CancellationToken cancellationToken)
    {
        Task<int> Round(CancellationToken token) => DeliverAsync(kind, Batch, token);
        while (await (options.GuardRound is { } guard ? guard(Round, cancellationToken) : Round(cancellationToken)) is > 0 and var done)
            Interlocked.Add(ref _delivered, done);
    }

    private async Task<int> DeliverAsync(string kind, int parallelism, CancellationToken cancellationToken)
    {
        var claimed = await OutboxQueue.ClaimAsync(dataSource, kind, Batch, cancellationToken);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        // those of one instance go out in the order they were written
        await Parallel.ForEachAsync(claimed.GroupBy(m => m.Instance ?? m.Id as object), limits, async (messages, token) =>
        {
            foreach (var (tenant, id, _) in messages)
                await runtime.FollowAsync(tenant, await runtime.DeliverAsync(tenant, id, token));
        });
        return claimed.Count;
    }
}
