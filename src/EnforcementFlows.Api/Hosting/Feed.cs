namespace EnforcementFlows.Api.Hosting;

/// <summary>
/// Looks once a second, by the system's clock, what those who are connected to this node are to be told. An outage ends no feed: it is noted,
/// and the next look tells what the failed one would have.
/// </summary>
internal abstract class Feed(ILogger logger) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    protected static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected abstract Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // the node is stopping
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.LiveFeedFailed(logger, exception);
        }
    }
}
