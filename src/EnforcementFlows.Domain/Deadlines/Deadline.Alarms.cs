namespace EnforcementFlows.Domain.Deadlines;

public sealed partial class Deadline
{
    /// <summary>What must happen next, and when: the next alert that has not gone out, else the due instant. Null when nothing must.</summary>
    /// <remarks>An instant before <paramref name="now"/> is answered as <paramref name="now"/>: at once. Past the due instant no alert goes out any more.</remarks>
    public DeadlineAlarm? NextAlarm(DateTimeOffset now)
    {
        if (State != DeadlineState.Running)
            return null;
        if (now < DueAt && NextAlert() is { } alert)
            return new DeadlineAlarm(Later(alert.At, now), DeadlineAlarmKind.Warning, alert.Lead);
        return new DeadlineAlarm(Later(DueAt, now), DeadlineAlarmKind.Due, null);
    }

    /// <summary>Records that the alerts due by now go out.</summary>
    /// <returns>
    /// The shortest lead among them, for the text; null if none is due, so a repeated alarm sends nothing. Leads that fall
    /// together, as where a node is shorter than several of them, make one alert.
    /// </returns>
    public Period? Warn(DateTimeOffset now)
    {
        if (State != DeadlineState.Running || now >= DueAt)
            return null;
        var due = Alerts.Where(alert => alert.SentAt is null && alert.At <= now).ToArray();
        if (due.Length == 0)
            return null;
        Alerts = [.. Alerts.Select(alert => due.Contains(alert) ? alert with { SentAt = now.ToUniversalTime() } : alert)];
        WarnAt = NextAlert()?.At;
        Version++;
        return due[^1].Lead;
    }

    private DeadlineAlert? NextAlert() =>
        State == DeadlineState.Running ? Alerts.FirstOrDefault(alert => alert.SentAt is null) : null;

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right.ToUniversalTime();
}
