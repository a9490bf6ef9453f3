using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests;

internal static partial class A
{
    /// <summary>A procedural node of 3 days from filing, unless the test says otherwise.</summary>
    public static DeadlineRule Rule(Period? court = null, Period? statutory = null, Period? lead = null, CountingOptions? counting = null) => new()
    {
        Node = "enforcement-notice",
        Name = "发送执行通知等文书",
        Clause = "TB-3.2-2",
        Court = court is null && statutory is not null ? null : new Limit(court ?? Period.Days(3), StartEvent.Filed),
        Statutory = statutory is null ? null : new Limit(statutory, StartEvent.ApplicationReceived, "民诉法解释480"),
        Leads = lead is null ? [] : [lead],
        Counting = counting ?? new(),
    };

    /// <summary>Filed at that time (<c>2026-04-28T09:30</c>) or on that day (<c>2026-04-28</c>); the application came at the same time.</summary>
    public static DeadlineStarts Filed(string start) => new() { Filed = Moment(start), ApplicationReceived = Moment(start) };

    public static StartMoment Moment(string text) => text.Contains('T') ? Time(text) : Day(text);

    public static Pause Excluded(string from, string? until, string ground = "评估", PauseKind kind = PauseKind.Exclusion) =>
        new() { From = Day(from), Until = until is null ? null : Day(until), Ground = ground, Kind = kind };

    /// <summary>A period as tests write it: <c>3d</c>, <c>10wd</c>, <c>72h</c>, <c>2wh</c>, <c>6m</c>, <c>1y</c>, <c>0</c> for the same day.</summary>
    public static Period Length(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var n = int.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture);
        return new Period(n, text[digits..] switch
        {
            "d" => PeriodUnit.Day,
            "wd" => PeriodUnit.WorkingDay,
            "h" => PeriodUnit.Hour,
            "wh" => PeriodUnit.WorkingHour,
            "m" => PeriodUnit.Month,
            "y" => PeriodUnit.Year,
            "" => PeriodUnit.SameDay,
            var unit => throw new ArgumentException($"No unit {unit}."),
        });
    }

    public static DeadlineComputation Compute(string start, string court, CountingOptions? counting = null) =>
        DeadlineCalculator.Compute(Rule(Length(court), counting: counting), Filed(start), Calendar);
}
