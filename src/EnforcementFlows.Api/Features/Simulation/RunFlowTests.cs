using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>Plays all example cases of a flow on a version of it (运行用例).</summary>
public static class RunFlowTests
{
    /// <param name="Origin"><c>file</c> or <c>recorded</c>.</param>
    /// <param name="Differences">What is otherwise than the case says, in words, the first first; empty when it passed.</param>
    public sealed record Outcome(Guid? Id, string Name, string Origin, bool Passed, IReadOnlyList<string> Differences);

    /// <param name="NotWalked">The connections of the version that no case walks.</param>
    public sealed record Response(
        string DefinitionId, string VersionId, int Version, int Passed, int Failed, IReadOnlyList<Outcome> Cases, IReadOnlyList<SimulatedConnection> NotWalked);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] CourtDesign design, [FromServices] DraftRehearsals drafts, [FromServices] FlowTests tests,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken, [RegularExpression(SimulationEndpoints.Versions)] string version = CourtDesign.Latest)
    {
        if (await design.FindAsync(actor.Court, definitionId, version, cancellationToken) is not { } row)
            return Problems.NotFound();
        var draft = await drafts.OfAsync(row, cancellationToken);
        var (walked, outcomes) = (new RunTrace(), new List<Outcome>());
        foreach (var test in await tests.OfAsync(actor.Court, definitionId, cancellationToken))
        {
            var (outcome, trace) = await PlayAsync(draft, test, cancellationToken);
            outcomes.Add(outcome);
            if (trace is not null)
                walked.Add(trace);
        }

        return TypedResults.Ok(Show(row, draft, outcomes, walked));
    }

    /// <summary>Plays one case.</summary>
    internal static async Task<(Outcome Outcome, RunTrace? Trace)> PlayAsync(DraftRehearsal draft, FlowTest test, CancellationToken cancellationToken)
    {
        var result = await new FlowTestRun(draft.Plans, draft.Site, draft.Definition, test.Case, DraftRehearsal.MaxBursts).RunAsync(cancellationToken);
        var words = draft.Words;
        return (
            new(test.Recorded?.Id, test.Case.Name, test.Recorded is null ? "file" : "recorded", result.Problems.Count == 0, [.. result.Problems.Select(problem => FlowTestText.Full(problem, words))]),
            result.Trace);
    }

    private static Response Show(DefinitionRow row, DraftRehearsal draft, List<Outcome> outcomes, RunTrace walked) => new(
        row.DefinitionId, row.VersionId, row.Version, outcomes.Count(outcome => outcome.Passed), outcomes.Count(outcome => !outcome.Passed), outcomes,
        [.. walked.NotFollowed(draft.Definition).Select(way => new SimulatedConnection(row.DefinitionId, way.Source, way.SourcePort, way.Target))]);
}
