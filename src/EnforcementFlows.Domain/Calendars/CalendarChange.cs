using System.Linq.Expressions;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Calendars;

/// <summary>A year of the working calendar that a court loads (日历导入): proposed with a preview, in force when another person has approved it.</summary>
/// <remarks>P10; the same year loaded again replaces what was loaded before on that level.</remarks>
public sealed class CalendarChange : RuleChange
{
    /// <summary>Characters that a year may have; all its days with their names take 30,000.</summary>
    public const int MaxLength = 64_000;

    private CalendarChange()
    {
    }

    public required CalendarLevel Level { get; init; }

    public required int Year { get; init; }

    /// <summary>The notice it stands in.</summary>
    public required string Source { get; init; }

    /// <summary>The year as it was loaded, JSON; <see cref="CalendarYear.Parse"/> reads it.</summary>
    public required string Content { get; init; }

    /// <summary>Those that somebody has approved.</summary>
    public static Expression<Func<CalendarChange, bool>> InForce { get; } = Approved<CalendarChange>();

    /// <exception cref="DomainException"><c>calendar.invalid</c>, <c>calendar.make-up-on-weekday</c>, <c>calendar.too-long</c></exception>
    public static CalendarChange Propose(string court, CalendarLevel level, string content, string by, DateTimeOffset now)
    {
        Rule.Require(content.Length <= MaxLength, "calendar.too-long", $"日历不得超过 {MaxLength} 个字符。");
        var year = CalendarYear.Parse(content);
        _ = new CalendarLayer(level, [year]);
        return new() { Court = court, Level = level, Year = year.Year, Source = year.Source, Content = content, ProposedBy = by, CreatedAt = now };
    }

    /// <summary>Puts it in force (批准); the deadlines are recomputed after it.</summary>
    /// <exception cref="DomainException"><c>approval.same-person</c>, <c>change.decided</c></exception>
    public void Approve(string by, DateTimeOffset now) => Accept(by, now);
}
