using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Workflow;
using Npgsql;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>Which node works on which replay.</summary>
internal sealed class ReplayLease(NpgsqlDataSource database) : JobLease(database, "definition_replays");

/// <summary>Plays past cases on this node.</summary>
internal sealed class ReplayWorker(ReplayLease leases, ReplayRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<ReplayWorker> logger)
    : JobWorker(leases, options, clock)
{
    protected override Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken) => run.NextAsync(court, jobId, cancellationToken);

    protected override void Progressed(int pieces, Guid jobId) => Log.CasesReplayed(logger, pieces, jobId);

    protected override void Failed(Exception exception) => Log.ReplayFailed(logger, exception);
}
