using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>What nobody sends by mistake: it is refused as the caller's fault, and nothing is kept of it.</summary>
[Collection(SharedApp.Name)]
public sealed class HostileInputTests(EnforcementApp app)
{
    [Theory]
    [InlineData("/api/cases?handler=%00", "request.invalid", "handler")]
    [InlineData("/api/tasks?node=%00", "request.invalid", "node")]
    [InlineData("/api/cases?caseNumber=%00", "request.invalid", "caseNumber")]
    [InlineData("/api/cases?limit=201", "request.invalid", "limit")]
    [InlineData("/api/cases?limit=0", "request.invalid", "limit")]
    [InlineData("/api/cases?limit=many", "request.malformed", "limit")]
    [InlineData("/api/cases?after=fHw", "request.malformed", "after")]
    [InlineData("/api/ledgers/node-deadlines?after=!!!", "request.malformed", "after")]
    public async Task Get_BadParameter_IsBadRequestThatNamesIt(string path, string code, string field)
    {
        using var answer = await (await app.SignedInAsAsync("tongbai.director")).GetAsync(new Uri(path, UriKind.Relative));

        var problem = await answer.ReadJsonAsync();
        (answer.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.BadRequest, code));
        problem.GetProperty("errors")[0].GetProperty("field").GetString().Should().Be(field);
    }

    [Fact]
    public async Task Login_NameWithZeroCharacter_IsBadRequest()
    {
        using var answer = await app.Anonymous().PostAsJsonAsync("/api/auth/login", new { username = "tongbai.judge1\0", password = EnforcementApp.Password });

        (answer.StatusCode, await answer.ReadCodeAsync()).Should().Be((HttpStatusCode.BadRequest, "request.invalid"));
    }

    [Fact]
    public async Task Token_FormThatCannotBeRead_IsInvalidRequest()
    {
        foreach (var form in new[] { "client_id=%00&client_secret=x", string.Join('&', Enumerable.Range(0, 2000).Select(i => $"a{i}=1")) })
        {
            using var content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
            using var answer = await app.Anonymous().PostAsync(new Uri("/api/auth/token", UriKind.Relative), content);

            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await answer.ReadJsonAsync()).GetProperty("error").GetString().Should().Be("invalid_request");
        }
    }

    [Fact]
    public async Task Token_ClientNameWithZeroCharacter_IsInvalidRequest()
    {
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("%00:x"u8));
        using var content = new StringContent("grant_type=client_credentials", Encoding.ASCII, "application/x-www-form-urlencoded");

        using var answer = await client.PostAsync(new Uri("/api/auth/token", UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task FileCase_FactsTooDeepForAFlow_IsBadRequestAndNotACaseThatStandsStill()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        object facts = 1;
        for (var depth = 0; depth < 60; depth++)
            facts = new Dictionary<string, object> { ["a"] = facts };
        filing["facts"] = facts;

        using var answer = await (await court.AsAsync("tongbai.filing-system")).PostAsJsonAsync("/api/cases", filing);

        (answer.StatusCode, await answer.ReadCodeAsync()).Should().Be((HttpStatusCode.BadRequest, "request.invalid"));
        (await court.ListAsync("tongbai.director", "/api/cases")).Should().BeEmpty();
    }

    [Fact]
    public async Task Event_TextThatCannotBeStored_IsBadRequestAndNotOnTheTimeline()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        foreach (var data in new[] { """{"note":"a\u0000"}""", """{"\u0000":1}""", """{"note":"\ud800"}""", """{"\udc00":1}""" })
        {
            using var content = new StringContent(
                $$"""{"type":"clue.received","occurredAt":"2026-04-28T09:30:00+08:00","data":{{data}}}""", new MediaTypeHeaderValue("application/json"));
            using var answer = await (await court.AsAsync("tongbai.centre-head")).PostAsync(new Uri($"/api/cases/{id}/events", UriKind.Relative), content);

            (answer.StatusCode, await answer.ReadCodeAsync()).Should().Be((HttpStatusCode.BadRequest, "request.invalid"));
        }

        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Should().NotContain(e => e.GetProperty("kind").GetString() == "clue.received");
    }
}
