using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Draws up how the running cases of one version of a flow go over to another (拟定迁移); the map that suggests itself is there already.</summary>
public static class DrawUpMigration
{
    public sealed record Request
    {
        /// <summary>The version that cases run on; the same as <see cref="To"/> where only what it uses as a step has a new version.</summary>
        [Required, StringLength(200)]
        public required string From { get; init; }

        /// <summary>The version that they shall go on under.</summary>
        [Required, StringLength(200)]
        public required string To { get; init; }

        [StringLength(2000)]
        public string? LegalGround { get; init; }

        [StringLength(64)]
        public string? Clause { get; init; }
    }

    internal static async Task<Results<Created<MigrationDetail>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, Request request, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] MigrationDesk desk, [FromServices] MigrationScopes scopes,
        [FromServices] WorkflowRuntime runtime, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var versions = await db.Definitions.AsNoTracking().Where(d => d.TenantId == actor.Court && d.DefinitionId == definitionId && (d.VersionId == request.From || d.VersionId == request.To))
            .ToListAsync(cancellationToken);
        if (versions.Find(version => version.VersionId == request.From) is not { } from || versions.Find(version => version.VersionId == request.To) is not { } to)
            return Problems.NotFound();
        if (to.IsDraft)
            return Problems.Conflict("migration.unpublished", "案件只能迁移到已经发布的版本。");
        var migration = FlowMigration.Draw(actor.Court, definitionId, VersionOf(from), VersionOf(to), "{}", actor.Id, clock.GetUtcNow());
        migration.Change(await ProposalAsync(migration, desk, scopes, cancellationToken), request.LegalGround, request.Clause, actor.Id);
        var command = new Command(actor.Court, key.CommandId, "migration-drawn-up", actor.Id, RequestHash.Of(default, $"migration:{definitionId}", request));
        var result = await runtime.ExecuteAsync(
            command,
            burst =>
            {
                burst.Services.GetRequiredService<EnforcementDbContext>().FlowMigrations.Add(migration);
                return Task.FromResult<object?>(migration.Id.ToString("D"));
            },
            cancellationToken);
        var drawn = await desk.FindAsync(Guid.Parse((string)result.Result!), cancellationToken);
        return TypedResults.Created($"/api/migrations/{drawn!.Id}", await desk.DetailAsync(drawn, cancellationToken));
    }

    private static FlowVersion VersionOf(DefinitionRow row) => new(row.VersionId, row.Version, row.ContentHash, row.Editors);

    private static async Task<string> ProposalAsync(FlowMigration migration, MigrationDesk desk, MigrationScopes scopes, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(migration, cancellationToken);
        var map = MigrationProposal.Of(scope.From, scope.To);
        var running = await desk.RunningAsync(migration, scope, cancellationToken);
        var deadlines = DeadlineProof.Propose(scope.From.Select(from => scope.MappingOf(from, MigrationPlan.Of(map, []))), running.Keys);
        return MigrationPlan.Of(map, deadlines).ToJson();
    }
}
