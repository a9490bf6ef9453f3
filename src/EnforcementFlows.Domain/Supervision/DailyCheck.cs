namespace EnforcementFlows.Domain.Supervision;

/// <summary>One day's check of the nodes of all open cases (流程节点日核查, WL-1.1-0): opened every working day, marked done by who did it.</summary>
public sealed class DailyCheck
{
    private DailyCheck()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    /// <summary>The legal day.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Nodes that were late when it was opened.</summary>
    public required int Overdue { get; init; }

    /// <summary>Nodes that were to be done within the days ahead that the check looks at.</summary>
    public required int DueSoon { get; init; }

    public string? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>What was found and done about it.</summary>
    public string? Note { get; private set; }

    public static DailyCheck Open(string court, DateOnly day, int overdue, int dueSoon, DateTimeOffset now) =>
        new() { Court = court, Day = day, OpenedAt = now, Overdue = overdue, DueSoon = dueSoon };

    /// <summary>Marks it done (已核查).</summary>
    /// <exception cref="DomainException"><c>check.done</c>, <c>check.note-missing</c></exception>
    public void Finish(string by, string? note, DateTimeOffset now)
    {
        Rule.Require(CheckedAt is null, "check.done", "当日核查已经完成。");
        (CheckedBy, CheckedAt, Note) = (by, now, Rule.Text(note, "check.note-missing", "须填写核查情况。"));
    }
}
