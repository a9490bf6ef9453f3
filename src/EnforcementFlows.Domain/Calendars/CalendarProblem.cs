namespace EnforcementFlows.Domain.Calendars;

/// <summary>One thing that is wrong with a year file.</summary>
/// <param name="Where">A path such as <c>holidays[3].date</c>, or a line; empty for the file as a whole.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
public sealed record CalendarProblem(string Where, string Message)
{
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}：{Message}";
}
