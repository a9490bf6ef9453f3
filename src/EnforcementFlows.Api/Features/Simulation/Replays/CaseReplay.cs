using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>What became of a past case.</summary>
internal sealed record CaseResult(ReplayCaseState State, ReplayDifferences? Differences, ReplayReport? Report, string? Message);

/// <summary>
/// Plays one past case twice, on the version that it ran on and on the draft. What differs between the two is the draft's doing; what is not
/// on record is missing in both.
/// </summary>
internal sealed class CaseReplay(DraftRehearsal draft, ReplayTerms terms)
{
    private readonly Dictionary<string, (IReadOnlySet<StepKey> Changed, ReplayNames Names)> _known = [];

    public async Task<CaseResult> PlayAsync(PastRun past, CancellationToken cancellationToken)
    {
        if (PlanFor(past) is not { } plan)
            return Failed($"流程 {past.Plan.Definition.DefinitionId} 按该版不能运行。");
        var (changed, names) = Compared(past.Plan, plan);
        var was = await new ReplayPlay(past, past.Plan, new HashSet<StepKey>(), draft.Plans, terms).PlayAsync(cancellationToken);
        if (was.Fault is not null || (past.EndedAt is not null && !was.Ended))
            return Failed(was.Fault is { Step: { } at } ? $"留存的记录不足以重演：步骤“{names.Name(at)}”需要当时的数据。" : "留存的记录不足以重演。");
        var becomes = await new ReplayPlay(past, plan, changed, draft.Plans, terms).PlayAsync(cancellationToken);
        if (becomes.Fault is { } fault)
            return Failed(fault.Step is { } step ? $"按该版运行到步骤“{names.Name(step)}”出错：{fault.Meaning}" : $"按该版运行出错：{fault.Meaning}");
        var differences = ReplayDifferences.Of(was, becomes);
        var report = ReplayReport.Of(differences, names, Note(was, becomes, names));
        return new(differences.IsNone ? ReplayCaseState.Same : ReplayCaseState.Different, differences, report, null);
    }

    // a flow that uses the draft runs with it inside
    private WorkflowPlan? PlanFor(PastRun past) => past.Plan.Definition.DefinitionId == draft.Definition.DefinitionId
        ? draft.Plan
        : draft.Plans.Definitions.Find(past.Plan.Definition.DefinitionId) is { } user ? draft.Plans.Of(user).Plan : null;

    private (IReadOnlySet<StepKey> Changed, ReplayNames Names) Compared(WorkflowPlan was, WorkflowPlan becomes)
    {
        lock (_known)
        {
            if (!_known.TryGetValue(was.Hash, out var compared))
                _known[was.Hash] = compared = (ChangedSteps.Of(was, becomes), new(was, becomes, draft.Site.Profile));
            return compared;
        }
    }

    private static string? Note(ReplayOutcome was, ReplayOutcome becomes, ReplayNames names)
    {
        var missing = becomes.Missing.Except(was.Missing).Select(names.Name).Distinct().ToList();
        return missing.Count == 0 ? null : $"步骤“{string.Join("”“", missing)}”需要当时未留存的数据，结果仅供参考。";
    }

    private static CaseResult Failed(string message) => new(ReplayCaseState.Failed, null, null, message.Length <= 2000 ? message : message[..2000]);
}
