using EnforcementFlows.Data;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>A decision on a request while it is carried out, in its transaction and under the flow's lock.</summary>
/// <param name="db">The context of the transaction.</param>
/// <param name="check">Looks at the version once more.</param>
/// <param name="by">Who decides.</param>
/// <param name="now">The current instant.</param>
internal sealed class ReleaseAct(EnforcementDbContext db, ReleaseCheck check, string by, DateTimeOffset now)
{
    public async Task PublishAsync(DefinitionRelease release, ApproveRelease.Request request, CancellationToken cancellationToken)
    {
        var versions = db.Definitions.AsNoTracking().Where(row => row.TenantId == release.Court && row.DefinitionId == release.DefinitionId);
        var wanted = await versions.FirstOrDefaultAsync(row => row.VersionId == release.VersionId, cancellationToken);
        var published = await versions.Where(row => row.IsPublished).Select(row => (int?)row.Version).FirstOrDefaultAsync(cancellationToken);
        release.Approve(wanted?.ContentHash ?? "", published, by, request.Opinion, now);
        var reason = string.IsNullOrWhiteSpace(request.WarningReason) ? null : request.WarningReason.Trim();
        var (plan, warnings) = await check.RequireAsync(db, wanted!, acceptsWarnings: reason is not null, cancellationToken);
        if (reason is not null && warnings.Count > 0)
            release.Accept(warnings.Select(ReleaseCheck.TextOf), reason);
        await DefinitionPublishing.PublishAsync((NpgsqlConnection)db.Database.GetDbConnection(), release.Court, plan, now, cancellationToken);
    }

    public Task Reject(DefinitionRelease release, string opinion)
    {
        release.Reject(by, opinion, now);
        return Task.CompletedTask;
    }

    public Task Withdraw(DefinitionRelease release)
    {
        release.Withdraw(by, now);
        return Task.CompletedTask;
    }
}
