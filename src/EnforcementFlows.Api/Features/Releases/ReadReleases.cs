using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Flows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>The requests to publish flows, newest first.</summary>
public static class ListReleases
{
    private static readonly Keyset<DefinitionRelease> Order = Keyset.Descending<DefinitionRelease>(release => release.RequestedAt, release => release.Id);

    internal static async Task<Ok<Page<ReleaseRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] ReleaseDesk desk, CancellationToken cancellationToken,
        [CodeOf<DefinitionReleaseState>] string? state = null, [StringLength(200)] string? definitionId = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var rows = db.DefinitionReleases.AsNoTracking().Where(release => release.Court == actor.Court);
        DefinitionReleaseState? wanted = state is null ? null : EnumCode.Parse<DefinitionReleaseState>(state);
        if (wanted is not null)
            rows = rows.Where(release => release.State == wanted);
        if (definitionId is not null)
            rows = rows.Where(release => release.DefinitionId == definitionId);
        var page = await rows.PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(new Page<ReleaseRow>(await desk.ShowAsync(page.Items, cancellationToken), page.Next));
    }
}

/// <summary>One request, with what it changes and what the check says of it now.</summary>
public static class GetRelease
{
    internal static async Task<Results<Ok<ReleaseDetail>, ProblemHttpResult>> Handle(
        Guid releaseId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] ReleaseDesk desk, [FromServices] ReleaseCheck check,
        [FromServices] CourtDesign design, [FromServices] CaseAccess cases, CancellationToken cancellationToken)
    {
        if (await db.DefinitionReleases.AsNoTracking().FirstOrDefaultAsync(r => r.Court == actor.Court && r.Id == releaseId, cancellationToken) is not { } release)
            return Problems.NotFound();
        var row = (await desk.ShowAsync([release], cancellationToken))[0];
        var versions = await db.Definitions.AsNoTracking().Where(d => d.TenantId == actor.Court && d.DefinitionId == release.DefinitionId)
            .Where(d => d.VersionId == release.VersionId || d.Version == release.Replaces).ToListAsync(cancellationToken);
        // a draft that has changed since, or is gone, is not what was asked for
        if (versions.Find(version => version.VersionId == release.VersionId && version.ContentHash == release.ContentHash) is not { } wanted)
            return TypedResults.Ok(new ReleaseDetail(row));
        var before = versions.Find(version => version.Version == release.Replaces);
        return TypedResults.Ok(new ReleaseDetail(row)
        {
            Check = release.IsOpen ? ReleaseDetail.CheckOf(await check.LookAsync(db, wanted, cancellationToken)) : null,
            Difference = before is null ? null : await GetDefinitionDifference.CompareAsync(db, design, cases, actor.Court, before, wanted, cancellationToken),
        });
    }
}
