using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Staff;

/// <summary>People are named where a clerk reads who did something, and found where somebody is chosen.</summary>
public sealed class StaffNamesTests
{
    [Fact]
    public async Task Staff_OfTheCourt_AreListedWithRolesAndTeamsAndPaged()
    {
        await using var court = await CourtHouse.OpenAsync();

        var everybody = await court.ListAsync("tongbai.centre-head", "/api/staff?limit=200");
        var judges = await court.ListAsync("tongbai.centre-head", "/api/staff?role=judge");
        var first = await (await (await court.AsAsync("tongbai.centre-head")).GetAsync(new Uri("/api/staff?limit=1", UriKind.Relative))).ReadJsonAsync();
        var second = await court.ListAsync("tongbai.centre-head", $"/api/staff?limit=1&after={first.GetProperty("next").GetString()}");

        everybody.Select(Account).Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.StartsWith("tongbai.", StringComparison.Ordinal)).And.Contain("tongbai.director");
        everybody.Should().OnlyContain(person => person.GetProperty("name").GetString() != "");
        judges.Select(Account).Should().BeEquivalentTo("tongbai.judge1", "tongbai.judge2", "tongbai.judge3");
        judges.Should().OnlyContain(person => person.GetProperty("roles").EnumerateArray().Any(role => role.GetString() == "judge") && person.GetProperty("teams").GetArrayLength() > 0);
        Account(second.Single()).Should().NotBe(Account(first.GetProperty("items")[0]));
    }

    [Fact]
    public async Task Staff_AskedForByASystem_IsForbidden()
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await (await court.AsAsync("tongbai.filing-system")).GetAsync(new Uri("/api/staff", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Case_ItsHandlerItsTimelineAndItsRequests_NameThePeople()
    {
        await using var court = await CourtHouse.OpenAsync();
        var judge = (await court.ListAsync("tongbai.centre-head", "/api/staff?role=judge")).Single(person => Account(person) == "tongbai.judge1");
        var id = await court.FileAsync(Filing.First());
        await HandOverAsync(court, id, judge.GetProperty("id").GetString()!);
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "财产在外省" });
        var name = judge.GetProperty("name").GetString();

        var row = (await court.ListAsync("tongbai.director", "/api/cases")).Single();
        var detail = await (await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).ReadJsonAsync();
        var request = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests")).Single();
        var timeline = await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline");

        row.GetProperty("handlerName").GetString().Should().Be(name);
        detail.GetProperty("handlerName").GetString().Should().Be(name);
        detail.GetProperty("handlers")[0].GetProperty("handlerName").GetString().Should().Be(name);
        request.GetProperty("requestedByName").GetString().Should().Be(name);
        timeline.Single(entry => entry.GetProperty("kind").GetString() == "case-filed").GetProperty("actorName").GetString().Should().Be("立案系统");
        timeline.Single(entry => entry.GetProperty("kind").GetString() == "request-handed-in").GetProperty("actorName").GetString().Should().Be(name);
    }

    private static async Task HandOverAsync(CourtHouse court, Guid caseId, string judge)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var about = await db.Cases.Include(c => c.Handlers).SingleAsync(c => c.Id == caseId);
        about.AssignHandler(judge, "立案庭随机分案", DateTimeOffset.Parse("2026-04-28T02:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync();
    }

    private static string Account(JsonElement person) => person.GetProperty("userName").GetString()!;
}
