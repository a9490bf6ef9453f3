namespace EnforcementFlows.Domain.Deadlines;

/// <summary>What a deadline wants to be woken for.</summary>
public enum DeadlineAlarmKind
{
    /// <summary>预警</summary>
    Warning,

    /// <summary>超期</summary>
    Due,
}

/// <summary>The next instant at which something must happen. Only the next one is ever scheduled.</summary>
/// <param name="At">May lie in the past: then it is due at once.</param>
/// <param name="Kind">Alert or due.</param>
/// <param name="Lead">The lead of the alert; null at the due instant.</param>
public sealed record DeadlineAlarm(DateTimeOffset At, DeadlineAlarmKind Kind, Period? Lead);

/// <summary>An alert of a stored deadline: it goes out once for its lead, again only if the due date moves (P8).</summary>
public sealed record DeadlineAlert(Period Lead, DateTimeOffset At, DateTimeOffset? SentAt);
