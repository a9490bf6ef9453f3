namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The two kinds of period, which never mix.</summary>
public enum DeadlineKind
{
    /// <summary>程序性期间: rolls over rest days and stops during pauses (P1–P6, P9).</summary>
    Procedural,

    /// <summary>效力期间, of a control measure, a listing or a detention: never rolls, never stops (P7).</summary>
    Validity,
}

/// <summary>One limit: how long, from what, and by what authority.</summary>
/// <param name="Period">How long; at least 1, or the same day.</param>
/// <param name="From">The event whose day or hour is not counted.</param>
/// <param name="Source">The clause or article that sets it.</param>
public sealed record Limit(Period Period, StartEvent From, string? Source = null);

/// <summary>What a court's profile and the law say about one node (节点): its limits, its alerts and how they are counted.</summary>
/// <remarks>At least one of <see cref="Court"/>, <see cref="Statutory"/> or a stated end must be there. Both stay visible; the earlier drives (P11).</remarks>
public sealed record DeadlineRule
{
    /// <summary>Node code, such as <c>enforcement-notice</c>.</summary>
    public required string Node { get; init; }

    /// <summary>What people call the node, in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>The clause of the regulation, such as <c>TB-3.2-2</c>.</summary>
    public string? Clause { get; init; }

    public DeadlineKind Kind { get; init; }

    /// <summary>The court's own limit (院内期限).</summary>
    public Limit? Court { get; init; }

    /// <summary>The limit of the law (法定期限); for a validity the longest that the law allows.</summary>
    public Limit? Statutory { get; init; }

    /// <summary>How long before the due day alerts go out (预警提前量): hours, days, working days or months; zero is the due day itself.</summary>
    public IReadOnlyList<Period> Leads { get; init; } = [];

    public CountingOptions Counting { get; init; } = new();
}
