using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Carries out uploaded dockets on this node.</summary>
internal sealed class ImportWorker(ImportLease leases, ImportRun run, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<ImportWorker> logger)
    : JobWorker(leases, options, clock)
{
    protected override Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken) => run.NextAsync(court, jobId, cancellationToken);

    protected override void Progressed(int pieces, Guid jobId) => Log.LinesImported(logger, pieces, jobId);

    protected override void Failed(Exception exception) => Log.ImportFailed(logger, exception);
}
