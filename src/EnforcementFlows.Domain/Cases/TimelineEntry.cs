using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Cases;

/// <summary>One entry of a case's timeline (办案日志). Entries are only ever added; a correction is another entry.</summary>
public sealed class TimelineEntry : CaseRecord
{
    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it happened, as proven by paper (P15).</summary>
    public required DateTimeOffset ProvenAt { get; init; }

    /// <summary>Kebab-case kind, such as <c>measure-recorded</c>.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    public string? Clause { get; init; }

    /// <summary>User or client id; null = the system.</summary>
    public string? Actor { get; init; }

    public string? Node { get; init; }

    /// <summary>Details, a JSON object.</summary>
    public string? Data { get; init; }

    /// <summary>The name under which other systems are told of it: <c>task-claimed</c> is <c>task.claimed</c>.</summary>
    public string EventType => EventTypeOf(Kind);

    public static string EventTypeOf(string kind) => kind.Split('-', 2) is [var about, var happened] ? $"{about}.{happened}" : kind;

    /// <summary>Entered on a later legal day than it happened (补录).</summary>
    public bool EnteredLater => CourtTime.DayOf(ProvenAt) < CourtTime.DayOf(At);
}
