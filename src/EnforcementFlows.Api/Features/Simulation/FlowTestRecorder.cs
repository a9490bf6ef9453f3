using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>
/// Makes an example case of a simulation. After each step it expects the open tasks, the events, and the nodes whose state has changed; at
/// the end the way through the court's own activities and the last days of all nodes.
/// </summary>
internal sealed class FlowTestRecorder(DraftRehearsal draft, FlowTestGiven given, IReadOnlyList<FlowTestStep> steps)
{
    private readonly List<FlowTestExpectation> _seen = [];
    private Dictionary<string, string> _states = [];
    private int _events;

    /// <returns>The case; or why there is none.</returns>
    public async Task<(FlowTestCase? Case, string? Problem)> RecordAsync(string name, IReadOnlyList<string> clauses, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var run = new SimulationRun(draft, given, steps);
        await run.PlayAsync(now, (rehearsal, _) => Look(rehearsal), cancellationToken);
        if (run.Problem is { } problem)
            return (null, FlowTestText.Full(problem, draft.Words));
        var (rehearsal, instance) = (run.Rehearsal!, run.Instance!);
        if (instance.SubStatus == WorkflowSubStatus.Faulted)
            return (null, "流程运行出错，不能录为用例。");
        return (new FlowTestCase
        {
            Name = name,
            Clauses = clauses,
            Given = given with { Now = FlowTestRun.BeginOf(given, steps, now), Expect = _seen[0] },
            Steps = [.. run.Played.Select((step, i) => step with { Expect = _seen[i + 1] })],
            Expect = new()
            {
                Status = instance.SubStatus.ToString(),
                Path = [.. rehearsal.Engine.Trace.Completed
                    .Where(done => done.DefinitionId == draft.Definition.DefinitionId && done.Type.StartsWith("Court.", StringComparison.Ordinal)).Select(done => done.ActivityId)],
                Dates = rehearsal.Deadlines.Dates(),
                Rule = rehearsal.TriageRule,
            },
        }, null);
    }

    private void Look(CourtRehearsal rehearsal)
    {
        var (engine, states) = (rehearsal.Engine, rehearsal.Deadlines.States());
        var changed = states.Where(state => _states.GetValueOrDefault(state.Key) != state.Value).ToDictionary();
        _seen.Add(new()
        {
            Tasks = [.. engine.Tasks.Select(task => task.Draft.Name).Distinct()],
            Deadlines = changed.Count > 0 ? changed : null,
            Events = [.. engine.Published.Skip(_events).Select(published => published.Name)],
        });
        (_states, _events) = (states, engine.Published.Count);
    }
}
