using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Hosting.Jobs;

/// <summary>Carries out jobs on this node, one at a time and piece by piece. What a node leaves undone when it dies another goes on with.</summary>
internal abstract class JobWorker(JobLease leases, WorkflowRuntimeOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(2);

    /// <summary>What <see cref="NextAsync"/> returns to be called again in half a minute.</summary>
    public const int Later = -1;

    /// <summary>Carries out the next pieces of a job, a few seconds of work.</summary>
    /// <returns>How many were carried out; none when the job is done; or <see cref="Later"/>.</returns>
    protected abstract Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken);

    protected abstract void Progressed(int pieces, Guid jobId);

    protected abstract void Failed(Exception exception);

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
                Failed(exception);
                timer.Period = Broken;
            }
        }
        while (await TickedAsync(timer, stoppingToken));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(clock.GetUtcNow(), cancellationToken) is not { } holding)
            return;
        try
        {
            while (await CarryOutAsync(holding, cancellationToken) is > 0 and var done)
            {
                Progressed(done, holding.JobId);
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
    private async Task<int?> CarryOutAsync(JobLease.Holding holding, CancellationToken cancellationToken)
    {
        int? pieces = null;
        await GuardedAsync(async token => (pieces = await NextAsync(holding.Court, holding.JobId, token)).Value, cancellationToken);
        if (pieces == 0)
            await leases.FinishAsync(holding, clock.GetUtcNow(), cancellationToken);
        else if (pieces == Later)
            await leases.DeferAsync(holding, cancellationToken);
        else if (pieces is null)
            await leases.ReleaseAsync(holding);
        return pieces;
    }

    // a manual clock does not move while a job is carried out
    private Task<int> GuardedAsync(Func<CancellationToken, Task<int>> round, CancellationToken cancellationToken) =>
        options.GuardRound is { } guard ? guard(round, cancellationToken) : round(cancellationToken);

    private static async Task<bool> TickedAsync(PeriodicTimer timer, CancellationToken stoppingToken)
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
