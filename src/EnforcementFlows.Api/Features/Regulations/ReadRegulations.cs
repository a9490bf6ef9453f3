using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Regulations;

/// <summary>The clauses of the caller's court (规范条款).</summary>
public static class GetRegulation
{
    public sealed record Answer(string Court, string Name, IReadOnlyList<Clause> Clauses);

    public static Results<Ok<Answer>, ProblemHttpResult> Handle(
        string court, [FromServices] ClauseCatalog clauses, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock) =>
        court == actor.Court
            ? TypedResults.Ok(new Answer(court, profiles.Get(court, clock.GetUtcNow()).Name, clauses.Of(court).All))
            : Problems.NotFound(); // another court's does not exist for this caller
}

/// <summary>What executes each clause of the caller's court, and what tests it (条款覆盖).</summary>
public static class GetCoverage
{
    /// <param name="Priority"><c>core</c>, <c>supporting</c> or <c>record-only</c>.</param>
    /// <param name="ExecutedBy">Computed from the profile in force and the published flows that it starts.</param>
    /// <param name="Tests">Example cases that name the clause.</param>
    /// <param name="Exception">Why nothing executes it.</param>
    public sealed record Row(
        string Id, string Priority, string Kind, string Group, string Text, IReadOnlyList<ClauseUse> ExecutedBy, IReadOnlyList<string> Tests, string? Exception);

    /// <param name="Owed">Clauses of core and supporting priority.</param>
    /// <param name="Executed">Those of them that something executes.</param>
    /// <param name="Excepted">Those of them that have a recorded reason why nothing does.</param>
    public sealed record Answer(string Court, int ProfileVersion, int Owed, int Executed, int Excepted, IReadOnlyList<Row> Clauses);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string court, [FromServices] ClauseCatalog catalog, [FromServices] ClauseTests tests, [FromServices] ProfileCatalog profiles,
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (court != actor.Court)
            return Problems.NotFound();
        var profile = profiles.Get(court, clock.GetUtcNow());
        var published = await db.Definitions.AsNoTracking().Where(d => d.TenantId == court && d.IsPublished)
            .Select(d => new { d.DefinitionId, d.Json }).ToDictionaryAsync(d => d.DefinitionId, d => JsonNode.Parse(d.Json)!, cancellationToken);
        var coverage = new Coverage(profile, published);
        var clauses = catalog.Of(court);
        List<Row> rows = [.. clauses.All.Select(clause => new Row(
            clause.Id, clause.Priority, clause.Kind, clause.Group, clause.Text, [.. coverage.Of(clause.Id)], tests.Of(court, clause.Id), clauses.Exceptions.GetValueOrDefault(clause.Id)))];
        var owed = rows.Where(row => row.Priority != "record-only").ToList();
        return TypedResults.Ok(new Answer(
            court, profile.Version, owed.Count, owed.Count(row => row.ExecutedBy.Count > 0), owed.Count(row => row.ExecutedBy.Count == 0 && row.Exception is not null), rows));
    }
}
