using EnforcementFlows.Workflow.Timers;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Elsa's cron dialect: what follows 2026-03-02T01:00:00Z, a Monday.</summary>
public sealed class CronScheduleTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("* * * * * *", "2026-03-02T01:00:01")]
    [InlineData("0 * * * *", "2026-03-02T02:00:00")] // five fields: no seconds
    [InlineData("0 0 9 * * *", "2026-03-02T09:00:00")]
    [InlineData("0 0 0 ? * *", "2026-03-03T00:00:00")]
    [InlineData("0 0 0 * * ?", "2026-03-03T00:00:00")]
    [InlineData("0 0 9 * * 0", "2026-03-08T09:00:00")] // Sunday
    [InlineData("0 0 9 * * 7", "2026-03-08T09:00:00")]
    [InlineData("0 0 9 * * 1", "2026-03-02T09:00:00")] // Monday
    [InlineData("0 0 9 * * 6", "2026-03-07T09:00:00")] // Saturday
    [InlineData("0 0 9 * * SUN", "2026-03-08T09:00:00")]
    [InlineData("0 0 9 * * tue", "2026-03-03T09:00:00")]
    [InlineData("0 0 9 * * 1-5", "2026-03-02T09:00:00")]
    [InlineData("0 0 9 * * 6-7", "2026-03-07T09:00:00")]
    [InlineData("0 0 9 * * 3,5", "2026-03-04T09:00:00")]
    [InlineData("0 0 9 * * TUE-THU", "2026-03-03T09:00:00")]
    [InlineData("0 0 9 13 * 5", "2026-03-13T09:00:00")] // both: Friday the 13th
    [InlineData("0 0 9 13 * 1", "2026-04-13T09:00:00")]
    [InlineData("* * * 13 * 1", "2026-04-13T00:00:00")] // every second of such a day
    [InlineData("0 0 9 L * *", "2026-03-31T09:00:00")]
    [InlineData("0 0 9 LW * ?", "2026-03-31T09:00:00")]
    [InlineData("0 0 9 15W * ?", "2026-03-16T09:00:00")]
    [InlineData("0 0 9 ? * 5L", "2026-03-27T09:00:00")] // the last Friday
    [InlineData("0 0 9 ? * 1#2", "2026-03-09T09:00:00")] // the second Monday
    [InlineData("0 0 9 ? * FRI#2", "2026-03-13T09:00:00")]
    [InlineData("0 0 9 29 2 *", "2028-02-29T09:00:00")]
    [InlineData("0 */15 * * * *", "2026-03-02T01:15:00")]
    [InlineData("0 0 9 1 1,7 *", "2026-07-01T09:00:00")]
    public void Next_AfterAMonday_IsElsas(string cron, string next) =>
        CronSchedule.Parse(cron).Next(Monday).Should().Be(DateTimeOffset.Parse(next + "Z", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 0 0 31 4 1")]
    public void Next_DayThatNeverComes_IsNull(string cron) => CronSchedule.Parse(cron).Next(Monday).Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("* * *")]
    [InlineData("61 * * * * *")]
    [InlineData("* * * * * 8")]
    [InlineData("* * * * * MONDAYS")]
    [InlineData("0 0 25 * * *")]
    [InlineData("0 0 0 32 * *")]
    [InlineData("0 0 0 * 13 *")]
    [InlineData("0 0 0 * * * * *")]
    [InlineData("0 0 0 5-1-2 * *")]
    [InlineData("a b c d e f")]
    [InlineData("-1 * * * * *")]
    [InlineData("*/0 * * * * *")]
    public void Parse_NotACronExpression_SaysSo(string cron)
    {
        var parse = () => CronSchedule.Parse(cron);
        parse.Should().Throw<FormatException>();
    }
}
