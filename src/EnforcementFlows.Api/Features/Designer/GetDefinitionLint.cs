using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>What is wrong with a version of a definition, or worth a look (发布前检查).</summary>
public static class GetDefinitionLint
{
    /// <param name="Code">Stable code of the rule.</param>
    /// <param name="Severity"><c>error</c> keeps it from being published, <c>warning</c> does not.</param>
    /// <param name="ActivityId">The step concerned; null where it is the flow itself.</param>
    /// <param name="Place">JSON path in the definition.</param>
    /// <param name="Clause">The clause or the place in the law that is concerned.</param>
    public sealed record Finding(string Code, string Severity, string? ActivityId, string? ActivityName, string Place, string Message, string? Clause);

    /// <param name="Errors">How many findings keep it from being published.</param>
    /// <param name="Findings">Errors first, then as they stand in the definition.</param>
    /// <param name="Portability">What a stock Elsa 3 server would not know; nothing of it is wrong.</param>
    public sealed record Response(
        string DefinitionId, string VersionId, int Version, int Errors, int Warnings, IReadOnlyList<Finding> Findings, IReadOnlyList<PortabilityNote> Portability);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] CourtDesign design, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [RegularExpression("^(latest|published|[0-9]{1,9})$")] string version = CourtDesign.Latest)
    {
        if (await design.FindAsync(actor.Court, definitionId, version, cancellationToken) is not { } row)
            return Problems.NotFound();
        var report = await design.LintAsync(actor.Court, row.Json, cancellationToken);
        var findings = Show(report.Findings, row.Json);
        return TypedResults.Ok(new Response(
            row.DefinitionId, row.VersionId, row.Version, findings.Count(f => f.Severity == "error"), findings.Count(f => f.Severity == "warning"), findings, report.Portability));
    }

    /// <summary>The findings as people read them.</summary>
    internal static IReadOnlyList<Finding> Show(IEnumerable<DefinitionFinding> findings, string json)
    {
        var names = DefinitionReader.Read(json, "definition", []) is { } read
            ? StepNames.All(read.Root).ToDictionary(step => step.Id, StepNames.Of)
            : [];
        return [.. findings.OrderByDescending(finding => finding.Severity).Select(finding => new Finding(
            finding.Code, finding.Severity.Code(), finding.ActivityId, finding.ActivityId is { } id ? names.GetValueOrDefault(id) : null, finding.Place, FindingText.Of(finding, names), finding.Clause))];
    }
}
