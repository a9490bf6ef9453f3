namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Counts a limit that ends with a legal day: days, working days, months, years, the same day.</summary>
internal sealed class DayCount(Trail trail, Track track, CountingOptions counting, ExcludedDays excluded)
{
    // the last day that is used up; counting goes on with the day after it
    private DateOnly _end;

    /// <summary>The last day of the term, before the roll is decided; the caller rolls or does not.</summary>
    public DateOnly Count(StartMoment start, IReadOnlyList<TermPart> parts)
    {
        _end = start.Day;
        foreach (var part in parts)
        {
            TermNotes.Extended(trail, track, part);
            if (part.Named is { } named)
                SetTo(named);
            else
                Count(start, part.Count!);
        }
        return _end;
    }

    /// <summary>P2: a last day on which the court rests is not the last; nor is one that is excluded (P17).</summary>
    /// <param name="end">The last day of the term.</param>
    /// <param name="rule">P2, or P6 for what must be done on the day itself.</param>
    public DateOnly Roll(DateOnly end, string rule)
    {
        for (_end = end; ;)
        {
            if (excluded.At(_end) is { } stretch)
                SkipForward("P17", $"{_end.Text()} 在扣除期间内（{stretch.Name}），顺延。");
            else if (trail.Rests(_end))
                SkipForward(rule, $"{_end.Text()} 是休息日（{trail.NameOf(_end)}），顺延。");
            else
                return _end;
        }
    }

    private void Count(StartMoment start, Period period)
    {
        switch (period.Unit)
        {
            case PeriodUnit.Day:
                AddDays(period.N);
                break;
            case PeriodUnit.WorkingDay:
                AddWorkdays(period.N);
                break;
            case PeriodUnit.Month or PeriodUnit.Year:
                AddMonths(TermPart.InMonths(period)!.Value, period);
                break;
            case PeriodUnit.SameDay:
                StayOnDay(start);
                break;
            default:
                throw new DomainException("deadline.extension-unit", "以日、月、年计算的期限不能按小时延长。");
        }
    }

    // P1: the start day does not count, so N days end on start + N
    private void AddDays(int n)
    {
        var from = _end;
        _end = from.AddDays(n);
        trail.Add(new() { Track = track, Kind = StepKind.AddDays, Rule = "P1", N = n, EndDay = _end, Text = $"自次日起算{n}日，至 {_end.Text()}。" });
        AddPauses(from);
    }

    // P5: AddMonths ends on the same day number, or on the last day of a month that has none
    private void AddMonths(int months, Period period)
    {
        var from = _end;
        _end = from.AddMonths(months);
        trail.Add(new() { Track = track, Kind = StepKind.AddMonths, Rule = "P5", N = months, EndDay = _end, Text = $"{period}，至 {_end.Text()}。" });
        AddPauses(from);
    }

    // P3: a working day by nature, so nothing is left to roll; an excluded day is no counted day either
    private void AddWorkdays(int n)
    {
        var skipped = new List<DateOnly>();
        for (var left = n; left > 0;)
        {
            _end = _end.AddDays(1);
            if (trail.Rests(_end) || excluded.At(_end) is not null)
                skipped.Add(_end);
            else
                left--;
        }
        var passed = skipped.Count == 0 ? "" : $"，其间不计{skipped.Count}日";
        trail.Add(new() { Track = track, Kind = StepKind.AddWorkdays, Rule = "P3", N = n, Skipped = skipped, EndDay = _end, Text = $"自次日起第{n}个工作日为 {_end.Text()}{passed}。" });
    }

    // P6: what happens when the office has closed is dealt with on the next working day; the roll finds it
    private void StayOnDay(StartMoment start)
    {
        trail.Note(track, "P6", "限当日办结。");
        if (!counting.SameDayWaitsForOffice || start.At is not { } at || !counting.OfficeHours.AreOverAt(TimeOnly.FromDateTime(at.DateTime)))
            return;
        _end = _end.AddDays(1);
        trail.Add(new() { Track = track, Kind = StepKind.AddDays, Rule = "P6", N = 1, EndDay = _end, Text = "发生在下班以后，自次日起为首个办理日。" });
    }

    // P9, P17: a pause lengthens the term by those of its days that fall into it
    private void AddPauses(DateOnly after)
    {
        foreach (var stretch in excluded.Stretches.Where(stretch => stretch.Until > after))
        {
            var first = stretch.From > after ? stretch.From : after.AddDays(1);
            if (first > _end)
                return;
            var days = stretch.Until.DayNumber - first.DayNumber + 1;
            _end = _end.AddDays(days);
            trail.Add(new()
            {
                Track = track,
                Kind = StepKind.AddPause,
                Rule = "P17",
                Day = first,
                Until = stretch.Until,
                N = days,
                EndDay = _end,
                Text = $"扣除{stretch.Name} {first.Text()} 至 {stretch.Until.Text()}，共{days}日，至 {_end.Text()}。",
            });
        }
    }

    private void SetTo(Extension extension)
    {
        var day = extension.To!.Value;
        TermNotes.RequireLater(day > _end);
        _end = day;
        trail.Add(new() { Track = track, Kind = StepKind.SetDay, Rule = "P1", Source = extension.Document, Day = day, EndDay = day, Text = $"批准延长至 {day.Text()}。" });
        AddPauses(extension.DecidedOn);
    }

    private void SkipForward(string rule, string text)
    {
        var day = _end;
        _end = _end.AddDays(1);
        trail.Add(new() { Track = track, Kind = StepKind.SkipForward, Rule = rule, Day = day, EndDay = _end, Text = text });
    }
}
