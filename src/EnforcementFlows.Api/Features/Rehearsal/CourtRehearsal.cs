using EnforcementFlows.Api.Features.Auth;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>
/// A case in memory on which a court's flows are rehearsed: tasks, approval chains and deadlines are as the profile has them,
/// every other activity of the court only ends as it is told to.
/// </summary>
internal sealed class CourtRehearsal
{
    private readonly Dictionary<string, Queue<string>> _outcomesInOrder = [];
    private readonly Dictionary<string, string> _outcomes = [];
    private readonly Dictionary<string, Dictionary<string, object?>> _outputs = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _people;
    private readonly CourtCalendar _calendar;
    private readonly StartMoment? _filed;

    public CourtRehearsal(DefinitionSet definitions, ActivityRegistry registry, CourtProfile profile, CourtFolder court, DeadlineStarts starts, DateTimeOffset now)
    {
        (Profile, _calendar) = (profile, court.Calendar);
        _filed = starts.Filed;
        Deadlines = new(profile, court.Calendar, starts);
        Engine = new(definitions, registry, now) { Substitute = Substitute };
        _people = DemoPeople.Of(profile).ToDictionary(p => $"{profile.Court}.{p.Account}", p => p.Roles);
    }

    public CourtProfile Profile { get; }

    public VirtualEngine Engine { get; }

    public RehearsedDeadlines Deadlines { get; }

    /// <summary>What is known of the case, for the rules that sort it.</summary>
    public Dictionary<string, object?> Facts { get; init; } = [];

    /// <summary>The rule that sorted the case last; null when none has.</summary>
    public string? TriageRule { get; set; }

    /// <summary>Account of the case's handler.</summary>
    public string? Handler { get; init; }

    /// <summary>Lets an activity end with one outcome, or with several one after the other.</summary>
    public void Decide(string activityId, IReadOnlyList<string> outcomes)
    {
        _outcomes.Remove(activityId);
        _outcomesInOrder.Remove(activityId);
        if (outcomes.Count == 1)
            _outcomes[activityId] = outcomes[0];
        else
            _outcomesInOrder[activityId] = new(outcomes);
    }

    public void Produce(string activityId, Dictionary<string, object?> outputs) => _outputs[activityId] = outputs;

    /// <summary>Accounts that hold a role.</summary>
    public IEnumerable<string> HoldersOf(string role) =>
        role == TaskCandidates.Handler ? Handler is null ? [] : [Handler] : _people.Where(p => p.Value.Contains(role)).Select(p => p.Key);

    /// <summary>Why a person may not do a task; null when he may.</summary>
    public string? WhyNot(string account, VirtualTask task)
    {
        if (!_people.TryGetValue(account, out var roles))
            return $"the court has no account '{account}'";
        if (task.Draft.ExcludedUsers.Contains(account))
            return $"{account} is kept apart from this task";
        if (task.Draft.Assignee == account || task.Draft.Roles.Any(r => HoldersOf(r).Contains(account)))
            return null;
        return $"{account} ({string.Join(", ", roles)}) is none of {string.Join(", ", task.Draft.Roles)}";
    }

    /// <summary>Lets time pass; timers, alerts and overdue deadlines come at their own instants.</summary>
    public async Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        for (var next = NextInstant(); next <= to; next = NextInstant())
        {
            await Engine.AdvanceAsync(next.Value, cancellationToken);
            Deadlines.Ring(Engine.Now);
            await SettleAsync(cancellationToken);
        }

        await Engine.AdvanceAsync(to, cancellationToken);
    }

    /// <summary>Tells waiting activities what became of their deadlines.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (Deadlines.TryTakeSignal(out var signal))
        {
            await Engine.SignalAsync(
                waiting => RehearsedWait.Accepts(waiting, signal.Deadline, signal.Signal), new(signal.Signal, null), cancellationToken);
        }
    }

    /// <summary>How a simulated activity ends this time: as it was told, else with its first outcome.</summary>
    /// <exception cref="ActivityFaultException">It was told an outcome that it has not, or more are needed than were given.</exception>
    public string OutcomeOf(ActivityExecutionContext context)
    {
        var known = DefinitionLint.OutcomesOf(context.Node);
        var told = Told(context.ActivityId);
        if (told is not null && known?.Contains(told) == false)
            throw new ActivityFaultException("outcome-unknown", $"'{context.ActivityId}' has no outcome '{told}'; it has {string.Join(", ", known)}.");
        return told ?? (known is [var first, ..] ? first : "Done");
    }

    /// <summary>Whether it was said how an activity ends.</summary>
    public bool IsTold(string activityId) => _outcomes.ContainsKey(activityId) || _outcomesInOrder.ContainsKey(activityId);

    public Dictionary<string, object?> OutputsOf(string activityId) => _outputs.GetValueOrDefault(activityId) ?? [];

    private string? Told(string activityId)
    {
        if (_outcomes.TryGetValue(activityId, out var always))
            return always;
        if (!_outcomesInOrder.TryGetValue(activityId, out var inOrder))
            return null;
        return inOrder.TryDequeue(out var next) ? next : throw new ActivityFaultException("outcomes-exhausted", $"No outcome is left for '{activityId}'.");
    }

    private DateTimeOffset? NextInstant()
    {
        var (timer, alarm) = (Engine.NextTimer, Deadlines.NextAlarm(Engine.Now));
        return timer is null || alarm < timer ? alarm : timer;
    }

    private Activity? Substitute(ActivityDescriptor descriptor) => descriptor.Type switch
    {
        "Court.HumanTask" => new RehearsedTask(),
        "Court.Approval" => new RehearsedApproval(this),
        "Court.StartDeadline" or "Court.MeetDeadline" or "Court.VoidDeadline" => new RehearsedDeadlineStep(Deadlines),
        "Court.AwaitDeadline" => new RehearsedWait(Deadlines),
        "Court.CallGateway" => new RehearsedGateway(this),
        "Court.Triage" => new RehearsedTriage(this),
        "Court.AwaitPeriod" => new RehearsedPeriod(Profile, _calendar, _filed),
        var type when type.StartsWith("Court.", StringComparison.Ordinal) => new RehearsedStep(this),
        _ => null,
    };
}
