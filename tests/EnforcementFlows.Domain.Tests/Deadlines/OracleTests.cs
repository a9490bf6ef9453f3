using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>The production code against <see cref="NaiveCount"/>: every start day of ten years.</summary>
public sealed class OracleTests
{
    private static readonly NaiveCount Naive = new(A.CalendarFiles().Select(File.ReadAllText));
    private static readonly DateOnly First = new(2017, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Theory]
    [InlineData(PeriodUnit.Day, 30)]
    [InlineData(PeriodUnit.WorkingDay, 30)]
    [InlineData(PeriodUnit.Month, 6)]
    public void Compute_EveryStartDayOfTenYears_AgreesWithCountingByHand(PeriodUnit unit, int longest)
    {
        var wrong = new List<string>();
        for (var start = First; start <= Last; start = start.AddDays(1))
        {
            for (var n = 1; n <= longest; n++)
            {
                var due = DeadlineCalculator.Compute(A.Rule(new Period(n, unit)), Filed(start), A.Calendar).DueOn;
                if (due != Count(unit, start, n, _ => false))
                    wrong.Add($"{start:yyyy-MM-dd} + {n} {unit} = {due:yyyy-MM-dd}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Compute_TwoHundredRandomPauseSets_AgreeWithCountingByHand()
    {
        var random = new Random(19490928);
        var wrong = new List<string>();
        for (var round = 0; round < 200; round++)
        {
            var start = First.AddDays(random.Next(3_400));
            var pauses = RandomPauses(random, start);
            bool Paused(DateOnly day) => pauses.Any(pause => pause.From <= day && day <= pause.Until);
            foreach (var (unit, n) in new[] { (PeriodUnit.Day, 1 + random.Next(200)), (PeriodUnit.WorkingDay, 1 + random.Next(60)), (PeriodUnit.Month, 1 + random.Next(9)) })
            {
                var computed = DeadlineCalculator.Compute(A.Rule(new Period(n, unit)), Filed(start), pauses, [], A.Calendar);
                if (computed.DueOn != Count(unit, start, n, Paused) || computed.Explanation.Replay().DueOn != computed.DueOn)
                    wrong.Add($"{start:yyyy-MM-dd} + {n} {unit}, pauses {string.Join(' ', pauses.Select(pause => $"{pause.From:yyyy-MM-dd}/{pause.Until:yyyy-MM-dd}"))} = {computed.DueOn:yyyy-MM-dd}");
            }
        }

        wrong.Should().BeEmpty();
    }

    // some overlap, some touch, some lie before the start or beyond the end
    private static List<Pause> RandomPauses(Random random, DateOnly start) =>
        [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ =>
        {
            var from = start.AddDays(random.Next(-20, 260));
            return new Pause { From = from, Until = from.AddDays(random.Next(0, 45)), Ground = "评估" };
        })];

    private static DateOnly Count(PeriodUnit unit, DateOnly start, int n, Func<DateOnly, bool> paused) => unit switch
    {
        PeriodUnit.Day => Naive.Days(start, n, paused),
        PeriodUnit.WorkingDay => Naive.WorkingDays(start, n, paused),
        _ => Naive.Months(start, n, paused),
    };

    private static DeadlineStarts Filed(DateOnly day) => new() { Filed = day };
}
