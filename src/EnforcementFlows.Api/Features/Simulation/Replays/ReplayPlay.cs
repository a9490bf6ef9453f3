using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Features.Repair;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>
/// Plays a past case on a plan. Who did a task takes as long again as that time; what came from outside comes when it did; what nobody was
/// asked for so far is done with its first outcome, after a time that is assumed.
/// </summary>
internal sealed class ReplayPlay
{
    private const int MaxRounds = 2000;
    private static readonly TimeSpan LongestAfterEnd = TimeSpan.FromDays(400);
    private readonly PastRun _past;
    private readonly WorkflowPlan _plan;
    private readonly ReplayTerms _terms;
    private readonly ReplayMemory _memory;
    private readonly CourtRehearsal _rehearsal;
    private readonly Dictionary<Guid, (DateTimeOffset? At, PastAnswer? Answer)> _planned = [];
    private readonly List<ReplayedOffer> _offers = [];
    private readonly Dictionary<string, int> _ownEvents = [];
    private readonly Queue<PastEvent> _events;
    private readonly Queue<PastDeadline> _others;
    private readonly Queue<PastDeadline> _ends;
    private readonly List<PastExtension> _extensions;
    private VirtualInstance _instance = null!;

    /// <param name="past">The case.</param>
    /// <param name="plan">The plan to play it on.</param>
    /// <param name="changed">The steps of the plan that are otherwise than they were that time.</param>
    /// <param name="plans">Where flows that are started by name would be found; none is started.</param>
    /// <param name="terms">Under what it is played.</param>
    public ReplayPlay(PastRun past, WorkflowPlan plan, IReadOnlySet<StepKey> changed, RehearsalPlans plans, ReplayTerms terms)
    {
        (_past, _plan, _terms, _memory) = (past, plan, terms, new(past, changed));
        var hooks = new RehearsalHooks(Substitute, _memory.Recorded, _memory.Miss, past.Pauses);
        _rehearsal = new(plans, terms.ProfileAt(past.StartedAt), terms.Calendar, past.Starts, past.StartedAt, DraftRehearsal.MaxBursts, hooks) { Handler = past.Handler, People = terms.People };
        _events = new(past.Events);
        _others = new(past.Deadlines.Where(d => !d.Own).OrderBy(d => d.StartedAt));
        _ends = new(past.Deadlines.Where(d => d is { EndedElsewhere: true, EnteredAt: not null }).OrderBy(d => d.EnteredAt));
        _extensions = [.. past.Deadlines.SelectMany(d => d.Extensions.Select(extension => new PastExtension(d.Node, d.SubjectId, extension))).OrderBy(e => e.At)];
    }

    private DateTimeOffset Horizon => _past.EndedAt is { } ended ? ended + LongestAfterEnd : _terms.Until;

    public async Task<ReplayOutcome> PlayAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception mistake) when (FlowTestRun.IsMistake(mistake))
        {
            return Show(new(null, IncidentText.Meaning(CodeOf(mistake))));
        }

        return Show(_instance.Incidents is [var first, ..] ? new(StepOf(first), IncidentText.Meaning(first.Code)) : null);
    }

    private static string CodeOf(Exception mistake) => mistake switch
    {
        ActivityFaultException fault => fault.Code,
        EndlessRunException => "burst-too-long",
        _ => mistake.GetType().Name, // as the engine does with what a step throws
    };

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var stated in _past.Deadlines.Where(d => d is { SubjectId: not null, StatedEnd: not null }))
            _rehearsal.Deadlines.StateEnd(stated.SubjectId!, stated.StatedEnd);
        BringOthers(_past.StartedAt);
        _instance = await _rehearsal.Engine.StartAsync(_plan, new(_past.Input), _past.Correlation, cancellationToken, _past.Trigger);
        await _rehearsal.SettleAsync(cancellationToken);
        for (var round = 0; round < MaxRounds && _instance.Status == WorkflowStatus.Running; round++)
        {
            Plan();
            Extend();
            if (NextInstant() is not { } at || at > Horizon)
                break;
            await _rehearsal.AdvanceAsync(at, cancellationToken);
            BringOthers(at);
            await HappenAsync(at, cancellationToken);
            await _rehearsal.SettleAsync(cancellationToken);
        }

        Plan();
        if (_past.EndedAt is null && _rehearsal.Engine.Now < Horizon)
            await _rehearsal.AdvanceAsync(Horizon, cancellationToken); // what is due by now and was not done is late
    }

    // every open task that has not been planned yet: when it is done, if ever
    private void Plan()
    {
        foreach (var task in _rehearsal.Engine.Tasks.Where(task => task.InstanceId == _instance.Id && !_planned.ContainsKey(task.Id)))
        {
            var key = new StepKey(task.DefinitionId, task.ActivityId);
            _offers.Add(new(key, task.Draft.Roles));
            var answer = _memory.NextAnswer(key, past => past.By is { } by && _rehearsal.MayDo(by, task));
            _planned[task.Id] = answer switch
            {
                null => (task.CreatedAt + _terms.Assumed, null),
                { DoneAt: { } done } => (task.CreatedAt + (done - answer.OfferedAt), answer),
                _ => (null, answer), // nobody has done it
            };
        }
    }

    private DateTimeOffset? NextInstant()
    {
        DateTimeOffset?[] next =
        [
            _rehearsal.NextInstant, OpenTasks().Min(task => _planned[task.Id].At), _events.TryPeek(out var happened) ? happened.At : null,
            _ends.TryPeek(out var ended) ? ended.EnteredAt : null, _others.TryPeek(out var started) ? started.StartedAt : null,
            _extensions.Where(extension => extension.At > _rehearsal.Engine.Now).Select(extension => (DateTimeOffset?)extension.At).FirstOrDefault(),
        ];
        return next.Min() is { } at ? (at > _rehearsal.Engine.Now ? at : _rehearsal.Engine.Now) : null;
    }

    private List<VirtualTask> OpenTasks() => [.. _rehearsal.Engine.Tasks.Where(task => task.InstanceId == _instance.Id && _planned.ContainsKey(task.Id))];

    private async Task HappenAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (_ends.TryPeek(out var end) && end.EnteredAt <= at)
        {
            _ends.Dequeue();
            _rehearsal.Deadlines.Meet(end.Node, end.SubjectId, end.MetAt?.ToString("O"), at);
        }

        while (_events.TryPeek(out var happened) && happened.At <= at)
            await PublishAsync(_events.Dequeue(), cancellationToken);
        foreach (var task in OpenTasks().Where(task => _planned[task.Id].At <= at))
        {
            if (_rehearsal.Engine.Tasks.Contains(task)) // the one before may have made it needless
                await CompleteAsync(task, _planned[task.Id].Answer, cancellationToken);
        }
    }

    private async Task CompleteAsync(VirtualTask task, PastAnswer? answer, CancellationToken cancellationToken)
    {
        var outcome = answer?.Outcome is { } told && task.Draft.Outcomes.Contains(told) ? told : task.Draft.Outcomes is [var first, ..] ? first : "done";
        var by = answer?.By ?? _rehearsal.People.FirstOrDefault(person => _rehearsal.MayDo(person.Account, task))?.Account ?? "";
        await _rehearsal.Engine.CompleteAsync(
            task, new(task.Id, outcome, answer?.Form ?? [], by, null, _rehearsal.Engine.Now, answer?.Comment, answer?.ActingFor), cancellationToken);
    }

    // what the flow itself publishes it has taken already
    private async Task PublishAsync(PastEvent happened, CancellationToken cancellationToken)
    {
        var own = _rehearsal.Engine.Published.Count(published => published.Name == happened.Name);
        if (own > _ownEvents.GetValueOrDefault(happened.Name))
        {
            _ownEvents[happened.Name] = _ownEvents.GetValueOrDefault(happened.Name) + 1;
            return;
        }

        var payload = new Dictionary<string, object?> { ["type"] = happened.Name, ["occurredAt"] = Workflow.Values.WorkflowValue.Normalise(happened.At), ["data"] = new Dictionary<string, object?>() };
        await _rehearsal.Engine.PublishAsync(happened.Name, _past.Correlation, payload, cancellationToken);
    }

    // the deadlines that other flows of the case started by then
    private void BringOthers(DateTimeOffset at)
    {
        while (_others.TryPeek(out var other) && other.StartedAt <= at)
        {
            _others.Dequeue();
            if (_rehearsal.Profile.Nodes.ContainsKey(other.Node))
                _rehearsal.Deadlines.Start(other.Node, other.SubjectId, other.Event is { At: { } exact } ? exact.ToString("O") : null, other.StatedEnd, other.StartedAt);
        }
    }

    // what was granted by then; where the deadline comes later than it did, it has it from its start
    private void Extend() =>
        _extensions.RemoveAll(past => past.At <= _rehearsal.Engine.Now && _rehearsal.Deadlines.Extend(past.Node, past.SubjectId, past.Extension, _rehearsal.Engine.Now));

    private Activity? Substitute(CourtRehearsal rehearsal, ActivityDescriptor descriptor) => descriptor.Type switch
    {
        "Court.HumanTask" or "Court.Approval" or "Court.VoidDeadline" or "Court.AwaitDeadline" or "Court.AwaitPeriod" => null,
        "Court.StartDeadline" or "Court.MeetDeadline" => new ReplayedDeadlineStep(_memory, rehearsal.Deadlines),
        "Court.CallGateway" => new ReplayedGateway(_memory),
        "Court.Triage" => new ReplayedTriage(_past, rehearsal),
        "Court.AssignHandler" => new ReplayedAssignment(_memory, rehearsal),
        var type when type.StartsWith("Court.", StringComparison.Ordinal) => new ReplayedStep(_memory),
        _ => null,
    };

    private StepKey? StepOf(Incident incident) =>
        _plan.Nodes.TryGetValue(incident.NodeId, out var node) ? StepKey.Of(node) : new StepKey(_plan.Definition.DefinitionId, incident.ActivityId);

    // started by another flow of the case, and for this one to end
    private bool EndedHere(Deadline deadline) =>
        _past.Deadlines.Any(d => d is { EnteredAt: not null, EndedElsewhere: false } && d.Node == deadline.Node && d.SubjectId == deadline.SubjectId);

    private ReplayOutcome Show(ReplayFault? fault) => new(
        _instance?.SubStatus == WorkflowSubStatus.Finished, fault,
        [.. _rehearsal.Deadlines.All.Where(deadline => _memory.HasStarted(deadline.Id) || EndedHere(deadline)).Select(deadline => new ReplayedNode(
            deadline.Node, deadline.Name, deadline.SubjectId, deadline.DueAt, deadline.DueOn, deadline.MetAt, deadline.State == DeadlineState.Overdue))],
        _offers,
        [.. _rehearsal.Engine.Trace.Log.Where(entry => entry.Event == "Completed" && entry.InstanceId == _instance?.Id && entry.Type is not (PlanCompiler.WorkflowType or "Elsa.Flowchart" or "Elsa.FlowNode"))
            .Select(entry => new StepKey(entry.DefinitionId, entry.ActivityId))],
        _memory.Missing);
}
