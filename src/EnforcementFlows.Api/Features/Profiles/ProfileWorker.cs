using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Workflow;
using Npgsql;

namespace EnforcementFlows.Api.Features.Profiles;

/// <summary>Which node recomputes after which change; none before the day from which the change holds.</summary>
internal sealed class ProfileLease(NpgsqlDataSource database) : JobLease(database, "profile_changes", "effective_at <= $1");

/// <summary>Recomputes deadlines on this node.</summary>
internal sealed class ProfileWorker(ProfileLease leases, ProfileRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<ProfileWorker> logger)
    : JobWorker(leases, options, clock)
{
    protected override Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken) => run.NextAsync(court, jobId, cancellationToken);

    protected override void Progressed(int pieces, Guid jobId) => Log.DeadlinesRecomputed(logger, pieces, jobId);

    protected override void Failed(Exception exception) => Log.RecomputationFailed(logger, exception);
}
