using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>Polls for due work on this node. Polling is the guarantee; nothing is lost when a node dies between two polls.</summary>
public sealed class DueWorker(DueWork work, DueTimers timers, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<DueWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle, TimeProvider.System);
        var swept = TimeProvider.System.GetTimestamp();
        do
        {
            try
            {
                timer.Period = await RoundAsync(stoppingToken) > 0 ? Busy : Idle;
                if (TimeProvider.System.GetElapsedTime(swept) > Sweep)
                {
                    swept = TimeProvider.System.GetTimestamp();
                    await timers.ReleaseExpiredAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                Log.WorkerFailed(logger, nameof(DueWorker), exception);
                timer.Period = Broken;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private Task<int> RoundAsync(CancellationToken stoppingToken) => options.GuardRound is { } guard
        ? guard(token => work.RunOnceAsync(clock.GetUtcNow(), token), stoppingToken)
        : work.RunOnceAsync(clock.GetUtcNow(), stoppingToken);

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
