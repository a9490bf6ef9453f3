using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>An activity of a flow, or of a flow used in it.</summary>
internal readonly record struct StepKey(string DefinitionId, string ActivityId)
{
    public static StepKey Of(PlanNode node) => new(node.Owner.Composite!.DefinitionId, node.Id);
}

/// <summary>A flow of a past case as it is on record.</summary>
internal sealed record PastRun
{
    /// <summary>The plan that it ran on.</summary>
    public required WorkflowPlan Plan { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public required Dictionary<string, object?> Input { get; init; }

    public string? Correlation { get; init; }

    /// <summary>The trigger that started it; null for none.</summary>
    public string? Trigger { get; init; }

    public required DeadlineStarts Starts { get; init; }

    /// <summary>User id of the case's handler.</summary>
    public string? Handler { get; init; }

    /// <summary>How the case was sorted: class, track, rule; empty where it was not.</summary>
    public Dictionary<string, object?> Triage { get; init; } = [];

    /// <summary>What its activities did, in the order in which they began.</summary>
    public IReadOnlyList<PastExecution> Executions { get; init; } = [];

    /// <summary>The tasks, in the order in which they were offered.</summary>
    public IReadOnlyList<PastAnswer> Answers { get; init; } = [];

    /// <summary>The events that it took, in their order.</summary>
    public IReadOnlyList<PastEvent> Events { get; init; } = [];

    /// <summary>The deadlines of its case, in the order of their starts.</summary>
    public IReadOnlyList<PastDeadline> Deadlines { get; init; } = [];

    public IReadOnlyList<Pause> Pauses { get; init; } = [];
}

/// <summary>One execution of an activity.</summary>
/// <param name="CompletedAt">Null where it was cancelled, or still runs.</param>
/// <param name="Outcomes">With which it completed; null where it did not.</param>
internal sealed record PastExecution(StepKey Step, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, IReadOnlyList<string>? Outcomes)
{
    /// <summary>Whether it completed in the burst in which it began.</summary>
    public bool AtOnce => CompletedAt == StartedAt;
}

/// <summary>A task, and how it was done.</summary>
/// <param name="DoneAt">Null where it was not done.</param>
internal sealed record PastAnswer(
    StepKey Step, DateTimeOffset OfferedAt, DateTimeOffset? DoneAt, string? Outcome, Dictionary<string, object?> Form, string? By, string? ActingFor, string? Comment);

internal sealed record PastEvent(DateTimeOffset At, string Name);

/// <summary>A deadline of the case.</summary>
/// <param name="Own">Whether the flow itself started it.</param>
/// <param name="Event">The node's own event, from which it was counted.</param>
/// <param name="MetAt">When it was done, as proven; null where it was not.</param>
/// <param name="EnteredAt">When that was entered.</param>
/// <param name="EndedElsewhere">Whether another flow, or nobody but the clock, ended it.</param>
/// <param name="Extensions">By which it was lengthened, in their order.</param>
internal sealed record PastDeadline(
    string Node, string? SubjectId, bool Own, DateTimeOffset StartedAt, StartMoment? Event, DateOnly? StatedEnd, DateTimeOffset? MetAt, DateTimeOffset? EnteredAt, bool EndedElsewhere,
    IReadOnlyList<Extension> Extensions);

/// <summary>An extension of a deadline, at the beginning of the day on which it was decided: the hour is not on record.</summary>
internal sealed record PastExtension(string Node, string? SubjectId, Extension Extension)
{
    public DateTimeOffset At => CourtTime.StartOf(Extension.DecidedOn);
}

/// <summary>Under what past cases are played again.</summary>
/// <param name="Until">Until when a case is played that has not ended.</param>
/// <param name="Assumed">How long a task takes that nobody was asked for so far.</param>
/// <param name="Calendar">The court's calendar.</param>
/// <param name="ProfileAt">The profile that was in force at an instant.</param>
/// <param name="People">Who there is at the court, by user id.</param>
internal sealed record ReplayTerms(
    DateTimeOffset Until, TimeSpan Assumed, CourtCalendar Calendar, Func<DateTimeOffset, CourtProfile> ProfileAt, IReadOnlyList<RehearsedPerson> People);
