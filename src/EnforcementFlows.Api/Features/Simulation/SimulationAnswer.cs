using System.Text.Json;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>How a flow stands after a script has been played on it.</summary>
/// <param name="Now">The instant of the virtual clock.</param>
/// <param name="Status"><c>suspended</c> (at work), <c>finished</c>, <c>cancelled</c>, <c>faulted</c>; <c>pending</c> where it could not be started.</param>
/// <param name="Played">How many steps were played.</param>
/// <param name="Problem">Why the next one could not be; null when all were.</param>
/// <param name="Next">What comes next by itself; null when nothing does.</param>
/// <param name="Steps">The activities that were reached, of the flow and of the flows used in it.</param>
/// <param name="Connections">The connections that were walked.</param>
/// <param name="Rule">The rule by which the case was sorted.</param>
/// <param name="People">Who there is to do tasks.</param>
public sealed record SimulationAnswer(
    string DefinitionId, string VersionId, int Version, DateTimeOffset Now, string Status, int Played, SimulationProblem? Problem, SimulationNext? Next,
    IReadOnlyList<SimulatedStep> Steps, IReadOnlyList<SimulatedConnection> Connections, IReadOnlyList<SimulatedEntry> Trace, IReadOnlyList<SimulatedTask> Tasks,
    IReadOnlyList<SimulatedWait> Waits, IReadOnlyList<SimulatedDeadline> Deadlines, IReadOnlyList<SimulatedLetters> Letters, IReadOnlyList<SimulatedEvent> Events,
    JsonElement Variables, IReadOnlyList<SimulatedIncident> Incidents, string? Rule, IReadOnlyList<SimulatedPerson> People);

/// <param name="Step">From 1; 0 for what is given.</param>
public sealed record SimulationProblem(int Step, string Code, string Message);

/// <param name="Kind"><c>timer</c>, <c>alert</c> or <c>due</c>.</param>
public sealed record SimulationNext(DateTimeOffset At, string Kind, string? Node, string? Name);

/// <summary>Where an activity stands.</summary>
public enum SimulatedState
{
    Current,
    Faulted,
    Done,
    Cancelled,
}

/// <param name="Times">How often it was done.</param>
/// <param name="Outcomes">With which outcomes last.</param>
/// <param name="Waits">What it waits for: <c>task</c>, <c>timer</c>, <c>event</c>; empty for a container, or the end of a node.</param>
public sealed record SimulatedStep(
    string Id, string DefinitionId, string Name, string Type, string? Clause, SimulatedState State, int Times, DateTimeOffset LastAt, IReadOnlyList<string> Outcomes,
    IReadOnlyList<string> Waits);

public sealed record SimulatedConnection(string DefinitionId, string Source, string? Port, string Target);

/// <param name="Step">The step in which it happened, from 1; 0 for the start.</param>
/// <param name="Kind"><c>started</c>, <c>resumed</c>, <c>completed</c>, <c>canceled</c>, <c>faulted</c>.</param>
public sealed record SimulatedEntry(
    int Step, DateTimeOffset At, string DefinitionId, string ActivityId, string Name, string Type, string Kind, IReadOnlyList<string> Outcomes);

public sealed record SimulatedRole(string Code, string Name);

/// <param name="MayDo">Who could do it.</param>
public sealed record SimulatedTask(
    string ActivityId, string DefinitionId, string Name, string? Node, string? Clause, IReadOnlyList<SimulatedRole> Roles, string? Team, IReadOnlyList<string> Outcomes,
    string? Form, JsonElement? Item, DateTimeOffset Since, DateTimeOffset? DueAt, DateOnly? DueOn, IReadOnlyList<SimulatedPerson> MayDo, IReadOnlyList<string> Excluded);

/// <param name="Kind"><c>timer</c> or <c>event</c>.</param>
public sealed record SimulatedWait(string ActivityId, string DefinitionId, string Name, string Kind, DateTimeOffset? At, string? Event);

/// <param name="DueOn">The legal day; null for limits in hours.</param>
public sealed record SimulatedDeadline(
    string Node, string Name, string? Clause, string? SubjectId, string State, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? CourtDueAt,
    DateTimeOffset? StatutoryDueAt, DateTimeOffset? MetAt, IReadOnlyList<SimulatedAlert> Alerts);

public sealed record SimulatedAlert(DateTimeOffset At, DateTimeOffset? SentAt);

/// <param name="Set">The set of documents, by its code.</param>
public sealed record SimulatedLetters(DateTimeOffset At, string ActivityId, string Name, string Set, IReadOnlyList<string> Documents);

public sealed record SimulatedEvent(string Name, JsonElement? Payload);

public sealed record SimulatedIncident(string ActivityId, string Name, string Code, string Message);

public sealed record SimulatedPerson(string Account, string Name, IReadOnlyList<string> Roles);
