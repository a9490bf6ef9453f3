using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Requests;

/// <summary>举报人 (TB-3.2-29): a lead is everybody's who sees the case; who gave it is not.</summary>
public sealed class InformantTests
{
    [Fact]
    public async Task Informant_OfALead_IsKnownToWhomItConcerns()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await LeadAsync(court);

        foreach (var (reader, sees) in new[]
        {
            ("clerk1", true), // took the call
            ("judge1", true), // the handler, who checks the lead
            ("director", true), ("vice-president", true), ("president", true), ("centre-head", true), // who is a deputy director besides
            ("clerk2", false), ("node-officer", false), ("termination-officer", false),
        })
        {
            var row = (await court.ListAsync($"tongbai.{reader}", $"/api/cases/{id}/requests")).Single();
            row.GetProperty("data").GetProperty("content").GetString().Should().Be("被执行人有一辆货车", reader);
            row.GetProperty("data").TryGetProperty("informantName", out _).Should().Be(sees, reader);
            row.GetProperty("data").TryGetProperty("informantPhone", out _).Should().Be(sees, reader);
            row.GetProperty("restricted").GetBoolean().Should().Be(!sees, reader);
        }

        (await (await court.AsAsync("wolong.president")).GetAsync(new Uri($"/api/cases/{id}/requests", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Informant_OfALeadHandedOn_IsKnownToWhoChecksIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await LeadAsync(court);
        (await IsKnownAsync(court, "officer", id)).Should().BeNull(); // does not see the case

        var task = (await court.TaskAsync(id, "核实财产线索并回复")).GetProperty("id").GetGuid();
        (await court.ActAsync("tongbai.judge1", task, "delegate", new { userId = await new CourtEngine(court.App).UserAsync("officer") })).EnsureSuccessStatusCode();

        (await IsKnownAsync(court, "officer", id)).Should().BeTrue();
    }

    [Theory]
    [InlineData("third-party", null, true)]
    [InlineData("third-party", false, false)]
    [InlineData("applicant", null, false)]
    [InlineData("applicant", true, true)]
    public async Task Check_OfALead_SaysWhetherTheInformantAskedForSecrecyAndNotWhoHeIs(string source, bool? asked, bool secret)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await LeadAsync(court, source, asked);

        var item = (await court.TaskAsync(id, "核实财产线索并回复")).GetProperty("item");

        item.GetProperty("informantSecret").GetBoolean().Should().Be(secret);
        item.GetProperty("data").EnumerateObject().Select(field => field.Name).Should().NotContain(["informantName", "informantPhone"]);
    }

    [Fact]
    public async Task Lead_WithoutAnInformant_HidesNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await CaseAsync(court);
        await court.RequestAsync("tongbai.clerk1", id, "asset-lead", new { source = "court", receivedOn = "2026-04-28", content = "被执行人有一辆货车", urgent = false });

        (await court.ListAsync("tongbai.node-officer", $"/api/cases/{id}/requests")).Single().GetProperty("restricted").GetBoolean().Should().BeFalse();
    }

    [Fact] // TB-3.2-34
    public async Task Informant_ReadByAnother_LeavesATrace()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await LeadAsync(court);
        foreach (var reader in new[] { "clerk1", "node-officer", "president" })
            await court.ListAsync($"tongbai.{reader}", $"/api/cases/{id}/requests");

        var engine = new CourtEngine(court.App);
        await using var db = engine.NewContext();
        (await db.AccessRecords.Where(r => r.CaseId == id && r.What == "informant").Select(r => r.By).ToListAsync()).Should().Equal(await engine.UserAsync("president"));
    }

    private static async Task<Guid> LeadAsync(CourtHouse court, string source = "third-party", bool? secret = null)
    {
        var id = await CaseAsync(court);
        var data = new Dictionary<string, object>
        {
            ["source"] = source,
            ["receivedOn"] = "2026-04-28",
            ["content"] = "被执行人有一辆货车",
            ["urgent"] = false,
            ["informantName"] = "举报人丁",
            ["informantPhone"] = "00000000000",
        };
        if (secret is { } asked)
            data["informantSecret"] = asked;
        await court.RequestAsync("tongbai.clerk1", id, "asset-lead", data);
        return id;
    }

    /// <summary>A case of judge1's that all clerks see.</summary>
    private static async Task<Guid> CaseAsync(CourtHouse court)
    {
        var engine = new CourtEngine(court.App);
        var about = await engine.FileAsync();
        await engine.RunAsync(about, "director", CourtEngine.Do("Court.HumanTask", ("taskName", "核对"), ("role", "clerk"), ("outcomes", new[] { "done" })));
        return about.Id;
    }

    private static async Task<bool?> IsKnownAsync(CourtHouse court, string reader, Guid id)
    {
        using var answer = await (await court.AsAsync($"tongbai.{reader}")).GetAsync(new Uri($"/api/cases/{id}/requests", UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("items");
        return rows.EnumerateArray().Single().GetProperty("data").TryGetProperty("informantName", out _);
    }
}
