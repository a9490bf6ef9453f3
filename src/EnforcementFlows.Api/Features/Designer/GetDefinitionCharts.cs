using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Flows;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>A version as it was drawn, the flows that are steps of it included (流程图); nothing of it has happened.</summary>
public static class GetDefinitionCharts
{
    /// <param name="DefinitionId">The flow that the steps of the chart are of.</param>
    public sealed record Chart(string DefinitionId, FlowChart Drawn);

    /// <param name="Charts">The flow's own first; a step names the chart of what is inside it.</param>
    public sealed record Response(string DefinitionId, string VersionId, int Version, IReadOnlyList<Chart> Charts);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] CourtDesign design, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [RegularExpression("^(latest|published|[0-9]{1,9})$")] string version = CourtDesign.Latest)
    {
        if (await design.FindAsync(actor.Court, definitionId, version, cancellationToken) is not { } row)
            return Problems.NotFound();
        if ((await design.LintAsync(actor.Court, row.Json, cancellationToken)).Plan is not { } plan)
            return Problems.Conflict("definition.not-drawable", "该版流程有错误，不能绘制；请先按校验结果修改。");
        return TypedResults.Ok(new Response(
            row.DefinitionId, row.VersionId, row.Version, [.. new FlowDrawing(Show).Draw(plan).Select(chart => new Chart(DefinitionOf(plan.Nodes[chart.Id], plan), chart))]));
    }

    private static FlowStep Show(PlanNode node) => new(
        node.Id, StepLabel.Of(node), node.Type, FlowDrawing.LiteralOf(node, "clause"), FlowDrawing.LiteralOf(node, "form"), FlowDrawing.PositionOf(node), FlowDrawing.ChartOf(node)?.Path,
        FlowStepState.NotReached, 0, null, null, null, []);

    private static string DefinitionOf(PlanNode container, WorkflowPlan plan) =>
        container.Children is [var first, ..] && first.Owner.Composite is { } used ? used.DefinitionId : plan.Definition.DefinitionId;
}
