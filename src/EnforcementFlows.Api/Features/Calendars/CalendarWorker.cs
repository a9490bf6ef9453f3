using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow;
using Npgsql;

namespace EnforcementFlows.Api.Features.Calendars;

/// <summary>Which node recomputes after which calendar.</summary>
internal sealed class CalendarLease(NpgsqlDataSource database) : JobLease(database, "calendar_changes");

/// <summary>Recomputes deadlines on this node.</summary>
internal sealed class CalendarWorker(CalendarLease leases, CalendarRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<CalendarWorker> logger)
    : JobWorker(leases, options, clock)
{
    protected override Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken) => run.NextAsync(court, jobId, cancellationToken);

    protected override void Progressed(int pieces, Guid jobId) => Log.DeadlinesRecomputed(logger, pieces, jobId);

    protected override void Failed(Exception exception) => Log.RecomputationFailed(logger, exception);
}

/// <summary>Reads the calendars anew every few seconds: one may have been approved on another node.</summary>
internal sealed class CalendarWatch(IServiceScopeFactory scopes, CourtCalendars calendars, ILogger<CalendarWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // the node is stopping
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await calendars.RefreshAsync(scope.ServiceProvider.GetRequiredService<EnforcementDbContext>(), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.RecomputationFailed(logger, exception); // an outage: the next look will do
        }
    }
}
