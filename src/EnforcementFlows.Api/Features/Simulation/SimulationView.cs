using System.Text.Json;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Features.Repair;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>Shows how a simulated flow stands.</summary>
internal sealed class SimulationView(DefinitionRow row, DraftRehearsal draft, SimulationRun run)
{
    private readonly Dictionary<(string Definition, string Activity), ActivityDefinition> _activities = draft.Plans.Definitions.All
        .SelectMany(definition => StepNames.All(definition.Root).Select(step => (Key: (definition.DefinitionId, step.Id), Step: step)))
        .DistinctBy(step => step.Key).ToDictionary(step => step.Key, step => step.Step);

    public SimulationAnswer Show(DateTimeOffset begin)
    {
        var problem = run.Problem is { } met ? new SimulationProblem(met.Step ?? 0, met.Code, FlowTestText.Of(met, draft.Words)) : null;
        if (run.Rehearsal is not { } rehearsal || run.Instance is not { } instance)
        {
            return new(
                row.DefinitionId, row.VersionId, row.Version, begin, "pending", 0, problem, null, [], [], [], [], [], [], [], [], Json(new Dictionary<string, object?>()), [], null,
                [.. run.Rehearsal?.People.Select(Person) ?? []]);
        }

        var engine = rehearsal.Engine;
        return new(
            row.DefinitionId, row.VersionId, row.Version, engine.Now, instance.SubStatus.ToString().ToLowerInvariant(), run.Played.Count, problem, Next(rehearsal),
            [.. Steps(rehearsal)], [.. Connections(engine.Trace)], [.. Entries(engine.Trace)], [.. engine.Tasks.Select(task => Task(rehearsal, task))],
            [.. engine.Waits.Select(wait => new SimulatedWait(wait.ActivityId, wait.DefinitionId, NameOf(wait.DefinitionId, wait.ActivityId), wait.Event is null ? "timer" : "event", wait.DueAt, wait.Event))],
            [.. rehearsal.Deadlines.All.Select(Deadline)],
            [.. rehearsal.Letters.Select(made => new SimulatedLetters(made.At, made.ActivityId, NameOf(made.DefinitionId, made.ActivityId), made.Set, DocumentsOf(rehearsal, made.Set)))],
            [.. engine.Published.Select(published => new SimulatedEvent(published.Name, published.Payload is { } payload ? Json(payload) : null))],
            Json(instance.Variables), [.. instance.Incidents.Select(Incident)], rehearsal.TriageRule, [.. rehearsal.People.Select(Person)]);
    }

    private SimulationNext? Next(CourtRehearsal rehearsal)
    {
        if (rehearsal.NextInstant is not { } at)
            return null;
        return rehearsal.Deadlines.Next(rehearsal.Engine.Now) is var (deadline, alarm) && alarm.At == at
            ? new(at, alarm.Kind == DeadlineAlarmKind.Due ? "due" : "alert", deadline.Node, deadline.Name)
            : new(at, "timer", null, rehearsal.Engine.Waits.FirstOrDefault(wait => wait.DueAt == at) is { } timer ? NameOf(timer.DefinitionId, timer.ActivityId) : null);
    }

    private IEnumerable<SimulatedStep> Steps(CourtRehearsal rehearsal)
    {
        var waits = rehearsal.Engine.Tasks.Select(task => (task.DefinitionId, task.ActivityId, Kind: "task"))
            .Concat(rehearsal.Engine.Waits.Select(wait => (wait.DefinitionId, wait.ActivityId, Kind: wait.Event is null ? "timer" : "event")))
            .ToLookup(wait => (wait.DefinitionId, wait.ActivityId), wait => wait.Kind);
        foreach (var step in rehearsal.Engine.Trace.Log.Where(entry => entry.Type != PlanCompiler.WorkflowType).GroupBy(entry => (entry.DefinitionId, entry.ActivityId)))
        {
            var (key, last, activity) = (step.Key, step.Last(), _activities.GetValueOrDefault(step.Key));
            yield return new(
                key.ActivityId, key.DefinitionId, NameOf(key.DefinitionId, key.ActivityId), last.Type, activity is null ? null : StepNames.ClauseOf(activity), StateOf([.. step]),
                step.Count(entry => entry.Event == "Completed"), last.At, OutcomesOf(step.LastOrDefault(entry => entry.Event == "Completed")), [.. waits[key].Distinct()]);
        }
    }

    private SimulatedState StateOf(IReadOnlyList<TracedActivity> entries)
    {
        var ended = run.Instance!.Status == WorkflowStatus.Finished;
        var open = entries.Count(entry => entry.Event == "Started") - entries.Count(entry => entry.Event is "Completed" or "Canceled");
        if (entries[^1].Event == "Faulted")
            return SimulatedState.Faulted;
        if (open > 0 && !(ended && entries.All(entry => entry.InstanceId == run.Instance.Id)))
            return SimulatedState.Current;
        return entries.Any(entry => entry.Event == "Completed") ? SimulatedState.Done : SimulatedState.Cancelled;
    }

    private IEnumerable<SimulatedConnection> Connections(RunTrace trace)
    {
        var walked = trace.Followed.ToHashSet();
        return draft.Plans.Definitions.All.SelectMany(definition => definition.Connections.Where(way => walked.Contains(new(definition.DefinitionId, way.Place)))
            .Select(way => new SimulatedConnection(definition.DefinitionId, way.Source, way.SourcePort, way.Target)));
    }

    private IEnumerable<SimulatedEntry> Entries(RunTrace trace) => trace.Log.Select((entry, i) => (Entry: entry, Step: run.StepOf(i)))
        .Where(traced => traced.Entry.Type != PlanCompiler.WorkflowType)
        .Select(traced => new SimulatedEntry(
            traced.Step, traced.Entry.At, traced.Entry.DefinitionId, traced.Entry.ActivityId, NameOf(traced.Entry.DefinitionId, traced.Entry.ActivityId), traced.Entry.Type,
            traced.Entry.Event.ToLowerInvariant(), OutcomesOf(traced.Entry)));

    private static string[] OutcomesOf(TracedActivity? entry) => entry?.Event == "Completed" ? entry.Detail?.Split(',') ?? ["Done"] : [];

    private static SimulatedTask Task(CourtRehearsal rehearsal, VirtualTask task)
    {
        var draft = task.Draft;
        var deadline = draft.Node is { } node ? rehearsal.Deadlines.Find(node, draft.SubjectId) : null;
        return new(
            task.ActivityId, task.DefinitionId, draft.Name, draft.Node, draft.Clause, [.. draft.Roles.Select(role => new SimulatedRole(role, rehearsal.Profile.NameOfRole(role)))], draft.Team,
            draft.Outcomes, draft.FormKey, draft.Item is { } item ? Json(item) : null, task.CreatedAt, deadline?.DueAt, deadline?.DueOn,
            [.. rehearsal.People.Where(person => rehearsal.MayDo(person.Account, task)).Select(Person)], draft.ExcludedUsers);
    }

    private static SimulatedDeadline Deadline(Deadline deadline) => new(
        deadline.Node, deadline.Name, deadline.Clause, deadline.SubjectId, deadline.State.Code(), deadline.StartedAt, deadline.DueAt, deadline.DueOn, deadline.CourtDueAt,
        deadline.StatutoryDueAt, deadline.MetAt, [.. deadline.Alerts.Select(alert => new SimulatedAlert(alert.At, alert.SentAt))]);

    private static IReadOnlyList<string> DocumentsOf(CourtRehearsal rehearsal, string set) =>
        [.. rehearsal.Profile.DocumentSets.GetValueOrDefault(set)?.Select(template => template.Name) ?? []];

    private SimulatedIncident Incident(Incident incident) => new(
        incident.ActivityId, NameOf(draft.Definition.DefinitionId, incident.ActivityId), incident.Code, IncidentText.Of(incident.Code, incident.Message));

    private static SimulatedPerson Person(RehearsedPerson person) => new(person.Account, person.Name, person.Roles);

    private string NameOf(string definitionId, string activityId) => _activities.TryGetValue((definitionId, activityId), out var step) ? StepNames.Of(step) : activityId;

    private static JsonElement Json(object value)
    {
        using var document = JsonDocument.Parse(WorkflowValue.ToJson(value));
        return document.RootElement.Clone();
    }
}
