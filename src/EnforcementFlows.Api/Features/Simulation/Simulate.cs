using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>Runs a version of a flow on a case that is only thought of, on a clock of its own (模拟运行).</summary>
public static class Simulate
{
    internal static async Task<Results<Ok<SimulationAnswer>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, SimulationScript request, [FromServices] CourtDesign design, [FromServices] DraftRehearsals drafts,
        [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [RegularExpression(SimulationEndpoints.Versions)] string version = CourtDesign.Latest)
    {
        var (given, steps) = request.Read();
        if (await design.FindAsync(actor.Court, definitionId, version, cancellationToken) is not { } row)
            return Problems.NotFound();
        var draft = await drafts.OfAsync(row, cancellationToken);
        var (run, now) = (new SimulationRun(draft, given, steps), clock.GetUtcNow());
        await run.PlayAsync(now, null, cancellationToken);
        return TypedResults.Ok(new SimulationView(row, draft, run).Show(FlowTestRun.BeginOf(given, steps, now)));
    }
}
