using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Courts;

/// <summary>The clauses of a court, and what executes each of them.</summary>
[Collection(SharedApp.Name)]
public sealed class RegulationTests(EnforcementApp app)
{
    [Theory]
    [InlineData("shihe", 70)]
    [InlineData("jiangyuan", 49)]
    [InlineData("tongbai", 119)]
    [InlineData("wolong", 91)]
    [InlineData("hualong", 51)]
    public async Task Regulation_OfTheCallersCourt_ListsItsClauses(string court, int clauses)
    {
        var answer = await GetAsync($"{court}.judge1", $"/api/regulations/{court}");

        answer.GetProperty("clauses").GetArrayLength().Should().Be(clauses);
    }

    [Theory]
    [InlineData("/api/regulations/wolong")]
    [InlineData("/api/regulations/wolong/coverage")]
    [InlineData("/api/regulations/nowhere")]
    public async Task Regulation_OfAnotherCourt_DoesNotExist(string path)
    {
        using var response = await (await app.SignedInAsAsync("tongbai.judge1")).GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("tongbai", "TB-3.2-2", "notice/serve-documents")]
    [InlineData("tongbai", "TB-3.2-2", "profile.nodes.enforcement-notice")]
    [InlineData("tongbai", "TB-3.2-8c", "profile.approvalChains.dishonest-listing-lift.steps[0]")]
    [InlineData("shihe", "SH-3-8", "first-enforcement/authorise-queries")]
    [InlineData("jiangyuan", "JY-2.1-1", "first-enforcement/start-simple-term")]
    [InlineData("jiangyuan", "JY-2.2.2-4", "profile.triage[state-organ]")]
    [InlineData("wolong", "WL-1.1-2a", "first-enforcement/start-point-to-point-query")]
    [InlineData("hualong", "HL-1.1-2b", "first-enforcement/record-no-reception")]
    public async Task Coverage_OfAClause_NamesWhatExecutesIt(string court, string clause, string element)
    {
        var row = await ClauseAsync(court, clause);

        row.GetProperty("executedBy").EnumerateArray().Select(use => use.GetProperty("element").GetString()).Should().Contain(element);
    }

    [Fact]
    public async Task Coverage_ClauseThatNothingNames_IsExecutedByNothing()
    {
        var row = await ClauseAsync("shihe", "SH-0-1");

        (row.GetProperty("priority").GetString(), row.GetProperty("executedBy").GetArrayLength()).Should().Be(("record-only", 0));
    }

    private async Task<JsonElement> ClauseAsync(string court, string clause) =>
        (await GetAsync($"{court}.director", $"/api/regulations/{court}/coverage")).GetProperty("clauses").EnumerateArray().Single(row => row.GetProperty("id").GetString() == clause);

    private async Task<JsonElement> GetAsync(string userName, string path)
    {
        using var response = await (await app.SignedInAsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        var answer = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, answer.ToString());
        return answer;
    }
}
