using EnforcementFlows.Workflow.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>
/// Polls for due work on this node: one loop for time, one for the outbox, so that a partner that answers slowly delays no timer.
/// Polling is the guarantee; nothing is lost when a node dies between two polls.
/// </summary>
public sealed class DueWorker(DueWork work, DueTimers timers, OutboxCourier courier, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<DueWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private long _swept = TimeProvider.System.GetTimestamp();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LoopAsync(Guarded(FireAsync), stoppingToken), LoopAsync(courier.BeginAsync, stoppingToken));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await courier.FinishAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Func<CancellationToken, Task<int>> Guarded(Func<CancellationToken, Task<int>> round) =>
        token => options.GuardRound is { } guard ? guard(round, token) : round(token);

    private async Task<int> FireAsync(CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetElapsedTime(_swept) > Sweep)
        {
            _swept = TimeProvider.System.GetTimestamp();
            await timers.ReleaseExpiredAsync(cancellationToken);
        }

        return await work.FireAsync(clock.GetUtcNow(), cancellationToken);
    }

    private async Task LoopAsync(Func<CancellationToken, Task<int>> round, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle, TimeProvider.System);
        do
        {
            try
            {
                timer.Period = await round(stoppingToken) > 0 ? Busy : Idle;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.WorkerFailed(logger, nameof(DueWorker), exception);
                timer.Period = Broken;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
