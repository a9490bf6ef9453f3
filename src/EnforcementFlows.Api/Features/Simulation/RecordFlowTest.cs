using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>Keeps a simulation as an example case (录为用例): what came of it is from now on what must come of it.</summary>
public static class RecordFlowTest
{
    public sealed record Request
    {
        [Required, StringLength(200, MinimumLength = 1)]
        public required string Name { get; init; }

        /// <summary>The clauses that it shows.</summary>
        [MaxLength(5)]
        public IReadOnlyList<string> Clauses { get; init; } = [];

        /// <inheritdoc cref="SimulationScript.Given"/>
        public JsonElement? Given { get; init; }

        /// <inheritdoc cref="SimulationScript.Steps"/>
        [MaxLength(SimulationScript.MaxSteps)]
        public IReadOnlyList<JsonElement> Steps { get; init; } = [];
    }

    internal static async Task<Results<Created<FlowTestRow>, Ok<FlowTestRow>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, Request request, CommandKey key, [FromServices] CourtDesign design, [FromServices] DraftRehearsals drafts, [FromServices] FlowTests tests,
        [FromServices] EnforcementDbContext db, [FromServices] StaffNames staff, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [RegularExpression(SimulationEndpoints.Versions)] string version = CourtDesign.Latest)
    {
        var (given, steps) = new SimulationScript { Given = request.Given, Steps = request.Steps }.Read();
        if (await design.FindAsync(actor.Court, definitionId, version, cancellationToken) is not { } row)
            return Problems.NotFound();
        var recorded = tests.RecordedOf(actor.Court, definitionId);
        if (await recorded.AsNoTracking().FirstOrDefaultAsync(test => test.Id == key.CommandId, cancellationToken) is { } first)
            return TypedResults.Ok(await ShowAsync(first, staff, cancellationToken));
        var draft = await drafts.OfAsync(row, cancellationToken);
        if (request.Clauses.FirstOrDefault(clause => draft.Site.Clauses?.Contains(clause) == false) is { } unknown)
            return Problems.Invalid("clauses", "clause.unknown", $"条款“{unknown}”不在本院规程之列。");
        if (tests.FromFiles(actor.Court, definitionId).Any(test => test.Name == request.Name) || await recorded.AnyAsync(test => test.Name == request.Name, cancellationToken))
            return Problems.Conflict("test.name-taken", "该流程已有同名的用例。");
        if (await recorded.CountAsync(cancellationToken) >= FlowTests.Most)
            return Problems.Conflict("test.too-many", $"一个流程至多录 {FlowTests.Most} 个用例。");
        var taken = await new FlowTestRecorder(draft, given, steps).RecordAsync(request.Name, request.Clauses, clock.GetUtcNow(), cancellationToken);
        if (taken.Case is not { } content)
            return Problems.Conflict("simulation.step-refused", taken.Problem!);
        var stored = new DefinitionTest
        {
            Court = actor.Court,
            Id = key.CommandId,
            DefinitionId = definitionId,
            Name = request.Name,
            Content = FlowTestFile.Write(content),
            RecordedBy = actor.Id,
            RecordedAt = clock.GetUtcNow(),
        };
        db.DefinitionTests.Add(stored);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Problems.Conflict("test.name-taken", "该流程已有同名的用例。");
        }

        return TypedResults.Created($"/api/definitions/{definitionId}/tests/{stored.Id}", await ShowAsync(stored, staff, cancellationToken));
    }

    private static async Task<FlowTestRow> ShowAsync(DefinitionTest row, StaffNames staff, CancellationToken cancellationToken) =>
        FlowTestRow.Of(new(FlowTests.Read(row), row), await staff.OfAsync([row.RecordedBy], cancellationToken));
}
