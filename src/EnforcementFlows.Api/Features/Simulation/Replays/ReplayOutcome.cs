namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>What came of playing a past case on a plan.</summary>
/// <param name="Ended">Whether the flow came to its end.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
/// <param name="Nodes">The deadlines that the flow started or was to end, in the order of their starts.</param>
/// <param name="Offers">The tasks that it asked for, in that order.</param>
/// <param name="Steps">The activities that completed, each as often as it did.</param>
/// <param name="Missing">The steps that needed something that is not on record.</param>
internal sealed record ReplayOutcome(
    bool Ended, ReplayFault? Fault, IReadOnlyList<ReplayedNode> Nodes, IReadOnlyList<ReplayedOffer> Offers, IReadOnlyList<StepKey> Steps, IReadOnlySet<StepKey> Missing);

/// <param name="Step">Where; null for the flow itself.</param>
/// <param name="Meaning">What its code means; nothing of the case.</param>
internal sealed record ReplayFault(StepKey? Step, string Meaning);

/// <summary>A node of a replayed case.</summary>
/// <param name="DueOn">The legal day; null for limits in hours.</param>
internal sealed record ReplayedNode(string Node, string Name, string? SubjectId, DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? DoneAt, bool IsLate);

/// <summary>A task that was asked for in a replayed case, and of whom.</summary>
internal sealed record ReplayedOffer(StepKey Step, IReadOnlyList<string> Roles);
