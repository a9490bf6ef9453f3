namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The start events of one case, as far as they have happened. A rule picks the ones it counts from.</summary>
public sealed record DeadlineStarts
{
    public StartMoment? Filed { get; init; }

    public StartMoment? ApplicationReceived { get; init; }

    public StartMoment? MaterialReceived { get; init; }

    public StartMoment? Event { get; init; }

    /// <summary>
    /// The last day that a document itself states: the end of a measure in its ruling (期限止日), which replaces the computed
    /// one (P7); or a limit that a leader assigned (交办期限), of which and the court's period the earlier drives.
    /// </summary>
    public DateOnly? StatedEnd { get; init; }

    /// <exception cref="DomainException"><c>deadline.start-missing</c>: the event is not recorded.</exception>
    public StartMoment Of(StartEvent start) => Find(start)
        ?? throw new DomainException("deadline.start-missing", $"未记录起算事件“{start.Name()}”的日期，不能计算期限。");

    private StartMoment? Find(StartEvent start) => start switch
    {
        StartEvent.Filed => Filed,
        StartEvent.ApplicationReceived => ApplicationReceived,
        StartEvent.MaterialReceived => MaterialReceived,
        StartEvent.Event => Event,
        _ => throw new ArgumentOutOfRangeException(nameof(start)),
    };
}
