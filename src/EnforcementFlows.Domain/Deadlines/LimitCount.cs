using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The end of one limit. <see cref="On"/> is null for limits in hours.</summary>
internal sealed record LimitEnd(DateTimeOffset At, DateOnly? On, DateTimeOffset RunsFrom);

/// <summary>Computes the end of the court's or of the statutory limit of one rule.</summary>
internal sealed class LimitCount(Trail trail, DeadlineRule rule, DeadlineStarts starts, ExcludedDays excluded, IReadOnlyList<Extension> extensions)
{
    /// <summary>Null when the rule has no such limit.</summary>
    public LimitEnd? End(Track track)
    {
        var limit = track == Track.Court ? rule.Court : rule.Statutory;
        var stated = track == Track.Court ? starts.StatedEnd : null;
        if (limit is null)
            return stated is { } day ? OnlyStated(track, day) : null;

        Check(limit);
        var start = starts.Of(limit.From);
        trail.Add(new()
        {
            Track = track,
            Kind = StepKind.Start,
            Rule = "P1",
            Source = limit.Source ?? (track == Track.Court ? rule.Clause : null),
            Day = start.Day,
            At = start.At,
            EndDay = start.Day,
            Text = $"{Name(track)}{limit.Period}，自{limit.From.Name()}（{start.Text()}）起算。",
        });
        return rule.Kind == DeadlineKind.Validity ? ValidityEnd(track, limit.Period, start, stated)
            : limit.Period.IsInHours ? HourEnd(track, limit.Period, start, stated)
            : DayEnd(track, limit.Period, start, stated);
    }

    private LimitEnd DayEnd(Track track, Period period, StartMoment start, DateOnly? stated)
    {
        var count = new DayCount(trail, track, rule.Counting, excluded);
        if (period.Unit != PeriodUnit.SameDay)
            trail.Note(track, "P1", $"{start.Day.Text()} 当日不计入。");
        var end = NotAfter(track, count.Count(start, Parts(track, period)), stated);
        end = Rolls(track, period) ? count.Roll(end, period.Unit == PeriodUnit.SameDay ? "P6" : "P2") : Unrolled(track, end);
        return EndOfDay(track, end, start);
    }

    private LimitEnd HourEnd(Track track, Period period, StartMoment start, DateOnly? stated)
    {
        var count = new HourCount(trail, track, rule.Counting, excluded);
        var first = count.FirstHour(start);
        var end = count.Count(first, Parts(track, period));
        if (stated is { } day)
            end = NotAfter(track, end, day);
        if (rule.Counting is { Rolls: true, RollHours: true })
            end = count.Roll(end);
        trail.Touch(CourtTime.DayOf(end));
        return new LimitEnd(end, null, first);
    }

    // P7: the day of the seizure is its first day, so a year ends on the day before the corresponding one
    private LimitEnd ValidityEnd(Track track, Period period, StartMoment start, DateOnly? stated)
    {
        var end = ValidityPeriod.LastDay(start.Day, period);
        var months = TermPart.InMonths(period);
        var corresponding = end.AddDays(1);
        trail.Add(new() { Track = track, Kind = months is null ? StepKind.AddDays : StepKind.AddMonths, Rule = "P7", N = months ?? period.N, EndDay = corresponding, Text = $"{period}，对应日为 {corresponding.Text()}。" });
        trail.Add(new() { Track = track, Kind = StepKind.DayBefore, Rule = "P7", EndDay = end, Text = $"起始之日计入，最后一日为 {end.Text()}，不顺延。" });
        if (stated is { } day)
        {
            end = day;
            trail.Add(new() { Track = track, Kind = StepKind.SetDay, Rule = "P7", Day = day, EndDay = day, Text = $"以文书载明的止日 {day.Text()} 为准。" });
        }
        return EndOfDay(track, end, start);
    }

    private LimitEnd OnlyStated(Track track, DateOnly day)
    {
        var validity = rule.Kind == DeadlineKind.Validity;
        trail.Add(new() { Track = track, Kind = StepKind.SetDay, Rule = validity ? "P7" : "P1", Source = rule.Clause, Day = day, EndDay = day, Text = validity ? $"以文书载明的止日 {day.Text()} 为准。" : $"交办期限为 {day.Text()}。" });
        if (validity)
            return EndOfDay(track, day, day);
        var count = new DayCount(trail, track, rule.Counting, excluded);
        var end = count.Count(day, Parts(track, null));
        return EndOfDay(track, Rolls(track, null) ? count.Roll(end, "P2") : Unrolled(track, end), day);
    }

    private LimitEnd EndOfDay(Track track, DateOnly end, StartMoment start)
    {
        trail.Touch(end);
        var at = CourtTime.EndOf(end);
        trail.Add(new() { Track = track, Kind = StepKind.EndOfDay, Rule = "P1", EndDay = end, EndAt = at, Text = $"{end.Text()} 二十四时届满。" });
        return new LimitEnd(at, end, start.Instant);
    }

    private DateOnly NotAfter(Track track, DateOnly end, DateOnly? stated)
    {
        if (stated is not { } day)
            return end;
        var earlier = day < end ? day : end;
        trail.Add(new() { Track = track, Kind = StepKind.NotAfter, Rule = "P11", Day = day, EndDay = earlier, Text = $"交办期限为 {day.Text()}，取较早的 {earlier.Text()}。" });
        return earlier;
    }

    private DateTimeOffset NotAfter(Track track, DateTimeOffset end, DateOnly day)
    {
        var earlier = CourtTime.EndOf(day) < end ? CourtTime.EndOf(day) : end;
        trail.Add(new() { Track = track, Kind = StepKind.NotAfter, Rule = "P11", Day = day, EndAt = earlier, Text = $"交办期限为 {day.Text()}，取较早的 {earlier.Text()}。" });
        return earlier;
    }

    private DateOnly Unrolled(Track track, DateOnly end)
    {
        if (trail.Rests(end))
            trail.Note(track, "P2", $"{end.Text()} 是休息日（{trail.NameOf(end)}），此期限不顺延。");
        return end;
    }

    private bool Rolls(Track track, Period? period) => rule.Counting.Rolls && (period?.Unit == PeriodUnit.SameDay
        ? rule.Counting.SameDayWaitsForOffice
        : track == Track.Statutory || rule.Counting.RollCourtLimit);

    private IReadOnlyList<TermPart> Parts(Track track, Period? period) =>
        TermPart.Of(period, extensions.Where(extension => extension.Moves(track)).OrderBy(extension => extension.DecidedOn));

    private void Check(Limit limit)
    {
        if (limit.Period is { N: 0, Unit: not PeriodUnit.SameDay })
            throw new DomainException("deadline.period-zero", $"节点“{rule.Name}”的期限不得为零。", rule.Clause);
        if (rule.Kind == DeadlineKind.Validity && extensions.Count > 0)
            throw new DomainException("deadline.validity-not-extended", "效力期间不能延长，应当在届满前续行。", rule.Clause);
    }

    private static string Name(Track track) => track == Track.Court ? "院内期限" : "法定期限";
}
