using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Flows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>The migrations of a flow, newest first.</summary>
public static class ListMigrations
{
    private static readonly Keyset<FlowMigration> Order = Keyset.Descending<FlowMigration>(migration => migration.CreatedAt, migration => migration.Id);

    internal static async Task<Results<Ok<Page<MigrationRow>>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] MigrationDesk desk, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (!await db.Definitions.AnyAsync(definition => definition.TenantId == actor.Court && definition.DefinitionId == definitionId, cancellationToken))
            return Problems.NotFound();
        var page = await desk.All().Where(migration => migration.DefinitionId == definitionId).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(new Page<MigrationRow>(await desk.ShowAsync(page.Items, cancellationToken), page.Next));
    }
}

/// <summary>One migration, its map, and what is to be said of it.</summary>
public static class GetMigration
{
    internal static async Task<Results<Ok<MigrationDetail>, ProblemHttpResult>> Handle(Guid migrationId, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) =>
        await desk.FindAsync(migrationId, cancellationToken) is { } migration
            ? TypedResults.Ok(await desk.DetailAsync(migration, cancellationToken))
            : Problems.NotFound();
}
