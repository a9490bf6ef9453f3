using EnforcementFlows.Data.PrivateClusters;

namespace EnforcementFlows.Api.Hosting.Startup;

/// <summary>Looks after the private cluster while the host runs: one that has died is started again within seconds.</summary>
internal sealed class ClusterWatch(HostDatabase database, ILogger<ClusterWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the host stops
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.EnsureRunningAsync(stoppingToken);
        }
        catch (PrivateClusterException exception)
        {
            Log.ClusterNotRestarted(logger, exception);
        }
    }
}
