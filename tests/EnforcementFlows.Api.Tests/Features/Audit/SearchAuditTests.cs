using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>审计检索: who did, read and tried what, found by time, person, kind and case.</summary>
public sealed class SearchAuditTests
{
    [Fact]
    public async Task Search_ByCase_FindsWhatWasDoneReadAndRefusedNewestFirst()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var director = await court.AsAsync("tongbai.director");
        (await director.GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).EnsureSuccessStatusCode();
        using var refused = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            await court.AsAsync("tongbai.clerk1"), $"/api/cases/{id}/requests/extension", new { reason = "试", data = new { newEnd = "2026-12-02", reason = "试" } });

        var found = await court.ListAsync("tongbai.admin", $"/api/audit?caseId={id}&limit=200");

        found.Select(row => row.GetProperty("kind").GetString()).Distinct().Should().BeEquivalentTo("timeline", "access", "refused");
        found.Should().OnlyContain(row => row.GetProperty("caseNumber").GetString() == "(2026)豫1330执101号");
        found.Select(row => row.GetProperty("at").GetDateTimeOffset()).Should().BeInDescendingOrder();
        var read = found.Single(row => row.GetProperty("kind").GetString() == "access");
        (read.GetProperty("what").GetString(), read.GetProperty("byName").GetString()).Should().NotBe((null, null));
        found.Where(row => row.GetProperty("kind").GetString() == "timeline").Should().OnlyContain(
            row => row.GetProperty("text").ValueKind == JsonValueKind.Null, "an administrator does not read cases");
    }

    [Fact]
    public async Task Search_PageByPage_GivesEveryRowOnceAndInOrder()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        for (var i = 0; i < 3; i++)
            (await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).EnsureSuccessStatusCode();
        await court.MoveClockAsync("2026-04-28T10:00:00+08:00"); // what is due at once is done
        var whole = (await court.ListAsync("tongbai.admin", "/api/audit?limit=200")).Select(Id).ToList();

        var walked = new List<string?>();
        string? next = null;
        do
        {
            using var answer = await (await court.AsAsync("tongbai.admin")).GetAsync(new Uri($"/api/audit?limit=2{(next is null ? "" : $"&after={next}")}", UriKind.Relative));
            var page = await answer.ReadJsonAsync();
            walked.AddRange(page.GetProperty("items").EnumerateArray().Select(Id));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        walked.Should().Equal(whole).And.HaveCountGreaterThan(5);
    }

    [Fact]
    public async Task Search_ByPersonAndDay_FindsTheirsOfThatDay()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        (await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).EnsureSuccessStatusCode();
        var director = (await court.ListAsync("tongbai.director", "/api/staff?role=director")).Single().GetProperty("id").GetString();

        var today = await court.ListAsync("tongbai.admin", $"/api/audit?by={director}&from=2026-04-28&to=2026-04-28");
        var yesterday = await court.ListAsync("tongbai.admin", $"/api/audit?by={director}&from=2026-04-27&to=2026-04-27");

        today.Should().ContainSingle().Which.GetProperty("what").GetString().Should().Be("parties");
        yesterday.Should().BeEmpty();
    }

    [Theory]
    [InlineData("from=2026-05-02&to=2026-05-01")]
    [InlineData("from=2024-01-01&to=2026-05-01")]
    public async Task Search_OverTooLongATime_IsRefused(string query)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await (await court.AsAsync("tongbai.admin")).GetAsync(new Uri($"/api/audit?{query}", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string? Id(JsonElement row) => row.GetProperty("id").GetString();
}
