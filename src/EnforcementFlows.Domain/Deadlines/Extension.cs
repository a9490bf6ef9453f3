using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Which limit an approval moves: a director may move the court's own, only the president the law's.</summary>
public enum ExtensionScope
{
    Both,
    Court,
    Statutory,
}

/// <summary>An approved extension (延长期限): by a period, or to a date. The old term stands until the last approval.</summary>
public sealed record Extension
{
    /// <summary>How much longer; null when <see cref="To"/> is given.</summary>
    public Period? By { get; init; }

    /// <summary>The new last day that the decision names; null when <see cref="By"/> is given.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Pauses up to this day are taken to be contained in a date that the decision names; later ones are added to it.</summary>
    public required DateOnly DecidedOn { get; init; }

    public ExtensionScope Scope { get; init; }

    public string? Document { get; init; }

    public string? ApprovedBy { get; init; }

    public static Extension Longer(Period by, DateTimeOffset decidedAt) => new() { By = by, DecidedOn = CourtTime.DayOf(decidedAt) };

    public static Extension Until(DateOnly to, DateTimeOffset decidedAt) => new() { To = to, DecidedOn = CourtTime.DayOf(decidedAt) };

    internal bool Moves(Track track) => Scope switch
    {
        ExtensionScope.Court => track == Track.Court,
        ExtensionScope.Statutory => track == Track.Statutory,
        _ => true,
    };
}
