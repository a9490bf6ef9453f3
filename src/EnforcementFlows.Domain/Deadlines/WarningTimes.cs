using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>When alerts go out (预警, P8): the due day minus the lead, earlier if the court rests, at the start if there is no room.</summary>
internal sealed class WarningTimes(Trail trail, DateTimeOffset startedAt, TimeOnly alertTime)
{
    /// <summary>In order of time; of those that go out together the longest lead first.</summary>
    public IReadOnlyList<DeadlineWarning> Of(LimitEnd due, IEnumerable<Period> leads) =>
        [.. leads.Distinct().OrderByDescending(lead => lead.RoughHours).Select(lead => new DeadlineWarning(lead, At(due, lead))).OrderBy(warning => warning.At)];

    private DateTimeOffset At(LimitEnd due, Period lead) =>
        due.On is { } day && lead.Unit != PeriodUnit.Hour ? ForDay(day, lead) : ForHour(due, lead);

    private DateTimeOffset ForDay(DateOnly dueOn, Period lead)
    {
        var day = NotOnRestDay(GoBack(dueOn, lead));
        if (day <= CourtTime.DayOf(startedAt))
            return AtStart();
        var at = CourtTime.At(day, alertTime);
        trail.Add(new() { Track = Track.Warning, Kind = StepKind.WarnAtTime, Rule = "P8", Time = alertTime, EndAt = at, Text = $"于 {at.Text()} 预警。" });
        return at;
    }

    private DateOnly GoBack(DateOnly dueOn, Period lead)
    {
        var (kind, n, day, skipped) = lead.Unit switch
        {
            PeriodUnit.Day or PeriodUnit.SameDay => (StepKind.LeadDays, lead.N, dueOn.AddDays(-lead.N), (IReadOnlyList<DateOnly>?)null),
            PeriodUnit.WorkingDay => WorkdaysBack(dueOn, lead.N),
            PeriodUnit.Month or PeriodUnit.Year => (StepKind.LeadMonths, TermPart.InMonths(lead)!.Value, dueOn.AddMonths(-TermPart.InMonths(lead)!.Value), null),
            _ => throw UnknownUnit(),
        };
        trail.Add(new() { Track = Track.Warning, Kind = kind, Rule = "P8", N = n, Day = dueOn, Skipped = skipped, EndDay = day, Text = $"届满之日 {dueOn.Text()} 前{lead}为 {day.Text()}。" });
        return day;
    }

    private (StepKind Kind, int N, DateOnly Day, IReadOnlyList<DateOnly>? Skipped) WorkdaysBack(DateOnly day, int n)
    {
        var skipped = new List<DateOnly>();
        for (var left = n; left > 0;)
        {
            day = day.AddDays(-1);
            if (trail.Rests(day))
                skipped.Add(day);
            else
                left--;
        }
        return (StepKind.LeadWorkdays, n, day, skipped);
    }

    private DateOnly NotOnRestDay(DateOnly day)
    {
        for (; trail.Rests(day); day = day.AddDays(-1))
            trail.Add(new() { Track = Track.Warning, Kind = StepKind.SkipBack, Rule = "P8", Day = day, EndDay = day.AddDays(-1), Text = $"{day.Text()} 是休息日（{trail.NameOf(day)}），提前。" });
        return day;
    }

    // a limit in hours knows no alert day: the lead goes back from the instant itself
    private DateTimeOffset ForHour(LimitEnd due, Period lead)
    {
        var hours = lead.Unit switch
        {
            PeriodUnit.Hour => lead.N,
            PeriodUnit.Day => lead.N * 24,
            PeriodUnit.SameDay => 0,
            _ => throw UnknownUnit(),
        };
        var at = due.At.AddHours(-hours);
        trail.Add(new() { Track = Track.Warning, Kind = StepKind.LeadHours, Rule = "P8", N = hours, At = due.At, EndAt = at, Text = $"届满时刻 {due.At.Text()} 前{lead}为 {at.Text()}。" });
        for (var day = CourtTime.DayOf(at); trail.Rests(day) && at > due.RunsFrom; day = day.AddDays(-1))
        {
            at = at.AddDays(-1);
            trail.Add(new() { Track = Track.Warning, Kind = StepKind.SkipBack, Rule = "P8", Day = day, EndAt = at, Text = $"{day.Text()} 是休息日（{trail.NameOf(day)}），提前。" });
        }
        if (at <= due.RunsFrom || at <= startedAt)
            return AtStart();
        trail.Add(new() { Track = Track.Warning, Kind = StepKind.WarnAtInstant, Rule = "P8", EndAt = at, Text = $"于 {at.Text()} 预警。" });
        return at;
    }

    private DateTimeOffset AtStart()
    {
        trail.Add(new() { Track = Track.Warning, Kind = StepKind.WarnAtStart, Rule = "P8", At = startedAt, EndAt = startedAt, Text = $"已至起算之时，立即预警（{startedAt.Text()}）。" });
        return startedAt;
    }

    private static DomainException UnknownUnit() => new("deadline.lead-unit", "预警提前量的单位不适用于此期限。");
}
