using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
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
