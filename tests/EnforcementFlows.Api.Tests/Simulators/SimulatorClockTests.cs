using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>A real host whose clock the simulators follow; their answers are caught by a partner instead of the host's own gateways.</summary>
public sealed class SimulatorClockTests
{
    private const string Start = EnforcementApp.Start;

    [Fact]
    public async Task SetClock_AnswersDueOnTheWay_AreSentBeforeItAnswers()
    {
        await using var receiver = await Partner.OpenAsync();
        await using var simulators = await SimulatorProcess.StartAsync(receiver.Address);
        await using var app = await EnforcementApp.StartAsync(("Gateways:SimulatorUrl", simulators.Address.ToString()));
        var admin = await app.SignedInAsAsync("tongbai.admin");
        var days = new[] { 3, 1, 2 };
        foreach (var day in days)
        {
            await simulators.BehaveAsync("funds", new { answer = "late", delay = day * 24 * 60 * 60 });
            var id = Guid.NewGuid();
            using var accepted = await simulators.RequestAsync("funds", id, new { id, court = "tongbai", operation = "pay", requestedAt = Start, data = new { requestId = $"day {day}" } });
            accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        }

        using var moved = await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-04T12:00:00+08:00" });

        moved.StatusCode.Should().Be(HttpStatusCode.OK);
        receiver.Taken.Select(answer => JsonSerializer.Deserialize<JsonElement>(answer.Body).GetProperty("data").GetProperty("requestId").GetString())
            .Should().Equal("day 1", "day 2");
        (await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-05T09:00:00+08:00" })).EnsureSuccessStatusCode();
        receiver.Taken.Should().HaveCount(3);
    }

    [Fact]
    public async Task SetClock_SimulatorsAreAway_GoesOnWithoutThem()
    {
        await using var receiver = await Partner.OpenAsync();
        await using var simulators = await SimulatorProcess.StartAsync(receiver.Address);
        await using var app = await EnforcementApp.StartAsync(("Gateways:SimulatorUrl", simulators.Address.ToString()));
        var admin = await app.SignedInAsAsync("tongbai.admin");
        await simulators.KillAsync();

        using var moved = await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-04T12:00:00+08:00" });

        moved.StatusCode.Should().Be(HttpStatusCode.OK);
        (await moved.ReadJsonAsync()).GetProperty("now").GetString().Should().Be("2026-03-04T12:00:00+08:00");
        await simulators.StartAsync();
        (await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-05T12:00:00+08:00" })).EnsureSuccessStatusCode();
        (await simulators.Client.GetFromJsonAsync<JsonElement>("/clock")).GetProperty("now").GetDateTimeOffset()
            .Should().Be(DateTimeOffset.Parse("2026-03-05T12:00:00+08:00", null), "it is told again");
    }
}
