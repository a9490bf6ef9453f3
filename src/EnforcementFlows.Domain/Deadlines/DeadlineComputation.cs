namespace EnforcementFlows.Domain.Deadlines;

/// <summary>One alert (预警) before the end.</summary>
public sealed record DeadlineWarning(Period Lead, DateTimeOffset At);

/// <summary>The result of a computation: both limits, the one that drives, the alerts and the arithmetic. Instants carry +08:00.</summary>
public sealed record DeadlineComputation
{
    /// <summary>The start of the court's limit, or of the statutory one where the court sets none; for a stated end alone the node's event, or else the filing.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? CourtDueAt { get; init; }

    public required DateOnly? CourtDueOn { get; init; }

    public required DateTimeOffset? StatutoryDueAt { get; init; }

    public required DateOnly? StatutoryDueOn { get; init; }

    /// <summary>The instant from which it is late; the period is [start, due). A limit ending with 16 March: 03-17T00:00+08:00.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The last legal day; null when the driving limit is in hours.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary><see cref="Track.Court"/> or <see cref="Track.Statutory"/>: the earlier one (P11), the court's when they are equal.</summary>
    public required Track Drives { get; init; }

    /// <summary>One for each lead, in order of time.</summary>
    public required IReadOnlyList<DeadlineWarning> Warnings { get; init; }

    /// <summary>A pause is still open: what stands here is a forecast that the resumption corrects.</summary>
    public required bool Paused { get; init; }

    /// <summary>Some day that matters lies in a year whose calendar is not loaded (P10).</summary>
    public required bool Provisional { get; init; }

    public required string CalendarVersion { get; init; }

    public required Explanation Explanation { get; init; }
}
