using System.Globalization;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The Chinese words of explanations.</summary>
internal static class Names
{
    public static string Name(this StartEvent start) => start switch
    {
        StartEvent.Filed => "立案",
        StartEvent.ApplicationReceived => "收到申请",
        StartEvent.MaterialReceived => "接收立案材料",
        StartEvent.Event => "节点事件",
        _ => throw new ArgumentOutOfRangeException(nameof(start)),
    };

    public static string Text(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(this DateTimeOffset instant) =>
        CourtTime.Local(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Text(this StartMoment start) => start.At is { } at ? at.Text() : start.Day.Text();
}
