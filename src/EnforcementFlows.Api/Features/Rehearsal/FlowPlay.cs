using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>Plays a definition on a case in memory: what is given, then step by step what happens.</summary>
internal sealed class FlowPlay(RehearsalPlans plans, RehearsalSite site, WorkflowDefinition definition)
{
    private string _correlation = "case-1";

    /// <summary>After so many bursts it is taken to run for ever.</summary>
    public int MaxBursts { get; init; } = 100_000;

    /// <summary>Names who does a task where a step does not say; null lets nobody do it.</summary>
    public Func<CourtRehearsal, VirtualTask, string?>? Choose { get; init; }

    /// <summary>Who did the task of the last step.</summary>
    public string? LastBy { get; private set; }

    /// <summary>The case; there from the start on.</summary>
    public CourtRehearsal? Rehearsal { get; private set; }

    /// <summary>The flow; there when it has been started.</summary>
    public VirtualInstance? Instance { get; private set; }

    /// <summary>Brings about what is given and starts the flow.</summary>
    /// <exception cref="FlowTestException">Something that is named is not there; the definition can not be run.</exception>
    public async Task StartAsync(FlowTestGiven given, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Rehearsal = new(plans, Profile(given.Profile), site.Calendar, Starts(given.Facts), now, MaxBursts)
        {
            Handler = given.Handler,
            Facts = given.Facts.ToDictionary(f => f.Key, f => WorkflowValue.FromElement(f.Value)),
        };
        Prepare(given.Outcomes, given.Outputs, given.Subjects);
        foreach (var deadline in given.Deadlines)
            StartDeadline(deadline, now);
        var input = given.Input.ToDictionary(i => i.Key, i => WorkflowValue.FromElement(i.Value));
        _correlation = input.GetValueOrDefault("caseId") as string ?? _correlation;
        Instance = await Rehearsal.Engine.StartAsync(definition, input, _correlation, cancellationToken)
            ?? throw new FlowTestException("definition-wrong", $"{string.Join("; ", Rehearsal.Engine.Findings)}");
        await Rehearsal.SettleAsync(cancellationToken);
    }

    /// <summary>Lets one thing happen.</summary>
    /// <exception cref="FlowTestException">It can not happen as things stand.</exception>
    public async Task PlayAsync(FlowTestStep step, CancellationToken cancellationToken)
    {
        var now = Rehearsal!.Engine.Now;
        if (step.At < now)
            throw new FlowTestException("clock-back", $"{Round(step.At)} lies before {Round(now.ToOffset(step.At.Offset))}, where the clock stands.");
        await Rehearsal.AdvanceAsync(step.At, cancellationToken);
        Prepare(step.Outcomes, step.Outputs, step.Subjects);
        foreach (var (node, state) in step.Deadlines)
            EndDeadline(node, state);
        switch (step.Do)
        {
            case "task":
                await CompleteAsync(step, cancellationToken);
                break;
            case "event":
                var payload = WorkflowValue.FromJson(step.Payload);
                await Rehearsal.Engine.PublishAsync(step.Event ?? throw new FlowTestException("event-missing", "'event' is missing."), _correlation, payload, cancellationToken);
                break;
            case "advance":
                break;
            default:
                throw new FlowTestException("do-unknown", $"'{step.Do}' is none of task, event, advance.");
        }

        await Rehearsal.SettleAsync(cancellationToken);
    }

    /// <summary>The open task that a step means; null when there is none.</summary>
    /// <exception cref="FlowTestException">It names none.</exception>
    public VirtualTask? Find(FlowTestStep step)
    {
        Func<VirtualTask, bool> isMeant = step switch
        {
            { Task: { } name } => task => task.Draft.Name == name,
            { Node: { } node } => task => task.Draft.Node == node,
            { Activity: { } activity } => task => task.ActivityId == activity,
            _ => throw new FlowTestException("task-unnamed", "One of 'task', 'node', 'activity' must name the task."),
        };
        return Rehearsal!.Engine.Tasks.Where(isMeant).ElementAtOrDefault((step.Number ?? 1) - 1);
    }

    public static string Names(IEnumerable<VirtualTask> tasks) => string.Join(" | ", tasks.Select(t => t.Draft.Name));

    private static string Round(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private async Task CompleteAsync(FlowTestStep step, CancellationToken cancellationToken)
    {
        var engine = Rehearsal!.Engine;
        var task = Find(step) ?? throw new FlowTestException("task-missing", $"No such task is open; open are [{Names(engine.Tasks)}].");
        var by = step.By ?? Choose?.Invoke(Rehearsal, task) ?? throw new FlowTestException("by-missing", "'by' is missing.");
        var outcome = step.Outcome ?? throw new FlowTestException("outcome-missing", "'outcome' is missing.");
        var form = WorkflowValue.FromJson(step.Form) as Dictionary<string, object?> ?? [];
        if (!task.Draft.Outcomes.Contains(outcome))
            throw new FlowTestException("outcome-unknown", $"'{task.Draft.Name}' has no outcome '{outcome}'; it has {string.Join(", ", task.Draft.Outcomes)}.");
        EnsureMayDo(by, task);
        foreach (var error in site.Forms?.Check(task.Draft.FormKey, outcome, form) ?? [])
            throw new FlowTestException("form-wrong", $"'{task.Draft.Name}': {error.Field}: {error.Message}.");
        LastBy = by;
        await engine.CompleteAsync(task, new(task.Id, outcome, form, by, by, engine.Now), cancellationToken);
    }

    private void EnsureMayDo(string account, VirtualTask task)
    {
        if (Rehearsal!.People.FirstOrDefault(p => p.Account == account) is not { } person)
            throw new FlowTestException("person-unknown", $"'{task.Draft.Name}': the court has no account '{account}'.");
        if (task.Draft.ExcludedUsers.Contains(account))
            throw new FlowTestException("person-excluded", $"'{task.Draft.Name}': {account} is kept apart from this task.");
        if (!Rehearsal.MayDo(account, task))
            throw new FlowTestException("person-wrong", $"'{task.Draft.Name}': {account} ({string.Join(", ", person.Roles)}) is none of {string.Join(", ", task.Draft.Roles)}.");
    }

    private void Prepare(
        IReadOnlyDictionary<string, JsonElement> outcomes, IReadOnlyDictionary<string, JsonObject> outputs, IReadOnlyDictionary<string, FlowTestSubject> subjects)
    {
        foreach (var (activity, value) in outcomes)
            Rehearsal!.Decide(Known(activity), [.. value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(TextOf) : [TextOf(value)]]);
        foreach (var (activity, values) in outputs)
            Rehearsal!.Produce(Known(activity), WorkflowValue.FromJson(values) as Dictionary<string, object?> ?? []);
        foreach (var (id, subject) in subjects)
            Rehearsal!.Deadlines.StateEnd(id, subject?.EndsOn); // what is read from JSON may be null for all that its type says
    }

    private static string TextOf(JsonElement outcome) =>
        outcome.ValueKind == JsonValueKind.String ? outcome.GetString()! : throw new FlowTestException("outcome-no-text", $"The outcome {outcome.GetRawText()} is no text.");

    private string Known(string activityId) =>
        plans.Definitions.All.Any(d => Contains(d.Root, activityId))
            ? activityId
            : throw new FlowTestException("activity-missing", $"No definition has an activity '{activityId}'.");

    private static bool Contains(ActivityDefinition activity, string id) => activity.Id == id || activity.Ports.Any(p => Contains(p.Activity, id));

    private void StartDeadline(JsonElement deadline, DateTimeOffset now)
    {
        if (deadline.ValueKind == JsonValueKind.String)
            Rehearsal!.Deadlines.Start(deadline.GetString()!, null, null, null, now);
        else if (Text(deadline, "node") is { } node)
            Rehearsal!.Deadlines.Start(node, Text(deadline, "subjectId"), Text(deadline, "startedAt"), null, now);
        else
            throw new FlowTestException("node-missing", "A deadline that runs already has no 'node'.");
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void EndDeadline(string node, string state)
    {
        var deadlines = Rehearsal!.Deadlines;
        if (deadlines.Find(node, null) is null)
            throw new FlowTestException("node-not-started", $"The node '{node}' has not been started.");
        switch (state)
        {
            case "met":
                deadlines.Meet(node, null, null, Rehearsal.Engine.Now);
                break;
            case "void":
                deadlines.Void(node, null);
                break;
            default:
                throw new FlowTestException("node-end-unknown", $"Another flow can end '{node}' as met or void, not as '{state}'.");
        }
    }

    private CourtProfile Profile(JsonObject? replaced) => replaced is null ? site.Profile : site.Replace(replaced);

    private static DeadlineStarts Starts(IReadOnlyDictionary<string, JsonElement> facts)
    {
        return new() { Filed = Fact("filedAt"), ApplicationReceived = Fact("applicationReceivedOn"), MaterialReceived = Fact("materialReceivedAt") };

        StartMoment? Fact(string name) =>
            facts.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? DeadlineBook.MomentOf(value.GetString()) : null;
    }
}
