using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>An example case as lists show it.</summary>
/// <param name="Id">Null for one from the court's files.</param>
/// <param name="Origin"><c>file</c> or <c>recorded</c>.</param>
/// <param name="Test">The case itself, in the members of a <c>*.tests.json</c>.</param>
public sealed record FlowTestRow(
    Guid? Id, string Name, string Origin, IReadOnlyList<string> Clauses, int Steps, string? RecordedBy, string? RecordedByName, DateTimeOffset? RecordedAt, JsonElement Test)
{
    internal static FlowTestRow Of(FlowTest test, PeopleNames names)
    {
        using var content = JsonDocument.Parse(FlowTestFile.Write(test.Case));
        return new(
            test.Recorded?.Id, test.Case.Name, test.Recorded is null ? "file" : "recorded", test.Case.Clauses, test.Case.Steps.Count, test.Recorded?.RecordedBy,
            names.Of(test.Recorded?.RecordedBy), test.Recorded?.RecordedAt, content.RootElement.Clone());
    }
}

/// <summary>The example cases of a flow (流程用例); at most <see cref="FlowTests.Most"/> are recorded.</summary>
public static class ListFlowTests
{
    public sealed record Response(IReadOnlyList<FlowTestRow> Items);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] CourtDesign design, [FromServices] FlowTests tests, [FromServices] StaffNames staff,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        if (await design.FindAsync(actor.Court, definitionId, CourtDesign.Latest, cancellationToken) is null)
            return Problems.NotFound();
        var all = await tests.OfAsync(actor.Court, definitionId, cancellationToken);
        var names = await staff.OfAsync(all.Select(test => test.Recorded?.RecordedBy), cancellationToken);
        return TypedResults.Ok(new Response([.. all.Select(test => FlowTestRow.Of(test, names))]));
    }
}

/// <summary>The recorded cases of a flow as a file, to be kept with its definition.</summary>
public static class ExportFlowTests
{
    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] CourtDesign design, [FromServices] FlowTests tests, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        if (await design.FindAsync(actor.Court, definitionId, CourtDesign.Latest, cancellationToken) is null)
            return Problems.NotFound();
        var rows = await tests.RecordedOf(actor.Court, definitionId).AsNoTracking().OrderBy(test => test.RecordedAt).ThenBy(test => test.Id).ToListAsync(cancellationToken);
        var file = new FlowTestFile { Definition = definitionId, Cases = [.. rows.Select(FlowTests.Read)] };
        return TypedResults.File(Encoding.UTF8.GetBytes(FlowTestFile.Write(file)), "application/json", $"{definitionId}{FlowTestFile.Suffix}");
    }
}

/// <summary>Deletes a recorded case.</summary>
public static class DeleteFlowTest
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, Guid testId, [FromServices] FlowTests tests, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await tests.RecordedOf(actor.Court, definitionId).FirstOrDefaultAsync(test => test.Id == testId, cancellationToken) is not { } row)
            return Problems.NotFound();
        db.DefinitionTests.Remove(row);
        db.OperatorActs.Add(new()
        {
            Court = actor.Court,
            At = clock.GetUtcNow(),
            By = actor.Id,
            Act = "flow-test-deleted",
            SubjectKind = "definition",
            SubjectId = definitionId,
            Reason = "",
            Before = row.Name,
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
