using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Counts a limit that ends at an hour (P4): hours, and working hours.</summary>
internal sealed class HourCount(Trail trail, Track track, CountingOptions counting, ExcludedDays excluded)
{
    private DateTimeOffset _end;
    private bool _inOfficeTime;

    /// <summary>
    /// P4: the hour in which the event falls does not count, so 16:20 runs from 17:00, and so does 16:00 sharp:
    /// it belongs to the hour that begins at 16:00 (民诉法 85: 期间开始的时不计算在期间内; 解释 125: 从次时起算).
    /// </summary>
    public DateTimeOffset FirstHour(StartMoment start)
    {
        var fromTimestamp = counting.HoursFrom == HoursFrom.Timestamp && start.At is not null;
        var first = fromTimestamp ? NextFullHour(start.At!.Value) : CourtTime.EndOf(start.Day);
        var why = fromTimestamp ? "开始之时不计入，自次时起算" : "自次日零时起算";
        trail.Add(new() { Track = track, Kind = StepKind.FirstHour, Rule = "P4", EndAt = first, Text = $"{why}：{first.Text()}。" });
        return first;
    }

    public DateTimeOffset Count(DateTimeOffset first, IReadOnlyList<TermPart> parts)
    {
        _end = first;
        foreach (var part in parts)
        {
            TermNotes.Extended(trail, track, part);
            if (part.Named is { } named)
                SetTo(named);
            else
                Count(part.Count!);
        }
        return _end;
    }

    /// <summary>With the flag rollHours: an end on a rest day moves to the same time of the next working day.</summary>
    public DateTimeOffset Roll(DateTimeOffset end)
    {
        for (_end = end; ;)
        {
            var day = CourtTime.DayOf(_end.AddTicks(-1)); // an end at 00:00 belongs to the day before it
            if (excluded.At(day) is { } stretch)
                SkipForward(day, "P17", $"{day.Text()} 在扣除期间内（{stretch.Name}），顺延。");
            else if (trail.Rests(day))
                SkipForward(day, "P4", $"{day.Text()} 是休息日（{trail.NameOf(day)}），顺延。");
            else
                return _end;
        }
    }

    private void Count(Period period)
    {
        switch (period.Unit)
        {
            case PeriodUnit.Hour when !_inOfficeTime:
                AddHours(period.N, $"{period.N}小时");
                break;
            case PeriodUnit.Day when !_inOfficeTime:
                AddHours(period.N * 24, $"{period.N}日（每日24小时）");
                break;
            case PeriodUnit.WorkingHour:
                AddOfficeTime(period.N);
                break;
            default:
                throw new DomainException("deadline.extension-unit", "以小时计算的期限只能按小时、日（工作小时只能按工作小时）延长，或者延长至某日。");
        }
    }

    private void AddHours(int n, string text)
    {
        var from = _end;
        _end = _end.AddHours(n);
        trail.Add(new() { Track = track, Kind = StepKind.AddHours, Rule = "P4", N = n, EndAt = _end, Text = $"{text}，至 {_end.Text()}。" });
        AddPauses(from);
    }

    private void AddPauses(DateTimeOffset after)
    {
        foreach (var stretch in excluded.Stretches)
        {
            var (from, until) = (CourtTime.StartOf(stretch.From), CourtTime.EndOf(stretch.Until));
            from = from > after ? from : after;
            if (from >= _end)
                return;
            if (until <= from)
                continue;
            var hours = (int)(until - from).TotalHours; // whole: both ends lie on full hours
            _end = _end.AddHours(hours);
            trail.Add(new() { Track = track, Kind = StepKind.AddHours, Rule = "P17", Day = stretch.From, Until = stretch.Until, N = hours, EndAt = _end, Text = $"扣除{stretch.Name} {stretch.From.Text()} 至 {stretch.Until.Text()}，共{hours}小时，至 {_end.Text()}。" });
        }
    }

    private void AddOfficeTime(int hours)
    {
        _inOfficeTime = true;
        var left = TimeSpan.FromHours(hours);
        for (var day = CourtTime.DayOf(_end); left > TimeSpan.Zero; day = day.AddDays(1))
        {
            if (trail.Rests(day) || excluded.At(day) is not null)
                continue;
            foreach (var shift in counting.OfficeHours.Shifts)
                left -= Use(day, shift, left);
        }
        trail.Add(new() { Track = track, Kind = StepKind.OfficeTimeUsedUp, Rule = "P4", N = hours, EndAt = _end, Text = $"{hours}个工作小时用完，至 {_end.Text()}。" });
    }

    private TimeSpan Use(DateOnly day, OfficeShift shift, TimeSpan left)
    {
        var from = Later(CourtTime.At(day, shift.From), _end);
        var open = CourtTime.At(day, shift.Until) - from;
        if (open <= TimeSpan.Zero || left <= TimeSpan.Zero)
            return TimeSpan.Zero;
        var used = open < left ? open : left;
        _end = from + used;
        trail.Add(new() { Track = track, Kind = StepKind.UseOfficeTime, Rule = "P4", At = from, N = (int)used.TotalMinutes, EndAt = _end, Text = $"办公时间 {from.Text()} 至 {_end.Text()}，计{used.TotalMinutes:0}分钟。" });
        return used;
    }

    private void SetTo(Extension extension)
    {
        var day = extension.To!.Value;
        TermNotes.RequireLater(CourtTime.EndOf(day) > _end);
        _end = CourtTime.EndOf(day);
        trail.Add(new() { Track = track, Kind = StepKind.SetDay, Rule = "P1", Source = extension.Document, Day = day, EndAt = _end, Text = $"批准延长至 {day.Text()}。" });
        AddPauses(CourtTime.EndOf(extension.DecidedOn));
    }

    private void SkipForward(DateOnly day, string rule, string text)
    {
        _end = _end.AddDays(1);
        trail.Add(new() { Track = track, Kind = StepKind.SkipForward, Rule = rule, Day = day, EndAt = _end, Text = text });
    }

    private static DateTimeOffset NextFullHour(DateTimeOffset at)
    {
        var local = CourtTime.Local(at);
        return new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, CourtTime.Offset).AddHours(1);
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
