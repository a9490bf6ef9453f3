using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Workflow;
using Npgsql;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>Which node works on which repair.</summary>
internal sealed class RepairLease(NpgsqlDataSource database) : JobLease(database, "flow_repairs");

/// <summary>Carries out repairs on this node.</summary>
internal sealed class RepairWorker(RepairLease leases, RepairRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<RepairWorker> logger)
    : JobWorker(leases, options, clock)
{
    protected override Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken) => run.NextAsync(court, jobId, cancellationToken);

    protected override void Progressed(int pieces, Guid jobId) => Log.FlowsRepaired(logger, pieces, jobId);

    protected override void Failed(Exception exception) => Log.RepairFailed(logger, exception);
}
