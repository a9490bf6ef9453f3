using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Computes a node's deadline (节点期限) as a pure function: the same inputs give the same result, to the last step.</summary>
/// <remarks>It reads no clock. The rules are those of <see cref="CountingRules"/>.</remarks>
public static class DeadlineCalculator
{
    public static DeadlineComputation Compute(DeadlineRule rule, DeadlineStarts starts, CourtCalendar calendar) =>
        Compute(rule, starts, [], [], calendar);

    /// <exception cref="DomainException">
    /// <c>deadline.start-missing</c>, <c>deadline.no-limit</c>, <c>deadline.period-zero</c>, <c>deadline.lead-unit</c>,
    /// <c>deadline.extension-…</c>, <c>deadline.validity-not-extended</c>, <c>pause.reversed</c>
    /// </exception>
    public static DeadlineComputation Compute(
        DeadlineRule rule, DeadlineStarts starts, IReadOnlyList<Pause> pauses, IReadOnlyList<Extension> extensions, CourtCalendar calendar)
    {
        var trail = new Trail(calendar);
        var stops = rule.Kind == DeadlineKind.Procedural && rule.Counting.StopsDuringPauses;
        var limits = new LimitCount(trail, rule, starts, stops ? ExcludedDays.Of(pauses) : ExcludedDays.None, extensions);
        NotePauses(trail, rule, pauses, stops);

        var court = limits.End(Track.Court);
        var statutory = limits.End(Track.Statutory);
        var (due, drives) = Earlier(trail, rule, court, statutory);
        var startedAt = StartOf(rule, starts);
        var warnings = new WarningTimes(trail, startedAt, rule.Counting.AlertTime).Of(due, rule.Leads);
        if (trail.Provisional)
            trail.Note(Track.Result, "P10", "涉及的年度尚未载入放假安排，结果为暂定。");

        return new()
        {
            StartedAt = startedAt,
            CourtDueAt = court?.At,
            CourtDueOn = court?.On,
            StatutoryDueAt = statutory?.At,
            StatutoryDueOn = statutory?.On,
            DueAt = due.At,
            DueOn = due.On,
            Drives = drives,
            Warnings = warnings,
            Paused = stops && pauses.Any(pause => pause.IsOpen),
            Provisional = trail.Provisional,
            CalendarVersion = calendar.Version,
            Explanation = trail.Explain(),
        };
    }

    // P11: both stay on record, the earlier one drives alert and overdue
    private static (LimitEnd Due, Track Drives) Earlier(Trail trail, DeadlineRule rule, LimitEnd? court, LimitEnd? statutory)
    {
        var (due, drives) = (court, statutory) switch
        {
            ({ } own, { } law) => own.At <= law.At ? (own, Track.Court) : (law, Track.Statutory),
            ({ } own, null) => (own, Track.Court),
            (null, { } law) => (law, Track.Statutory),
            _ => throw new DomainException("deadline.no-limit", $"节点“{rule.Name}”既无院内期限，也无法定期限。", rule.Clause),
        };
        var name = drives == Track.Court ? "院内期限" : "法定期限";
        var when = due.On is { } day ? day.Text() : due.At.Text();
        trail.Add(new() { Track = Track.Result, Kind = StepKind.Earlier, Rule = "P11", EndDay = due.On, EndAt = due.At, Text = $"以{name}为准，届满：{when}。" });
        return (due, drives);
    }

    // a stated end says nothing of its beginning: then it is the node's event, or else the filing
    private static DateTimeOffset StartOf(DeadlineRule rule, DeadlineStarts starts)
    {
        if ((rule.Court ?? rule.Statutory) is { } limit)
            return starts.Of(limit.From).Instant;
        return starts.Of(starts.Event is null ? StartEvent.Filed : StartEvent.Event).Instant;
    }

    private static void NotePauses(Trail trail, DeadlineRule rule, IReadOnlyList<Pause> pauses, bool stops)
    {
        if (!stops && pauses.Count > 0)
        {
            var rulesOut = rule.Kind == DeadlineKind.Validity;
            trail.Note(Track.Result, rulesOut ? "P7" : "P9", rulesOut ? "效力期间不因扣除停止。" : "此期限不因扣除停止。");
            return;
        }
        foreach (var pause in pauses)
        {
            var until = pause.Until is { } day ? $"至 {day.Text()}" : "尚未结束，恢复后重算";
            var counting = pause.Kind == PauseKind.StopAndGo ? "停止之日计入，恢复次日续算" : "首尾两日均扣除";
            trail.Note(Track.Result, pause.Kind == PauseKind.StopAndGo ? "P17" : "P9", $"{pause.Ground}：{pause.From.Text()} {until}（{counting}）。", pause.Document);
        }
    }
}
