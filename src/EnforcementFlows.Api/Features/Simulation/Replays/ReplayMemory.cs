using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>Hands out what is on record of a past case, each thing once, in the order in which it was.</summary>
internal sealed class ReplayMemory
{
    private readonly Dictionary<StepKey, Queue<PastExecution>> _executions;
    private readonly Dictionary<StepKey, List<PastAnswer>> _answers;
    private readonly List<PastDeadline> _starts;
    private readonly List<PastDeadline> _met;
    private readonly Dictionary<(Guid Instance, int Context), PastExecution?> _taken = [];
    private readonly HashSet<(int Context, string Input)> _missing = [];
    private readonly HashSet<StepKey> _missingSteps = [];
    private readonly HashSet<Guid> _started = [];
    private readonly IReadOnlySet<StepKey> _changed;

    /// <param name="past">The case.</param>
    /// <param name="changed">The steps that are otherwise than they were that time: what they decide is not known.</param>
    public ReplayMemory(PastRun past, IReadOnlySet<StepKey> changed)
    {
        _executions = past.Executions.GroupBy(e => e.Step).ToDictionary(g => g.Key, g => new Queue<PastExecution>(g));
        _answers = past.Answers.GroupBy(a => a.Step).ToDictionary(g => g.Key, g => g.ToList());
        _starts = [.. past.Deadlines.Where(d => d.Own)];
        _met = [.. past.Deadlines.Where(d => d is { MetAt: not null, EndedElsewhere: false })];
        _changed = changed;
    }

    /// <summary>The steps that needed something that is not on record.</summary>
    public IReadOnlySet<StepKey> Missing => _missingSteps;

    /// <summary>What this execution was that time; null where there were not so many. Asked again it answers the same.</summary>
    public PastExecution? Take(ActivityExecutionContext context)
    {
        var key = (context.InstanceId, context.Id);
        if (!_taken.TryGetValue(key, out var taken))
            _taken[key] = taken = _executions.GetValueOrDefault(StepKey.Of(context.Node))?.TryDequeue(out var next) == true ? next : null;
        return taken;
    }

    /// <summary>How a step ended that time; its first outcome where that is not known.</summary>
    public string OutcomeOf(ActivityExecutionContext context)
    {
        var known = DefinitionLint.OutcomesOf(context.Node);
        return Take(context)?.Outcomes is [var told, ..] && known?.Contains(told) != false ? told : known is [var first, ..] ? first : "Done";
    }

    /// <summary>What a decision came to, where it is the same decision still; what starts other flows is not done again.</summary>
    public IReadOnlyList<string>? Recorded(ActivityExecutionContext context) => context.Node.Type switch
    {
        "Elsa.DispatchWorkflow" => ["Done"],
        "Elsa.FlowDecision" or "Elsa.FlowSwitch" => Take(context) is { Outcomes: { } told } && !_changed.Contains(StepKey.Of(context.Node)) ? told : null,
        _ => null,
    };

    public void Miss(ActivityExecutionContext context, string input)
    {
        _missing.Add((context.Id, input));
        _missingSteps.Add(StepKey.Of(context.Node));
    }

    public bool IsMissing(ActivityExecutionContext context, string input) => _missing.Contains((context.Id, input));

    /// <summary>The next task of a step; null where there were not so many. Of those offered at one instant none is the earlier one: it is the one that fits.</summary>
    public PastAnswer? NextAnswer(StepKey step, Func<PastAnswer, bool> fits)
    {
        if (_answers.GetValueOrDefault(step) is not [var first, ..] left)
            return null;
        var next = left.Find(answer => answer.OfferedAt == first.OfferedAt && fits(answer)) ?? first;
        left.Remove(next);
        return next;
    }

    public PastDeadline? NextStart(string node, string? subject) => Next(_starts, node, subject);

    public PastDeadline? NextMet(string node, string? subject) => Next(_met, node, subject);

    /// <summary>Remembers that the flow itself has started a deadline.</summary>
    public void Started(Guid deadline) => _started.Add(deadline);

    public bool HasStarted(Guid deadline) => _started.Contains(deadline);

    private static PastDeadline? Next(List<PastDeadline> among, string node, string? subject)
    {
        var found = among.Find(d => d.Node == node && (subject is null || d.SubjectId == subject));
        if (found is not null)
            among.Remove(found);
        return found;
    }
}
