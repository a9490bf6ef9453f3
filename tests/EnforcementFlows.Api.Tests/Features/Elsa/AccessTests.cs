using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>Who designs at which court; the login is that of the staff's pages.</summary>
public sealed class AccessTests
{
    [Theory]
    [InlineData("admin", true, true)]
    [InlineData("director", true, true)]
    [InlineData("vice-president", true, false)]
    [InlineData("president", true, false)]
    [InlineData("judge1", false, false)]
    [InlineData("clerk1", false, false)]
    public async Task Studio_ByRole_ReadsOrDesigns(string role, bool reads, bool designs)
    {
        await using var court = await CourtHouse.OpenAsync();
        var designer = await Designer.OpenAsync(court, $"tongbai.{role}");

        (await designer.StatusAsync("/workflow-definitions?versionOptions=Latest")).Should().Be(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        (await designer.StatusAsync("/descriptors/activities")).Should().Be(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        using var saved = await designer.Client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Designer.NewFlow("试") });
        saved.StatusCode.Should().Be(designs ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Save_FlowOfTheSameId_IsEachCourtsOwn()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (tongbai, wolong) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "wolong.admin"));
        var flow = await tongbai.LatestAsync("payout");
        Designer.AddStep(flow, "Court.Record", "x1");
        await tongbai.SaveAsync(flow);

        var theirs = await wolong.LatestAsync("payout");

        (theirs["version"]!.GetValue<int>(), theirs.IsEditable()).Should().Be((1, true), "national flows are each court's own copy");
    }

    [Fact]
    public async Task Save_ByCookieFromAnotherSite_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var client = court.App.Anonymous();
        using var login = await client.PostAsJsonAsync("/api/auth/login?useCookies=true", new { username = "tongbai.admin", password = EnforcementApp.Password });
        var cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        (await SendAsync(client, cookie, "https://elsewhere.example")).Should().Be(HttpStatusCode.Forbidden);
        (await SendAsync(client, cookie, client.BaseAddress!.GetLeftPart(UriPartial.Authority))).Should().Be(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string cookie, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/workflow-definitions") { Content = JsonContent.Create(new JsonObject { ["model"] = Designer.NewFlow("试") }) };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Origin", origin);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
