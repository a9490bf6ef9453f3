using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>What came of one example case.</summary>
/// <param name="Problems">Where and why it failed; empty when it passed.</param>
/// <param name="Trace">The way it took; null when it never started.</param>
internal sealed record FlowTestResult(string Name, IReadOnlyList<string> Problems, RunTrace? Trace);

/// <summary>Plays one example case of a definition and compares.</summary>
internal sealed class FlowTestRun(DefinitionSet definitions, ActivityRegistry registry, CourtFolder court, WorkflowDefinition definition, FlowTestCase test)
{
    private const int MostClauses = 5;
    private static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly List<string> _problems = [];
    private CourtRehearsal _rehearsal = null!;
    private VirtualInstance _instance = null!;
    private string _correlation = "case-1";
    private string _where = "given";
    private int _eventsSeen;

    public async Task<FlowTestResult> RunAsync(CancellationToken cancellationToken)
    {
        if (!test.ExpectsSomething)
            return new(test.Name, ["expect: The case expects nothing."], null);
        if (test.Clauses.Count > MostClauses)
            return new(test.Name, [$"clauses: It names {test.Clauses.Count}; a case that shows more than {MostClauses} shows none of them."], null);
        if (test.Clauses.FirstOrDefault(clause => court.Clauses?.Contains(clause) == false) is { } unknown)
            return new(test.Name, [$"clauses: The clause (条款) '{unknown}' is not in clauses.json."], null);
        try
        {
            if (await StartAsync(cancellationToken))
                await PlayAsync(cancellationToken);
        }
        catch (Exception mistake) when (mistake is FlowTestException or DomainException or ActivityFaultException or JsonException)
        {
            Problem(mistake.Message); // what follows would only repeat it
        }

        return new(test.Name, _problems, _rehearsal?.Engine.Trace);
    }

    private async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        var given = test.Given;
        var now = given.Now ?? test.Steps.Select(s => (DateTimeOffset?)s.At).FirstOrDefault() ?? FirstDay;
        _rehearsal = new(definitions, registry, Profile(given.Profile), court, Starts(given.Facts), now)
        {
            Handler = given.Handler,
            Facts = given.Facts.ToDictionary(f => f.Key, f => WorkflowValue.FromElement(f.Value)),
        };
        Prepare(given.Outcomes, given.Outputs, given.Subjects);
        foreach (var deadline in given.Deadlines)
            StartDeadline(deadline, now);
        var input = given.Input.ToDictionary(i => i.Key, i => WorkflowValue.FromElement(i.Value));
        _correlation = input.GetValueOrDefault("caseId") as string ?? _correlation;
        if (await _rehearsal.Engine.StartAsync(definition, input, _correlation, cancellationToken) is not { } instance)
            throw new FlowTestException(string.Join("; ", _rehearsal.Engine.Findings));
        _instance = instance;
        await _rehearsal.SettleAsync(cancellationToken);
        return Compare(given.Expect);
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < test.Steps.Count; i++)
        {
            var step = test.Steps[i];
            _where = $"step {i + 1} ({step})";
            await PlayAsync(step, cancellationToken);
            if (!Compare(step.Expect))
                return;
        }

        _where = "expect";
        Compare(test.Expect);
    }

    private async Task PlayAsync(FlowTestStep step, CancellationToken cancellationToken)
    {
        if (step.At < _rehearsal.Engine.Now)
            throw new FlowTestException($"{step.At:O} lies before {_rehearsal.Engine.Now.ToOffset(step.At.Offset):O}, where the clock stands.");
        await _rehearsal.AdvanceAsync(step.At, cancellationToken);
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
                await _rehearsal.Engine.PublishAsync(step.Event ?? throw new FlowTestException("'event' is missing."), _correlation, payload, cancellationToken);
                break;
            case "advance":
                break;
            default:
                throw new FlowTestException($"'{step.Do}' is none of task, event, advance.");
        }

        await _rehearsal.SettleAsync(cancellationToken);
    }

    private async Task CompleteAsync(FlowTestStep step, CancellationToken cancellationToken)
    {
        var task = FindTask(step);
        var by = step.By ?? throw new FlowTestException("'by' is missing.");
        var outcome = step.Outcome ?? throw new FlowTestException("'outcome' is missing.");
        var form = WorkflowValue.FromJson(step.Form) as Dictionary<string, object?> ?? [];
        if (!task.Draft.Outcomes.Contains(outcome))
            throw new FlowTestException($"'{task.Draft.Name}' has no outcome '{outcome}'; it has {string.Join(", ", task.Draft.Outcomes)}.");
        if (_rehearsal.WhyNot(by, task) is { } reason)
            throw new FlowTestException($"'{task.Draft.Name}': {reason}.");
        foreach (var error in court.Forms?.Check(task.Draft.FormKey, outcome, form) ?? [])
            throw new FlowTestException($"'{task.Draft.Name}': {error.Field}: {error.Message}.");
        await _rehearsal.Engine.CompleteAsync(task, new(task.Id, outcome, form, by, by, _rehearsal.Engine.Now), cancellationToken);
    }

    private VirtualTask FindTask(FlowTestStep step)
    {
        var open = _rehearsal.Engine.Tasks;
        var found = step switch
        {
            { Task: { } name } => open.FirstOrDefault(t => t.Draft.Name == name),
            { Node: { } node } => open.FirstOrDefault(t => t.Draft.Node == node),
            { Activity: { } activity } => open.FirstOrDefault(t => t.ActivityId == activity),
            _ => throw new FlowTestException("One of 'task', 'node', 'activity' must name the task."),
        };
        return found ?? throw new FlowTestException($"No such task is open; open are [{Names(open)}].");
    }

    private void Prepare(
        IReadOnlyDictionary<string, JsonElement> outcomes, IReadOnlyDictionary<string, JsonObject> outputs, IReadOnlyDictionary<string, FlowTestSubject> subjects)
    {
        foreach (var (activity, value) in outcomes)
            _rehearsal.Decide(Known(activity), [.. value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(e => e.GetString()!) : [value.GetString()!]]);
        foreach (var (activity, values) in outputs)
            _rehearsal.Produce(Known(activity), (Dictionary<string, object?>)WorkflowValue.FromJson(values)!);
        foreach (var (id, subject) in subjects)
            _rehearsal.Deadlines.StateEnd(id, subject.EndsOn);
    }

    private string Known(string activityId) =>
        definitions.All.Any(d => Contains(d.Root, activityId))
            ? activityId
            : throw new FlowTestException($"No definition has an activity '{activityId}'.");

    private static bool Contains(ActivityDefinition activity, string id) => activity.Id == id || activity.Ports.Any(p => Contains(p.Activity, id));

    private void StartDeadline(JsonElement deadline, DateTimeOffset now)
    {
        if (deadline.ValueKind == JsonValueKind.String)
            _rehearsal.Deadlines.Start(deadline.GetString()!, null, null, null, now);
        else
            _rehearsal.Deadlines.Start(deadline.GetProperty("node").GetString()!, Text(deadline, "subjectId"), Text(deadline, "startedAt"), null, now);
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private void EndDeadline(string node, string state)
    {
        if (_rehearsal.Deadlines.Find(node, null) is null)
            throw new FlowTestException($"The node '{node}' has not been started.");
        switch (state)
        {
            case "met":
                _rehearsal.Deadlines.Meet(node, null, null, _rehearsal.Engine.Now);
                break;
            case "void":
                _rehearsal.Deadlines.Void(node, null);
                break;
            default:
                throw new FlowTestException($"Another flow can end '{node}' as met or void, not as '{state}'.");
        }
    }

    private CourtProfile Profile(JsonObject? replaced) =>
        replaced is null ? court.Profile! : ProfileFile.Parse(ProfileText.Replace(ProfileText.Read(court.ProfilePath), replaced));

    private static DeadlineStarts Starts(IReadOnlyDictionary<string, JsonElement> facts)
    {
        return new() { Filed = Fact("filedAt"), ApplicationReceived = Fact("applicationReceivedOn"), MaterialReceived = Fact("materialReceivedAt") };

        StartMoment? Fact(string name) => facts.TryGetValue(name, out var value) ? DeadlineBook.MomentOf(value.GetString()) : null;
    }

    private bool Compare(FlowTestExpectation? expected)
    {
        var published = _rehearsal.Engine.Published.Skip(_eventsSeen).Select(e => e.Name).ToList();
        _eventsSeen += published.Count;
        if (_instance.SubStatus == WorkflowSubStatus.Faulted && test.Expect?.Status != nameof(WorkflowSubStatus.Faulted))
            Problem($"The flow faulted: {string.Join("; ", _instance.Incidents.Select(i => $"{i.ActivityId}: {i.Code}: {i.Message}"))}");
        if (expected?.Tasks is { } tasks && !tasks.ToHashSet().SetEquals(_rehearsal.Engine.Tasks.Select(t => t.Draft.Name)))
            Problem($"Open are the tasks [{Names(_rehearsal.Engine.Tasks)}], expected [{string.Join(" | ", tasks)}].");
        if (expected?.Events is { } events && !events.SequenceEqual(published))
            Problem($"Published were [{string.Join(", ", published)}], expected [{string.Join(", ", events)}].");
        CompareNodes("is", expected?.Deadlines, _rehearsal.Deadlines.States());
        return _problems.Count == 0;
    }

    private void Compare(FlowTestEnd? expected)
    {
        if (expected?.Status is { } status && status != _instance.SubStatus.ToString())
            Problem($"The flow is {_instance.SubStatus}, expected {status}; open are the tasks [{Names(_rehearsal.Engine.Tasks)}].");
        if (expected?.Path is { } path && Walked(path) is var walked && !walked.SequenceEqual(path))
            Problem($"The path was [{string.Join(", ", walked)}], expected [{string.Join(", ", path)}].");
        if (expected?.Rule is { } rule && rule != _rehearsal.TriageRule)
            Problem($"The case was sorted by {_rehearsal.TriageRule ?? "no rule"}, expected {rule}.");
        CompareNodes("ends with", expected?.Dates, _rehearsal.Deadlines.Dates());
    }

    private void CompareNodes(string verb, IReadOnlyDictionary<string, string>? expected, Dictionary<string, string> actual)
    {
        foreach (var (node, value) in expected ?? new Dictionary<string, string>())
        {
            var found = actual.GetValueOrDefault(node);
            if (found != value)
                Problem($"The node '{node}' {verb} {found ?? "nothing: it was not started"}, expected {value}.");
        }
    }

    // of the activities that the path names, every completion
    private List<string> Walked(IReadOnlyList<string> path) =>
        [.. _rehearsal.Engine.Trace.Completed
            .Where(c => c.DefinitionId == definition.DefinitionId && path.Contains(c.ActivityId))
            .Select(c => c.ActivityId)];

    private static string Names(IEnumerable<VirtualTask> tasks) => string.Join(" | ", tasks.Select(t => t.Draft.Name));

    private void Problem(string message) => _problems.Add($"{_where}: {message}");
}

/// <summary>A test file asks for something that is not there.</summary>
internal sealed class FlowTestException(string message) : Exception(message);
