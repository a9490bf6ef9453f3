using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>Begins to play past cases on a version of their flow (重演过去的案件). It runs in the background; real cases are only read.</summary>
public static class StartReplay
{
    public sealed record Request
    {
        /// <summary><c>latest</c>, <c>published</c> or a number.</summary>
        [RegularExpression(SimulationEndpoints.Versions)]
        public string Version { get; init; } = CourtDesign.Latest;

        /// <summary>Flows that began on this day or later.</summary>
        public DateOnly? StartedFrom { get; init; }

        /// <summary>Flows that began on this day or earlier.</summary>
        public DateOnly? StartedTo { get; init; }

        /// <summary><c>all</c>, <c>ended</c> or <c>running</c>.</summary>
        [AllowedValues("all", "ended", "running")]
        public string Which { get; init; } = "all";

        /// <summary>The most flows, the latest first.</summary>
        [Range(1, 5000)]
        public int Most { get; init; } = 1000;

        /// <summary>How many hours a task takes that nobody was asked for so far.</summary>
        [Range(0, 8760)]
        public int AssumedHours { get; init; } = 24;
    }

    internal static async Task<Results<Created<ReplayRow>, Ok<ReplayRow>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, Request request, CommandKey key, [FromServices] CourtDesign design, [FromServices] DraftRehearsals drafts, [FromServices] ReplayAccess access,
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await design.FindAsync(actor.Court, definitionId, request.Version, cancellationToken) is not { } row)
            return Problems.NotFound();
        if (await access.FindAsync(key.CommandId, cancellationToken) is { } first)
            return TypedResults.Ok(await access.ShowAsync(first, cancellationToken));
        await drafts.OfAsync(row, cancellationToken); // tells at once what keeps it from being run
        var flows = await FlowsOf(db, actor.Court, await PlansAsync(db, row, cancellationToken), request)
            .OrderByDescending(i => i.StartedAt).ThenBy(i => i.Id).Take(request.Most).Select(i => new { i.Id, i.CorrelationId }).ToListAsync(cancellationToken);
        var replay = new DefinitionReplay
        {
            Court = actor.Court,
            Id = key.CommandId,
            DefinitionId = row.DefinitionId,
            VersionId = row.VersionId,
            Version = row.Version,
            Json = row.Json,
            AssumedHours = request.AssumedHours,
            Until = clock.GetUtcNow(),
            Total = flows.Count,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = actor.Id,
        };
        db.DefinitionReplays.Add(replay);
        db.DefinitionReplayCases.AddRange(flows.Select((flow, i) => new DefinitionReplayCase
        {
            Court = actor.Court,
            ReplayId = replay.Id,
            Place = i + 1,
            InstanceId = flow.Id,
            CaseId = Guid.TryParse(flow.CorrelationId, out var caseId) ? caseId : null,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "definition_replays" })
        {
            db.ChangeTracker.Clear(); // the same command came twice at once
            return await access.FindAsync(key.CommandId, cancellationToken) is { } begun ? TypedResults.Ok(await access.ShowAsync(begun, cancellationToken)) : Problems.NotFound();
        }

        return TypedResults.Created($"/api/definitions/replays/{replay.Id}", await access.ShowAsync(replay, cancellationToken));
    }

    // the plans that are the flow itself, and those in which it is used
    private static async Task<IReadOnlyList<string>> PlansAsync(EnforcementDbContext db, DefinitionRow row, CancellationToken cancellationToken)
    {
        var versions = await db.Definitions.AsNoTracking().Where(d => d.TenantId == row.TenantId && d.DefinitionId == row.DefinitionId).Select(d => d.VersionId).ToListAsync(cancellationToken);
        var plans = await db.Set<PlanRow>().AsNoTracking().Where(p => p.TenantId == row.TenantId).Select(p => new { p.PlanHash, p.VersionId, p.Inlined }).ToListAsync(cancellationToken);
        return [.. plans.Where(p => versions.Contains(p.VersionId) || InlinedVersions.Of(p.Inlined).Any(versions.Contains)).Select(p => p.PlanHash)];
    }

    private static IQueryable<WorkflowInstance> FlowsOf(EnforcementDbContext db, string court, IReadOnlyList<string> plans, Request request)
    {
        var (running, ended) = (nameof(WorkflowStatus.Running), nameof(WorkflowSubStatus.Finished));
        var flows = db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == court && plans.Contains(i.PlanHash));
        flows = request.Which switch
        {
            "ended" => flows.Where(i => i.SubStatus == ended),
            "running" => flows.Where(i => i.Status == running),
            _ => flows.Where(i => i.Status == running || i.SubStatus == ended),
        };
        if (request.StartedFrom is { } from && CourtTime.StartOf(from).ToUniversalTime() is var begin)
            flows = flows.Where(i => i.StartedAt >= begin);
        if (request.StartedTo is { } to && CourtTime.EndOf(to).ToUniversalTime() is var end)
            flows = flows.Where(i => i.StartedAt < end);
        return flows;
    }
}
