using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Courts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Profiles;

/// <summary>The versions of the court's profile, newest first.</summary>
public static class ListProfileVersions
{
    /// <param name="InForce">Whether it is the one that holds today.</param>
    public sealed record Row(int Version, DateOnly EffectiveFrom, bool InForce, DateTimeOffset ImportedAt);

    public static async Task<Ok<IReadOnlyList<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken, [Range(1, int.MaxValue)] int before = int.MaxValue, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit)
    {
        var inForce = profiles.Get(actor.Court, clock.GetUtcNow()).Version;
        var rows = await db.CourtProfiles.AsNoTracking().Where(row => row.Court == actor.Court && row.Version < before).OrderByDescending(row => row.Version).Take(limit)
            .Select(row => new Row(row.Version, row.EffectiveFrom, row.Version == inForce, row.ImportedAt)).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<Row>>(rows);
    }
}

/// <summary>One version of the court's profile.</summary>
public static class GetProfileVersion
{
    public static async Task<Results<Ok<CourtProfile>, ProblemHttpResult>> Handle(
        int version, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken) =>
        await db.CourtProfiles.AsNoTracking().FirstOrDefaultAsync(row => row.Court == actor.Court && row.Version == version, cancellationToken) is { } row
            ? TypedResults.Ok(ProfileFile.ParseStored(row.Json))
            : Problems.NotFound();
}

/// <summary>What in the profile that holds today is for the court to settle, such as a limit that is looser than the law's (C-01).</summary>
public static class ListProfileWarnings
{
    public static async Task<Ok<IReadOnlyList<ProfileWarning>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] ProfileCatalog profiles, [FromServices] ProfileDrafts drafts, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var version = profiles.Get(actor.Court, clock.GetUtcNow()).Version;
        var row = await db.CourtProfiles.AsNoTracking().FirstAsync(known => known.Court == actor.Court && known.Version == version, cancellationToken);
        return TypedResults.Ok(await drafts.WarningsAsync(row, cancellationToken));
    }
}

/// <summary>Something for the court to settle; the profile can be used all the same.</summary>
/// <param name="Path">Where in the profile, as a JSON path.</param>
public sealed record ProfileWarning(string Path, string Message);
