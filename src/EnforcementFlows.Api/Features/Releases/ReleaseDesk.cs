using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>What every decision on a request has in common: the court's own, one at a time, once for each key, and on record.</summary>
internal sealed class ReleaseDesk(EnforcementDbContext db, WorkflowRuntime runtime, CurrentActor actor, StaffNames names, ReleaseCheck check, ProfileCatalog profiles, TimeProvider clock)
{
    /// <summary>Carries a decision out; a repetition of one that was carried out changes nothing and answers the same.</summary>
    public async Task<Results<Ok<ReleaseRow>, ProblemHttpResult>> DoAsync<TRequest>(
        string act, Guid releaseId, TRequest request, CommandKey key, Func<DefinitionRelease, ReleaseAct, Task> decide, CancellationToken cancellationToken)
    {
        if (await FindAsync(db.DefinitionReleases.AsNoTracking(), releaseId, cancellationToken) is not { } found)
            return Problems.NotFound();
        var command = new Command(actor.Court, key.CommandId, act, actor.Id, RequestHash.Of(releaseId, act, request));
        await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
                var connection = (NpgsqlConnection)joined.Database.GetDbConnection();
                await DefinitionPublishing.LockAllAsync(connection, actor.Court, cancellationToken); // the check looks at the other flows and at the profile
                await DefinitionPublishing.LockAsync(connection, actor.Court, found.DefinitionId, cancellationToken);
                await profiles.RefreshAsync(joined, cancellationToken);
                var release = (await FindAsync(joined.DefinitionReleases, releaseId, cancellationToken))!;
                await decide(release, new ReleaseAct(joined, check, actor.Id, burst.Now));
                joined.OperatorActs.Add(new()
                {
                    Court = actor.Court,
                    At = burst.Now,
                    By = actor.Id,
                    Act = act,
                    SubjectKind = "definition",
                    SubjectId = release.VersionId,
                    Reason = release.WarningReason ?? release.Opinion ?? release.Reason ?? "",
                    Before = release.Replaces is { } version ? $"{release.DefinitionId} 第 {version} 版" : null,
                    After = $"{release.DefinitionId} 第 {release.Version} 版",
                });
                return null;
            },
            cancellationToken);
        var decided = await FindAsync(db.DefinitionReleases.AsNoTracking(), releaseId, cancellationToken);
        return TypedResults.Ok((await ShowAsync([decided!], cancellationToken))[0]);
    }

    /// <summary>Asks for an earlier version to be published again.</summary>
    /// <exception cref="DomainException"><c>release.published</c>, <c>release.draft</c>, <c>release.open</c></exception>
    public async Task<Ok<ReleaseRow>> AskForEarlierAsync(DefinitionRow wanted, RollbackDefinition.Request request, CommandKey key, CancellationToken cancellationToken)
    {
        var command = new Command(actor.Court, key.CommandId, "release-rollback", actor.Id, RequestHash.Of(default, $"release-rollback:{wanted.VersionId}", request));
        var result = await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                if (wanted.IsPublished)
                    throw new DomainException("release.published", "该版流程正在施行。");
                if (wanted.IsDraft)
                    throw new DomainException("release.draft", "草稿不能恢复；请在设计器中提出发布。");
                var requests = new PublishRequests(burst.Services.GetRequiredService<EnforcementDbContext>(), actor, check, clock); // in the burst's transaction, by who asks
                return (await requests.OpenAsync(wanted, cancellationToken, request.Reason)).Id;
            },
            cancellationToken);
        var asked = await FindAsync(db.DefinitionReleases.AsNoTracking(), Guid.Parse((string)result.Result!), cancellationToken);
        return TypedResults.Ok((await ShowAsync([asked!], cancellationToken))[0]);
    }

    public async Task<IReadOnlyList<ReleaseRow>> ShowAsync(IReadOnlyList<DefinitionRelease> releases, CancellationToken cancellationToken)
    {
        var people = await names.OfAsync(releases.SelectMany(release => (string?[])[release.RequestedBy, release.DecidedBy, .. release.Authors]), cancellationToken);
        var ids = releases.Select(release => release.VersionId).ToList();
        var flows = await db.Definitions.AsNoTracking().Where(row => row.TenantId == actor.Court && ids.Contains(row.VersionId))
            .ToDictionaryAsync(row => row.VersionId, row => row.Name, cancellationToken);
        return [.. releases.Select(release => ReleaseRow.Of(release, flows.GetValueOrDefault(release.VersionId), people, actor))];
    }

    private Task<DefinitionRelease?> FindAsync(IQueryable<DefinitionRelease> releases, Guid releaseId, CancellationToken cancellationToken) =>
        releases.FirstOrDefaultAsync(release => release.Court == actor.Court && release.Id == releaseId, cancellationToken);
}
