using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Workflow;
using Npgsql;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Which node works on which migration.</summary>
internal sealed class MigrationLease(NpgsqlDataSource database) : JobLease(database, "flow_migrations");

/// <summary>Carries out migrations on this node.</summary>
internal sealed class MigrationWorker(MigrationLease leases, MigrationRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<MigrationWorker> logger)
    : JobWorker(leases, options, clock)
{
    protected override Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken) => run.NextAsync(court, jobId, cancellationToken);

    protected override void Progressed(int pieces, Guid jobId) => Log.FlowsMigrated(logger, pieces, jobId);

    protected override void Failed(Exception exception) => Log.MigrationFailed(logger, exception);
}
