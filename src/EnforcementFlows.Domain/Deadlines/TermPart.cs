namespace EnforcementFlows.Domain.Deadlines;

/// <summary>A piece of a term: a count from where the piece before ended, or a date that a decision names.</summary>
internal sealed record TermPart(Period? Count, Extension? Named, IReadOnlyList<Extension> Merged)
{
    /// <summary>
    /// The term with its extensions. Six months extended by three are nine months from the start, not three months from
    /// the end of the sixth: the corresponding day of the start is not lost on a short month.
    /// </summary>
    public static IReadOnlyList<TermPart> Of(Period? period, IEnumerable<Extension> extensions)
    {
        var parts = new List<TermPart>();
        if (period is not null)
            parts.Add(new TermPart(period, null, []));
        foreach (var extension in extensions)
        {
            if (extension is { By: { N: > 0, Unit: not PeriodUnit.SameDay } by, To: null })
                Append(parts, by, extension);
            else if (extension is { By: null, To: not null })
                parts.Add(new TermPart(null, extension, []));
            else
                throw new DomainException("deadline.extension-invalid", "延长应写明延长多久，或者延长至哪一日。");
        }
        return parts;
    }

    private static void Append(List<TermPart> parts, Period by, Extension extension)
    {
        if (parts is [.., { Count: { } count } last] && Sum(count, by) is { } sum)
            parts[^1] = new TermPart(sum, null, [.. last.Merged, extension]);
        else
            parts.Add(new TermPart(by, null, [extension]));
    }

    private static Period? Sum(Period left, Period right) => (InMonths(left), InMonths(right)) switch
    {
        ({ } a, { } b) => Period.Months(a + b),
        _ when left.Unit == right.Unit => new Period(left.N + right.N, left.Unit),
        _ => null,
    };

    internal static int? InMonths(Period period) => period.Unit switch
    {
        PeriodUnit.Month => period.N,
        PeriodUnit.Year => period.N * 12,
        _ => null,
    };
}
