using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Writes down each step of one computation, and whether it had to look at a year whose calendar is not loaded.</summary>
internal sealed class Trail(CourtCalendar calendar)
{
    private readonly List<ExplanationStep> _steps = [];

    /// <summary>Some day that was looked at lies in a year not loaded (P10).</summary>
    public bool Provisional { get; private set; }

    public IReadOnlyList<ExplanationStep> Steps => _steps;

    public bool Rests(DateOnly day)
    {
        Touch(day);
        return calendar.IsRestDay(day);
    }

    public string NameOf(DateOnly day) => calendar.NameOf(day) ?? "休息日";

    public void Touch(DateOnly day) => Provisional |= !calendar.IsYearLoaded(day);

    /// <summary>Adds a step; without a source of its own it cites the article of its rule.</summary>
    public void Add(ExplanationStep step) => _steps.Add(step.Source is null ? step with { Source = CountingRules.Of(step.Rule).Source } : step);

    public void Note(Track track, string rule, string text, string? source = null) =>
        Add(new() { Track = track, Kind = StepKind.Note, Rule = rule, Source = source, Text = text });

    public Explanation Explain() => new() { CalendarVersion = calendar.Version, Steps = [.. _steps] };
}
