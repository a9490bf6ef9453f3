using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data.Identity;
using FluentAssertions;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Boards;

/// <summary>数据范围: where a court gives its boards to people who see their own or their team's cases, these are all that they add up.</summary>
public sealed class BoardScopeTests
{
    [Theory] // two cases of judge1, who is in a team with the query officer, and one of judge2
    [InlineData("director", 3)] // sees the bureau's
    [InlineData("query-officer", 2)] // his team's
    [InlineData("judge1", 2)] // his own
    [InlineData("judge2", 1)]
    [InlineData("judge3", 0)]
    public async Task Board_OfANarrowerReader_AddsUpHisCasesAlone(string account, int cases)
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        foreach (var handler in new[] { "judge1", "judge1", "judge2" })
            await HandledAsync(engine, handler);
        foreach (var member in new[] { "judge1", "query-officer" })
            await engine.SaveAsync(new TeamMember { Court = Court, UserId = Guid.Parse(await engine.UserAsync(member)), Team = "disposal-group", From = engine.Now.AddDays(-30) });
        await GiveBoardsToAsync(court, "director", "query-officer", "judge");
        var user = $"tongbai.{account}";

        foreach (var by in new[] { "node", "team", "handler", "stage" })
        {
            var rows = (await GetAsync(court, user, $"/api/boards/nodes?by={by}")).GetProperty("rows").EnumerateArray().ToList();
            rows.Sum(row => row.GetProperty("open").GetInt32()).Should().Be(cases, by);
            rows.Should().NotContain(row => (row.GetProperty("path").GetString() != null) != (account == "director"), "only the ledger's readers get to the rows behind");
        }

        var days = (await GetAsync(court, user, "/api/boards/due-dates?from=2026-10-01&to=2026-10-31")).GetProperty("days").EnumerateArray().ToList();
        days.Sum(day => day.GetProperty("count").GetInt32()).Should().Be(cases);
        days.Should().NotContain(day => day.GetProperty("on").GetString() != "2026-10-28");
        Filed(await GetAsync(court, user, "/api/boards/indicators")).Should().Be(cases);
        (await court.ListAsync(user, "/api/cases")).Should().HaveCount(cases, "the figures are those of the cases that he sees");
    }

    /// <summary>A case with its handler and a running term.</summary>
    private static async Task HandledAsync(CourtEngine engine, string handler)
    {
        var about = NewCase(engine.Now);
        about.AssignHandler(await engine.UserAsync(handler), "立案庭随机分案", engine.Now);
        about.HandOver(engine.Now);
        await engine.SaveAsync(about);
        await engine.RunAsync(about, "centre-head", Do("Court.StartDeadline", ("node", "handling-term")));
    }

    private static async Task GiveBoardsToAsync(CourtHouse court, params string[] roles)
    {
        using var proposed = await (await court.AsAsync("tongbai.admin")).PostAsJsonAsync("/api/profiles/changes", new
        {
            effectiveFrom = "2026-04-28",
            reason = "试行",
            patch = new { permissions = new Dictionary<string, string[]> { ["board.read"] = roles } },
        });
        var change = (await proposed.ReadJsonAsync()).GetProperty("id").GetGuid();
        using var approved = await (await court.AsAsync("tongbai.director")).PostAsync(new Uri($"/api/profiles/changes/{change}/approve", UriKind.Relative), null);
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        await court.MoveClockAsync("2026-04-29T10:00:00+08:00");
    }

    private static double Filed(JsonElement board) => board.GetProperty("indicators").EnumerateArray().Single(indicator => indicator.GetProperty("code").GetString() == "filed")
        .GetProperty("values").EnumerateArray().Single(value => value.GetProperty("month").GetString() == "2026-04").GetProperty("amount").GetDouble();

    private static async Task<JsonElement> GetAsync(CourtHouse court, string user, string path)
    {
        using var answer = await (await court.AsAsync(user)).GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, body.ToString());
        return body;
    }
}
