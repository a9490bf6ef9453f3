using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>What somebody tried and was refused is kept (拒绝办理留痕), for his own court to see.</summary>
public sealed class RefusedActTests
{
    [Fact]
    public async Task Refused_ForWantOfARightOrByARule_IsKeptWithWhoAndWhy()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        (await (await court.AsAsync("tongbai.clerk1")).PostAsJsonAsync($"/api/cases/{id}/requests/dishonest-listing", new { reason = "拒不报告", data = new { } }))
            .StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await court.ActAsync("tongbai.president", task, "claim")).IsSuccessStatusCode.Should().BeFalse();

        var kept = await court.ListAsync("tongbai.admin", "/api/refused-acts");

        kept.Select(act => $"{act.GetProperty("act").GetString()} {act.GetProperty("subject").GetString()} {act.GetProperty("status").GetInt32()}").Should()
            .BeEquivalentTo($"ClaimTask {task} 403", "StartRequest dishonest-listing 403");
        (await court.ListAsync("wolong.admin", "/api/refused-acts")).Should().BeEmpty("it is another court's");
        (await (await court.AsAsync("tongbai.clerk1")).GetAsync(new Uri("/api/refused-acts", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory] // SH-1-3c: the bureau's head supervises; the matrix names nobody else who reads cases
    [InlineData("tongbai", "豫1330")]
    [InlineData("shihe", "豫1502")]
    [InlineData("jiangyuan", "吉7505")]
    [InlineData("wolong", "豫1303")]
    [InlineData("hualong", "豫0902")]
    public async Task Refused_OnACase_IsSeenThereByTheBureausHead(string name, string code)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At(code), name);
        var task = (await court.ListAsync($"{name}.director", $"/api/cases/{id}/tasks"))[0].GetProperty("id").GetGuid();
        (await court.ActAsync($"{name}.president", task, "claim")).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        var refused = await court.ListAsync($"{name}.director", $"/api/refused-acts?caseId={id}");

        refused.Should().ContainSingle().Which.GetProperty("act").GetString().Should().Be("ClaimTask");
        using var byAJudge = await (await court.AsAsync($"{name}.judge1")).GetAsync(new Uri($"/api/refused-acts?caseId={id}", UriKind.Relative));
        byAJudge.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Answered_OtherwiseThanByARefusal_LeavesNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var clerk = await court.AsAsync("tongbai.clerk1");
        (await clerk.GetAsync(new Uri("/api/repairs", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden, "a read changes nothing");
        (await clerk.PostAsJsonAsync($"/api/tasks/{Guid.NewGuid()}/claim", new { })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await clerk.PostAsJsonAsync("/api/auth/login", new { username = "", password = "" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);

        (await court.ListAsync("tongbai.admin", "/api/refused-acts")).Should().BeEmpty();
    }
}
