using System.Net;
using EnforcementFlows.Testing;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_DatabaseGone_IsLiveAndNotReady()
    {
        await using var app = await EnforcementApp.StartAsync();
        var client = app.Anonymous();
        (await (await client.GetAsync("/health/ready")).ReadJsonAsync()).GetProperty("state").GetString().Should().Be("ready");

        await (await TestCluster.GetAsync()).DropDatabaseAsync(app.ConnectionString);

        using var ready = await client.GetAsync("/health/ready");
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ready.ReadCodeAsync()).Should().Be("server.unavailable");
        (await client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
