using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Carries out uploaded dockets on this node, one at a time. What a node leaves undone when it dies another goes on with.</summary>
internal sealed class ImportWorker(ImportLease leases, ImportRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle, TimeProvider.System);
        do
        {
            try
            {
                timer.Period = Idle;
                await WorkAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.ImportFailed(logger, exception);
                timer.Period = Broken;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(clock.GetUtcNow(), cancellationToken) is not { } holding)
            return;
        try
        {
            while (await CarryOutAsync(holding, cancellationToken) is > 0 and var done)
            {
                Log.LinesImported(logger, done, holding.JobId);
                if (await leases.RenewAsync(holding, cancellationToken) is not { } renewed)
                    return; // cancelled, or with another node
                holding = renewed;
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            await leases.ReleaseAsync(holding); // the node is stopping
            throw;
        }
    }

    // null while the clock is being moved
    private async Task<int?> CarryOutAsync(ImportLease.Holding holding, CancellationToken cancellationToken)
    {
        int? lines = null;
        await GuardedAsync(async token => (lines = await run.NextAsync(holding.Court, holding.JobId, token)).Value, cancellationToken);
        if (lines == 0)
            await leases.FinishAsync(holding, clock.GetUtcNow(), cancellationToken);
        else if (lines is null)
            await leases.ReleaseAsync(holding);
        return lines;
    }

    // a manual clock does not move while lines are carried out
    private Task<int> GuardedAsync(Func<CancellationToken, Task<int>> round, CancellationToken cancellationToken) =>
        options.GuardRound is { } guard ? guard(round, cancellationToken) : round(cancellationToken);

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
