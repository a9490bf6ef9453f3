using System.Text.Json;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>What came of one example case.</summary>
/// <param name="Problems">Where and why it failed; empty when it passed.</param>
/// <param name="Trace">The way it took; null when it never started.</param>
internal sealed record FlowTestResult(string Name, IReadOnlyList<FlowTestProblem> Problems, RunTrace? Trace);

/// <summary>Plays one example case of a definition and compares.</summary>
internal sealed class FlowTestRun(RehearsalPlans plans, RehearsalSite site, WorkflowDefinition definition, FlowTestCase test, int maxBursts = 100_000)
{
    /// <summary>What is said of a node that was never started.</summary>
    public const string NotStarted = "nothing: it was not started";

    /// <summary>What is said where no rule has sorted the case.</summary>
    public const string NoRule = "no rule";

    private const int MostClauses = 5;
    private static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly List<FlowTestProblem> _problems = [];
    private readonly FlowPlay _play = new(plans, site, definition) { MaxBursts = maxBursts };
    private (string Where, int? Step) _at = ("given", 0);
    private int _eventsSeen;

    private CourtRehearsal Rehearsal => _play.Rehearsal!;

    public async Task<FlowTestResult> RunAsync(CancellationToken cancellationToken)
    {
        if (!test.ExpectsSomething)
            return Refused("expect", null, "expects-nothing", "The case expects nothing.");
        if (test.Clauses.Count > MostClauses)
            return Refused("clauses", 0, "clauses-many", $"It names {test.Clauses.Count}; a case that shows more than {MostClauses} shows none of them.");
        if (test.Clauses.FirstOrDefault(clause => site.Clauses?.Contains(clause) == false) is { } unknown)
            return Refused("clauses", 0, "clause-unknown", $"The clause (条款) '{unknown}' is not in clauses.json.");
        try
        {
            if (await StartAsync(cancellationToken))
                await PlayAsync(cancellationToken);
        }
        catch (Exception mistake) when (IsMistake(mistake))
        {
            _problems.Add(ProblemOf(mistake, _at.Where, _at.Step)); // what follows would only repeat it
        }

        return new(test.Name, _problems, _play.Rehearsal?.Engine.Trace);
    }

    /// <summary>Whether an exception is the case's fault, or the definition's.</summary>
    public static bool IsMistake(Exception exception) =>
        exception is FlowTestException or DomainException or ActivityFaultException or JsonException or EndlessRunException;

    /// <summary>A mistake where it was met.</summary>
    public static FlowTestProblem ProblemOf(Exception mistake, string where, int? step) => mistake switch
    {
        FlowTestException missing => new(where, step, missing.Code, missing.Message, missing.Arguments),
        DomainException broken => new(where, step, FlowTestText.InItsWords, broken.Message, []),
        ActivityFaultException fault => new(where, step, "fault", fault.Message, [fault.Code, fault.Message]),
        EndlessRunException => new(where, step, "endless", mistake.Message, []),
        _ => new(where, step, "mistake", mistake.Message, [mistake.Message]),
    };

    /// <summary>When a case begins that does not say so itself.</summary>
    public static DateTimeOffset BeginOf(FlowTestGiven given, IReadOnlyList<FlowTestStep> steps, DateTimeOffset otherwise) =>
        given.Now ?? steps.Select(s => (DateTimeOffset?)s.At).FirstOrDefault() ?? otherwise;

    private FlowTestResult Refused(string where, int? step, string code, FindingMessage message) => new(test.Name, [new(where, step, code, message.Text, message.Arguments)], null);

    private async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        await _play.StartAsync(test.Given, BeginOf(test.Given, test.Steps, FirstDay), cancellationToken);
        return Compare(test.Given.Expect);
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < test.Steps.Count; i++)
        {
            var step = test.Steps[i];
            _at = ($"step {i + 1} ({step})", i + 1);
            await _play.PlayAsync(step, cancellationToken);
            if (!Compare(step.Expect))
                return;
        }

        _at = ("expect", null);
        Compare(test.Expect);
    }

    private bool Compare(FlowTestExpectation? expected)
    {
        var instance = _play.Instance!;
        var published = Rehearsal.Engine.Published.Skip(_eventsSeen).Select(e => e.Name).ToList();
        _eventsSeen += published.Count;
        if (instance.SubStatus == WorkflowSubStatus.Faulted && test.Expect?.Status != nameof(WorkflowSubStatus.Faulted))
        {
            foreach (var incident in instance.Incidents)
                Problem("faulted", $"The flow faulted: {incident.ActivityId}: {incident.Code}: {incident.Message}");
        }

        if (expected?.Tasks is { } tasks && !tasks.ToHashSet().SetEquals(Rehearsal.Engine.Tasks.Select(t => t.Draft.Name)))
            Problem("tasks", $"Open are the tasks [{FlowPlay.Names(Rehearsal.Engine.Tasks)}], expected [{string.Join(" | ", tasks)}].");
        if (expected?.Events is { } events && !events.SequenceEqual(published))
            Problem("events", $"Published were [{string.Join(", ", published)}], expected [{string.Join(", ", events)}].");
        foreach (var (node, found, wanted) in Differing(expected?.Deadlines, Rehearsal.Deadlines.States()))
            Problem("node-state", $"The node '{node}' is {found}, expected {wanted}.");
        return _problems.Count == 0;
    }

    private void Compare(FlowTestEnd? expected)
    {
        var instance = _play.Instance!;
        if (expected?.Status is { } status && status != instance.SubStatus.ToString())
            Problem("status", $"The flow is {instance.SubStatus}, expected {status}; open are the tasks [{FlowPlay.Names(Rehearsal.Engine.Tasks)}].");
        if (expected?.Path is { } path && Walked(path) is var walked && !walked.SequenceEqual(path))
            Problem("path", $"The path was [{string.Join(", ", walked)}], expected [{string.Join(", ", path)}].");
        if (expected?.Rule is { } rule && rule != Rehearsal.TriageRule)
            Problem("rule", $"The case was sorted by {Rehearsal.TriageRule ?? NoRule}, expected {rule}.");
        foreach (var (node, found, wanted) in Differing(expected?.Dates, Rehearsal.Deadlines.Dates()))
            Problem("node-date", $"The node '{node}' ends with {found}, expected {wanted}.");
    }

    private static IEnumerable<(string Node, string Found, string Wanted)> Differing(IReadOnlyDictionary<string, string>? expected, Dictionary<string, string> actual) =>
        (expected ?? new Dictionary<string, string>()).Where(e => actual.GetValueOrDefault(e.Key) != e.Value)
            .Select(e => (e.Key, actual.GetValueOrDefault(e.Key) ?? NotStarted, e.Value));

    // of the activities that the path names, every completion
    private List<string> Walked(IReadOnlyList<string> path) =>
        [.. Rehearsal.Engine.Trace.Completed
            .Where(c => c.DefinitionId == definition.DefinitionId && path.Contains(c.ActivityId))
            .Select(c => c.ActivityId)];

    private void Problem(string code, FindingMessage message) => _problems.Add(new(_at.Where, _at.Step, code, message.Text, message.Arguments));
}
