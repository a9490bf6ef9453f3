using EnforcementFlows.Workflow.Outbox;
using Npgsql;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>All that the passing of time makes due: timers, time triggers and outbox rows. The worker and the manual clock use the same code.</summary>
public sealed class DueWork(NpgsqlDataSource dataSource, DueTimers timers, DueTriggers triggers, OutboxCourier courier)
{
    /// <summary>How many instances a node fires at a time; most of a usual pool stays for people.</summary>
    private const int Parallelism = 8;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>One round of what is due now, in due order; returns how much was done.</summary>
    public async Task<int> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var done = await courier.DeliverAsync(cancellationToken);
        done += await triggers.FireDueAsync(now, cancellationToken);
        return done + await timers.FireDueAsync(now, cancellationToken);
    }

    /// <summary>One round of the triggers and timers due now.</summary>
    public async Task<int> FireAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await triggers.FireDueAsync(now, cancellationToken) + await timers.FireDueAsync(now, Parallelism, cancellationToken);

    /// <summary>
    /// Lets time pass up to <paramref name="target"/>: <paramref name="setNow"/> is called with each due instant in order, and what
    /// is due then is done before time goes on, so that everything happens at its own time. What fails at its instant is logged and
    /// tried again later; time does not wait for it.
    /// </summary>
    /// <param name="tell">Tells the time to whoever outside lives by the same clock; called at each instant until neither they nor this have anything left to do.</param>
    /// <returns>How many timers, triggers and messages were done.</returns>
    public async Task<int> AdvanceAsync(
        DateTimeOffset from, DateTimeOffset target, Func<DateTimeOffset, Task> setNow, CancellationToken cancellationToken, Func<DateTimeOffset, Task<OutsideTime>>? tell = null)
    {
        tell ??= _ => Task.FromResult(OutsideTime.Idle);
        var (fired, outside) = await SettleAsync(from, tell, cancellationToken);
        for (var now = from; now < target;)
        {
            now = Earliest(target, await timers.NextAfterAsync(now, cancellationToken), outside > now ? outside : null);
            await setNow(now);
            (var done, outside) = await SettleAsync(now, tell, cancellationToken);
            fired += done;
        }

        return fired;
    }

    private static DateTimeOffset Earliest(DateTimeOffset target, params ReadOnlySpan<DateTimeOffset?> others)
    {
        foreach (var other in others)
            target = other < target ? other.Value : target;
        return target;
    }

    // what is done here may be answered outside, and an answer may give something to do here
    private async Task<(int Done, DateTimeOffset? Outside)> SettleAsync(DateTimeOffset now, Func<DateTimeOffset, Task<OutsideTime>> tell, CancellationToken cancellationToken)
    {
        for (var fired = 0; ;)
        {
            var done = await SettleAsync(now, cancellationToken);
            fired += done;
            var outside = await tell(now);
            if (done == 0 && outside.Did == 0)
                return (fired, outside.Next);
        }
    }

    // until nothing is due any more and nobody else has anything of it in hand
    private async Task<int> SettleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var fired = 0; ;)
        {
            await timers.ReleaseExpiredAsync(cancellationToken);
            var done = await RunOnceAsync(now, cancellationToken);
            fired += done;
            if (done > 0)
                continue;
            if (!await timers.AreInHandAsync(now, cancellationToken) && !await OutboxQueue.IsInHandAsync(dataSource, cancellationToken))
                return fired;
            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }
    }
}
