using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Live;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>An open viewer is told when the instance that it shows goes on, as Elsa's server tells it.</summary>
public sealed class InstanceHubTests
{
    private const string Hub = "/elsa/hubs/workflow-instance";
    private const string Flow = "tongbai-first-enforcement";

    [Fact]
    public async Task Viewer_OfAnInstanceThatGoesOn_IsTold()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());
        var instance = await InstanceAsync(court, about);
        using var viewer = await LiveSocket.OpenAsync(court.App, "tongbai.director", path: Hub + "?id=negotiated-elsewhere");
        await viewer.InvokeAsync("ObserveInstanceAsync", instance);

        await court.CompleteAsync("tongbai.centre-head", about, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });

        while (!IsDone(await viewer.HearAsync("ActivityExecutionLogUpdatedAsync"), "check-intake"))
        {
            // told of what the flow did before: of the query that was answered, say
        }

        (await viewer.HearAsync("WorkflowExecutionLogUpdatedAsync")).ValueKind.Should().Be(JsonValueKind.Object);
        (await viewer.HearAsync("WorkflowInstanceUpdatedAsync")).GetProperty("workflowInstanceId").GetString().Should().Be(instance);
    }

    [Fact]
    public async Task Viewer_OfAnotherCourt_HearsNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());
        var instance = await InstanceAsync(court, about);
        using var stranger = await LiveSocket.OpenAsync(court.App, "wolong.director", path: Hub);
        using var viewer = await LiveSocket.OpenAsync(court.App, "tongbai.director", path: Hub);
        foreach (var socket in new[] { stranger, viewer })
            await socket.InvokeAsync("ObserveInstanceAsync", instance);

        await court.CompleteAsync("tongbai.centre-head", about, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        await viewer.HearAsync("WorkflowInstanceUpdatedAsync");

        (await stranger.HearsAnythingAsync(TimeSpan.FromSeconds(1.5))).Should().BeFalse();
    }

    [Fact]
    public async Task Connection_IsForThoseWhoMaySeeFlows()
    {
        await using var court = await CourtHouse.OpenAsync();

        (await LiveSocket.TryAtAsync(court.App, Hub)).Should().Be(HttpStatusCode.Unauthorized);
        (await LiveSocket.TryAtAsync(court.App, Hub, await TokenAsync(court, "tongbai.judge1"))).Should().Be(HttpStatusCode.Forbidden);
        (await LiveSocket.TryAtAsync(court.App, Hub, await TokenAsync(court, "tongbai.president"))).Should().Be(HttpStatusCode.SwitchingProtocols);
    }

    [Fact]
    public async Task Negotiation_OffersWebSockets()
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await (await court.AsAsync("tongbai.director")).PostAsync(new Uri($"{Hub}/negotiate?negotiateVersion=1", UriKind.Relative), null);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var offered = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["availableTransports"]!.AsArray();
        offered.Select(transport => transport!["transport"]!.GetValue<string>()).Should().Equal("WebSockets");
    }

    private static bool IsDone(JsonElement news, string activity) => news.GetProperty("stats").EnumerateArray()
        .Any(step => step.GetProperty("activityId").GetString() == activity && step.GetProperty("completedCount").GetInt32() == 1);

    private static async Task<(string Name, string Value)> TokenAsync(CourtHouse court, string userName) =>
        ("Authorization", $"Bearer {(await court.App.Anonymous().LoginAsync(userName)).GetProperty("accessToken").GetString()}");

    private static async Task<string> InstanceAsync(CourtHouse court, Guid about)
    {
        var found = await (await Designer.OpenAsync(court, "tongbai.director")).PostAsync("/workflow-instances", new JsonObject { ["definitionId"] = Flow, ["correlationId"] = about.ToString("D") });
        return found["items"]![0]!["id"]!.GetValue<string>();
    }
}
