using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Features.Clock;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using FluentAssertions;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Features.Clock;

public sealed class ClockTests
{
    [Fact]
    public async Task SetClock_Forward_HoldsOnEveryNodeAndAfterARestart()
    {
        await using var app = await EnforcementApp.StartAsync();
        await using var other = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", app.ConnectionString));
        var admin = await app.SignedInAsAsync("tongbai.admin");
        (await NowAsync(admin)).Should().Be("2026-03-02T09:00:00+08:00");

        using var response = await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-05T01:30:00Z" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.ReadJsonAsync()).GetProperty("now").GetString().Should().Be("2026-03-05T09:30:00+08:00");
        (await NowAsync(await other.SignedInAsAsync("shihe.judge1"))).Should().Be("2026-03-05T09:30:00+08:00");
        await using var restarted = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", app.ConnectionString));
        (await NowAsync(await restarted.SignedInAsAsync("shihe.judge1"))).Should().Be("2026-03-05T09:30:00+08:00");
    }

    [Fact]
    public async Task SetClock_AYearAhead_EndsNoSessionAndUnlocksNobody()
    {
        await using var app = await EnforcementApp.StartAsync();
        var admin = await app.SignedInAsAsync("tongbai.admin");
        for (var attempt = 0; attempt < 5; attempt++)
            await app.Anonymous().LoginAsync("tongbai.police", "wrong");

        (await admin.PutAsJsonAsync("/api/clock", new { now = "2030-03-02T09:00:00+08:00" })).EnsureSuccessStatusCode();

        (await admin.GetAsync("/api/auth/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.Anonymous().LoginAsync("tongbai.police")).GetProperty("code").GetString().Should().Be("auth.locked");
        (await (await app.SignedInAsAsync("tongbai.judge1")).GetAsync("/api/auth/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SetClock_CallerGivesUpWhileAnotherMovesIt_LeavesTheClockToTheNext()
    {
        await using var app = await EnforcementApp.StartAsync();
        var admin = await app.SignedInAsAsync("tongbai.admin");
        await using var mover = new NpgsqlConnection(app.ConnectionString);
        await mover.OpenAsync();
        await AskAsync(mover, $"SELECT count(pg_advisory_lock({ClockAdvance.LockKey}))");
        using var patience = new CancellationTokenSource();
        var waiting = admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-05T09:00:00+08:00" }, patience.Token);
        const string waiters = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted";
        await Until.TrueAsync(async () => await AskAsync(mover, waiters) == 1);

        await patience.CancelAsync();

        await waiting.Awaiting(call => call).Should().ThrowAsync<OperationCanceledException>();
        await Until.TrueAsync(async () => await AskAsync(mover, waiters) == 0);
        await mover.CloseAsync(); // and the lock goes with it
        NpgsqlConnection.ClearPool(mover);
        (await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-06T09:00:00+08:00" })).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SetClock_Back_IsRefused()
    {
        await using var host = await ReusableApp.StartAsync();
        var admin = await host.App.SignedInAsAsync("tongbai.admin");

        using var response = await admin.PutAsJsonAsync("/api/clock", new { now = "2026-03-02T08:59:59+08:00" });

        response.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await response.ReadCodeAsync()).Should().Be("clock.backwards");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"now":"2026-03-05T09:00:00"}""")] // no offset: whose nine o'clock?
    [InlineData("""{"now":"tomorrow"}""")]
    public async Task SetClock_NoInstant_NamesTheField(string body)
    {
        await using var host = await ReusableApp.StartAsync();
        var admin = await host.App.SignedInAsAsync("tongbai.admin");

        using var response = await admin.PutAsync("/api/clock", new StringContent(body, null, "application/json"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("now");
    }

    [Fact]
    public async Task SetClock_SystemClock_IsRefused()
    {
        await using var app = await EnforcementApp.StartAsync(("Clock:Mode", "System"));
        var admin = await app.SignedInAsAsync("tongbai.admin");

        using var response = await admin.PutAsJsonAsync("/api/clock", new { now = "2099-01-01T00:00:00Z" });

        response.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await response.ReadCodeAsync()).Should().Be("clock.not-manual");
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // the texts are constants of this class
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string?> NowAsync(HttpClient client) =>
        (await (await client.GetAsync("/api/clock")).ReadJsonAsync()).GetProperty("now").GetString();
}
