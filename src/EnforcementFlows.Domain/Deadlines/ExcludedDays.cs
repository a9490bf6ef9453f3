namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The days that pauses take out of a term: overlapping and touching stretches become one, so that a day counts once (P17).</summary>
internal sealed class ExcludedDays
{
    private ExcludedDays(IReadOnlyList<ExcludedStretch> stretches) => Stretches = stretches;

    public static ExcludedDays None { get; } = new([]);

    /// <summary>In order, apart from each other.</summary>
    public IReadOnlyList<ExcludedStretch> Stretches { get; }

    /// <exception cref="DomainException"><c>pause.reversed</c>: it ends before it begins.</exception>
    public static ExcludedDays Of(IEnumerable<Pause> pauses)
    {
        var stretches = new List<ExcludedStretch>();
        foreach (var pause in pauses.OrderBy(pause => pause.FirstExcluded).ThenBy(pause => pause.LastExcluded))
        {
            if (pause.Until < pause.From)
                throw new DomainException("pause.reversed", "扣除期间的止日不得早于起日。");
            if (pause.LastExcluded < pause.FirstExcluded)
                continue; // stopped and resumed on the same day: that day is used up, nothing is excluded
            if (stretches is [.., var last] && pause.FirstExcluded <= last.Until.AddDays(1))
                stretches[^1] = last.With(pause);
            else
                stretches.Add(new ExcludedStretch(pause.FirstExcluded, pause.LastExcluded, [pause.Ground]));
        }
        return new ExcludedDays(stretches);
    }

    public ExcludedStretch? At(DateOnly day) => Stretches.FirstOrDefault(stretch => stretch.From <= day && day <= stretch.Until);
}

/// <summary>Excluded days without a gap; both ends belong to it.</summary>
internal sealed record ExcludedStretch(DateOnly From, DateOnly Until, IReadOnlyList<string> Grounds)
{
    public string Name => string.Join('、', Grounds.Distinct());

    public ExcludedStretch With(Pause pause) =>
        this with { Until = pause.LastExcluded > Until ? pause.LastExcluded : Until, Grounds = [.. Grounds, pause.Ground] };
}
