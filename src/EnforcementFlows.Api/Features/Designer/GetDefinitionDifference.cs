using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>In what two versions of a definition differ, in words, and which cases run on the earlier one (版本差异).</summary>
public static class GetDefinitionDifference
{
    private const int MostCases = 50;

    public sealed record Version(string VersionId, int Number, bool IsPublished);

    /// <param name="CaseNumber">Null for a flow that is on no case, and where the caller may not read the case.</param>
    public sealed record RunningCase(Guid InstanceId, Guid? CaseId, string? CaseNumber, DateTimeOffset StartedAt);

    /// <param name="Count">How many flows run on the earlier version, those in which it is used as a part included.</param>
    /// <param name="Cases">The first of them, by the time they began.</param>
    public sealed record RunningFlows(int Count, IReadOnlyList<RunningCase> Cases);

    /// <param name="Clauses">All clauses that a change touches.</param>
    public sealed record Response(
        string DefinitionId, Version From, Version To, IReadOnlyList<DefinitionChange> Changes, IReadOnlyList<string> Clauses, RunningFlows Running);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [Required, StringLength(200)] string from, [Required, StringLength(200)] string to, [FromServices] EnforcementDbContext db,
        [FromServices] CourtDesign design, [FromServices] CaseAccess cases, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var rows = await db.Definitions.AsNoTracking().Where(d => d.TenantId == actor.Court && d.DefinitionId == definitionId && (d.VersionId == from || d.VersionId == to)).ToListAsync(cancellationToken);
        if (rows.Find(row => row.VersionId == from) is not { } before || rows.Find(row => row.VersionId == to) is not { } after)
            return Problems.NotFound();
        return TypedResults.Ok(await CompareAsync(db, design, cases, actor.Court, before, after, cancellationToken));
    }

    internal static async Task<Response> CompareAsync(
        EnforcementDbContext db, CourtDesign design, CaseAccess cases, string court, DefinitionRow before, DefinitionRow after, CancellationToken cancellationToken)
    {
        var changes = design.Difference(court, before.Json, after.Json);
        return new(
            after.DefinitionId, Shown(before), Shown(after), changes, [.. changes.SelectMany(change => change.Clauses).Distinct().Order(StringComparer.Ordinal)],
            await RunningAsync(db, cases, court, before.VersionId, cancellationToken));
    }

    private static Version Shown(DefinitionRow row) => new(row.VersionId, row.Version, row.IsPublished);

    // a flow is pinned to a plan, and a plan to the version it runs and to those used in it
    private static async Task<RunningFlows> RunningAsync(EnforcementDbContext db, CaseAccess cases, string court, string versionId, CancellationToken cancellationToken)
    {
        var plans = (await db.Set<PlanRow>().AsNoTracking().Where(p => p.TenantId == court).Select(p => new { p.PlanHash, p.VersionId, p.Inlined }).ToListAsync(cancellationToken))
            .Where(p => p.VersionId == versionId || InlinedVersions.Of(p.Inlined).Contains(versionId)).Select(p => p.PlanHash).ToList();
        var running = db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == court && i.Status == "Running" && plans.Contains(i.PlanHash));
        var first = await running.OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Take(MostCases).Select(i => new { i.Id, i.CorrelationId, i.StartedAt }).ToListAsync(cancellationToken);
        var numbers = await cases.NumbersAsync(first.Select(i => i.CorrelationId), cancellationToken);
        return new(await running.CountAsync(cancellationToken), [.. first.Select(i => CaseOf(i.Id, i.CorrelationId, i.StartedAt, numbers))]);
    }

    private static RunningCase CaseOf(Guid instance, string? correlation, DateTimeOffset startedAt, IReadOnlyDictionary<string, string> numbers)
    {
        var number = correlation is null ? null : numbers.GetValueOrDefault(correlation);
        return new(instance, number is null ? null : Guid.Parse(correlation!), number, startedAt);
    }
}
