using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Deadlines;

[Collection(SharedApp.Name)]
public sealed class AwaitPeriodTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact] // served Tuesday 03-03: five days end with Sunday 03-08, so with Monday 03-09
    public async Task AwaitPeriod_EndsOnARestDay_WaitsThroughTheNextWorkingDay()
    {
        var about = await _engine.FileAsync();

        var instance = await _engine.RunAsync(about, "auction-officer", Do("Court.AwaitPeriod", ("period", "price-objection"), ("from", "2026-03-03")));

        await using var db = _engine.NewContext();
        (await db.Timers.SingleAsync(t => t.InstanceId == instance)).DueAt.Should().Be(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.FromHours(8)));
        (await _engine.TimelineAsync(about)).Should().Contain(t => t.Kind == "period-started" && t.Text.Contains("2026年3月9日"));
    }

    [Fact]
    public async Task AwaitPeriod_OverAlready_GoesOnAndSaysWhenItEnded()
    {
        var about = await _engine.FileAsync();
        var wait = Do("Court.AwaitPeriod", ("period", "price-objection"), ("from", "2026-02-23"));

        var instance = await _engine.RunAsync(about, "auction-officer", wait, KeepOutput(wait, "endsOn"));

        Keep.Of(instance)["endsOn"].Should().Be("2026-02-28"); // a Saturday on which the court works
    }

    [Fact]
    public async Task AwaitPeriod_UnknownToTheCourt_IsRefused()
    {
        var about = await _engine.FileAsync();

        var unknown = () => _engine.RunAsync(about, "auction-officer", Do("Court.AwaitPeriod", ("period", "unheard-of")));

        (await unknown.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("period.unknown");
    }
}
