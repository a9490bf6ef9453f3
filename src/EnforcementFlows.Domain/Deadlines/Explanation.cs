namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Which date a step works on.</summary>
public enum Track
{
    /// <summary>院内期限</summary>
    Court,

    /// <summary>法定期限</summary>
    Statutory,

    /// <summary>Both together.</summary>
    Result,

    /// <summary>预警; each lead begins with a step of its own.</summary>
    Warning,
}

/// <summary>What a step does to the date it works on. Stored in explanations: names are contracts.</summary>
public enum StepKind
{
    /// <summary>Sets the date to the start event.</summary>
    Start,

    /// <summary>Tells something that moves no date.</summary>
    Note,

    /// <summary>Sets the instant from which hours run.</summary>
    FirstHour,
    AddHours,
    AddDays,
    AddMonths,

    /// <summary>Goes forward by working days; <see cref="ExplanationStep.Skipped"/> are the days passed over.</summary>
    AddWorkdays,

    /// <summary>Uses up minutes of office time from an instant.</summary>
    UseOfficeTime,

    /// <summary>A limit in working hours is used up: the stretches of office time before this step make up the term.</summary>
    OfficeTimeUsedUp,

    /// <summary>The day before: the last effective day of a validity.</summary>
    DayBefore,

    /// <summary>Adds the excluded days of one stretch.</summary>
    AddPause,

    /// <summary>Sets the date to one that a decision or document names.</summary>
    SetDay,

    /// <summary>Keeps the earlier of the date so far and an assigned one.</summary>
    NotAfter,

    /// <summary>The date falls on a day on which no period ends: one day on.</summary>
    SkipForward,

    /// <summary>The day ends at 24:00.</summary>
    EndOfDay,

    /// <summary>The earlier of the court's and the statutory limit.</summary>
    Earlier,

    /// <summary>Goes back from the due date by a lead in days.</summary>
    LeadDays,
    LeadWorkdays,
    LeadMonths,
    LeadHours,

    /// <summary>An alert does not go out on a rest day: one day back.</summary>
    SkipBack,

    /// <summary>The alert goes out at a time of the alert day.</summary>
    WarnAtTime,

    /// <summary>The alert goes out at the instant reached.</summary>
    WarnAtInstant,

    /// <summary>The lead reaches back to the start: the alert goes out at the start.</summary>
    WarnAtStart,
}

/// <summary>One step of the arithmetic.</summary>
/// <remarks><see cref="EndDay"/> and <see cref="EndAt"/> are what the step arrives at; a replay computes them from the other values and compares.</remarks>
public sealed record ExplanationStep
{
    public required Track Track { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>The counting rule, <c>P1</c> to <c>P18</c>; what each says stands in <see cref="CountingRules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>The clause or article.</summary>
    public string? Source { get; init; }

    /// <summary>For people, in Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>How many hours, days, working days, months or minutes.</summary>
    public int? N { get; init; }

    public DateOnly? Day { get; init; }

    public DateOnly? Until { get; init; }

    public DateTimeOffset? At { get; init; }

    public TimeOnly? Time { get; init; }

    public IReadOnlyList<DateOnly>? Skipped { get; init; }

    public DateOnly? EndDay { get; init; }

    public DateTimeOffset? EndAt { get; init; }
}

/// <summary>The arithmetic of one deadline (期限计算说明), step by step, complete enough to be done again without a calendar.</summary>
public sealed record Explanation
{
    public required string CalendarVersion { get; init; }

    public required IReadOnlyList<ExplanationStep> Steps { get; init; }

    public string ToJson() => DeadlineJson.Write(this);

    public static Explanation Parse(string json) => DeadlineJson.Read<Explanation>(json);

    /// <summary>Does the arithmetic again from the steps' own values.</summary>
    /// <exception cref="DomainException"><c>explanation.broken</c>: a step does not arrive where it says it does.</exception>
    public ReplayedDates Replay() => new ExplanationReplay().Run(Steps);
}
