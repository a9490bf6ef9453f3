using EnforcementFlows.Api.Features.Auth;
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
    private readonly List<RehearsedLetters> _letters = [];
    private readonly CourtCalendar _calendar;
    private readonly StartMoment? _filed;
    private readonly RehearsalHooks? _hooks;

    public CourtRehearsal(RehearsalPlans plans, CourtProfile profile, CourtCalendar calendar, DeadlineStarts starts, DateTimeOffset now, int maxBursts = 100_000, RehearsalHooks? hooks = null)
    {
        _hooks = hooks;
        (Profile, _calendar) = (profile, calendar);
        _filed = starts.Filed;
        Deadlines = new(profile, calendar, starts) { Pauses = hooks?.Pauses ?? [] };
        Engine = new(plans, now) { Substitute = Substitute, MaxBursts = maxBursts, Recorded = hooks?.Recorded, Missing = hooks?.Missing };
        People = [.. DemoPeople.Of(profile).Select(person => new RehearsedPerson($"{profile.Court}.{person.Account}", person.DisplayName, person.Roles))];
    }

    public CourtProfile Profile { get; }

    /// <summary>Who there is at the court.</summary>
    public IReadOnlyList<RehearsedPerson> People { get; init; }

    public VirtualEngine Engine { get; }

    public RehearsedDeadlines Deadlines { get; }

    /// <summary>What is known of the case, for the rules that sort it.</summary>
    public Dictionary<string, object?> Facts { get; init; } = [];

    /// <summary>The rule that sorted the case last; null when none has.</summary>
    public string? TriageRule { get; set; }

    /// <summary>The documents that would have been made.</summary>
    public IReadOnlyList<RehearsedLetters> Letters => _letters;

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
        role == TaskCandidates.Handler ? Handler is null ? [] : [Handler] : People.Where(person => person.Roles.Contains(role)).Select(person => person.Account);

    /// <summary>Whether somebody may do a task.</summary>
    public bool MayDo(string account, VirtualTask task) =>
        !task.Draft.ExcludedUsers.Contains(account) && (task.Draft.Assignee == account || task.Draft.Roles.Any(role => HoldersOf(role).Contains(account)));

    public void Write(RehearsedLetters letters) => _letters.Add(letters);

    /// <summary>When a timer fires, an alert goes out or a node is late next; null when nothing comes by itself any more.</summary>
    public DateTimeOffset? NextInstant
    {
        get
        {
            var (timer, alarm) = (Engine.NextTimer, Deadlines.NextAlarm(Engine.Now));
            return timer is null || alarm < timer ? alarm : timer;
        }
    }

    /// <summary>Lets time pass; timers, alerts and overdue deadlines come at their own instants.</summary>
    public async Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        for (var next = NextInstant; next <= to; next = NextInstant)
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

    private Activity? Substitute(ActivityDescriptor descriptor) => _hooks?.Substitute(this, descriptor) ?? descriptor.Type switch
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

/// <summary>What is different where a past case is played again.</summary>
/// <param name="Substitute">Stands for an activity; null leaves it to the rehearsal.</param>
/// <param name="Recorded">How an activity ended that time, so that it is not run; null runs it.</param>
/// <param name="Missing">Is told of an input that can not be computed.</param>
/// <param name="Pauses">The times that do not count.</param>
internal sealed record RehearsalHooks(
    Func<CourtRehearsal, ActivityDescriptor, Activity?> Substitute, Func<ActivityExecutionContext, IReadOnlyList<string>?> Recorded, Action<ActivityExecutionContext, string> Missing,
    IReadOnlyList<Pause> Pauses);

/// <summary>Somebody of a court in a rehearsal.</summary>
internal sealed record RehearsedPerson(string Account, string Name, IReadOnlyList<string> Roles);

/// <summary>A set of documents that a flow would have made.</summary>
internal sealed record RehearsedLetters(DateTimeOffset At, string DefinitionId, string ActivityId, string Set);
