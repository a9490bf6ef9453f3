using System.Globalization;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Tasks;

[Collection(SharedApp.Name)]
public sealed class UnclaimedTaskTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Theory] // the ladder starts one working day after the task can be done; 05-07 is a Thursday
    [InlineData("2026-05-07T10:00:00+08:00", "2026-05-08T10:00:00+08:00")]
    [InlineData("2020-01-01T10:00:00+08:00", null)]
    [InlineData(null, null)]
    public async Task HumanTask_ThatCannotBeDoneYet_IsMissedOnlyAfterwards(string? workableFrom, string? missed)
    {
        var about = await _engine.FileAsync();

        var instance = await _engine.RunAsync(
            about, "auction-officer",
            Do("Court.HumanTask", ("taskName", "登记拍卖结果"), ("role", "auction-officer"), ("outcomes", new[] { "done" }), ("workableFrom", workableFrom)));

        await using var db = _engine.NewContext();
        var alarm = await db.Timers.SingleAsync(t => t.InstanceId == instance && t.Handler == "unclaimed-task");
        alarm.DueAt.Should().Be(missed is null ? NextWorkday(_engine.Now) : DateTimeOffset.Parse(missed, CultureInfo.InvariantCulture));
    }

    // the shared host stands on Monday 2026-03-02
    private static DateTimeOffset NextWorkday(DateTimeOffset now) => now.AddDays(1);
}
