using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Cases;

/// <summary>数据范围: who does not lead sees the cases that are his, and no others.</summary>
public sealed class CaseAccessTests
{
    [Fact]
    public async Task Case_OfOneJudge_IsNotAnothersByTheirRole()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var about = await engine.FileAsync();
        await OfferAsync(engine, about, "judge", assignee: await engine.UserAsync("judge1"));

        (await SeesAsync(court, "judge1", about)).Should().BeTrue();
        (await SeesAsync(court, "judge2", about)).Should().BeFalse();
    }

    [Fact]
    public async Task Case_WithATaskOfferedToARole_IsItsHoldersAndStaysSo()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var about = await engine.FileAsync();
        (await SeesAsync(court, "auction-officer", about)).Should().BeFalse();

        await OfferAsync(engine, about, "auction-officer,officer");
        (await SeesAsync(court, "auction-officer", about)).Should().BeTrue();
        (await SeesAsync(court, "officer", about)).Should().BeTrue();
        (await SeesAsync(court, "query-officer", about)).Should().BeFalse();

        await court.CompleteAsync("tongbai.auction-officer", about.Id, "核对");
        (await SeesAsync(court, "officer", about)).Should().BeTrue();
    }

    [Fact]
    public async Task Case_WithATaskGivenBack_IsTheRolesFromThenOn()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var about = await engine.FileAsync();
        await OfferAsync(engine, about, "auction-officer", assignee: await engine.UserAsync("judge1"));
        (await SeesAsync(court, "auction-officer", about)).Should().BeFalse();

        (await court.ActAsync("tongbai.judge1", await TaskAsync(court, about), "release")).EnsureSuccessStatusCode();

        (await SeesAsync(court, "auction-officer", about)).Should().BeTrue();
    }

    [Fact]
    public async Task Case_WithATaskOfATeam_IsThatTeamsAlone()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var clerk2 = Guid.Parse(await engine.UserAsync("clerk2"));
        await using (var db = engine.NewContext())
            await db.TeamMembers.Where(m => m.UserId == clerk2).ExecuteUpdateAsync(m => m.SetProperty(member => member.Team, "dossier-centre"));
        var (ofTheCentre, ofAll) = (await engine.FileAsync(), await engine.FileAsync());

        await OfferAsync(engine, ofTheCentre, "clerk", team: "command-centre");
        await OfferAsync(engine, ofAll, "clerk");

        (await ListAsync(court, "clerk1")).Should().Equal(ofAll.Id, ofTheCentre.Id);
        (await ListAsync(court, "clerk2")).Should().Equal(ofAll.Id);
        (await SeesAsync(court, "clerk2", ofTheCentre)).Should().BeFalse();
    }

    [Fact]
    public async Task Case_TakenFromSomebody_StaysReadableToHim()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var (first, second) = (await engine.UserAsync("judge2"), await engine.UserAsync("judge3"));
        var about = await engine.FileAsync();
        await OfferAsync(engine, about, "judge", assignee: first);

        (await court.ActAsync("tongbai.director", await TaskAsync(court, about), "assign", new { userId = second })).EnsureSuccessStatusCode();
        var request = await engine.RequestAsync(about, RequestKinds.HandlerChange, new { newHandler = second });
        await engine.RunAsync(about, "caseflow-officer", request, Do("Court.ChangeHandler", ("newHandler", second)));

        foreach (var judge in new[] { "judge1", "judge2", "judge3" }) // its first handler, the first assignee, and who has it all now
            (await SeesAsync(court, judge, about)).Should().BeTrue(judge);
    }

    [Fact] // C-49
    public async Task Case_BeforeTheHandOver_IsTheDrawnHandlersAndNoOtherJudges()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var about = await engine.FileAsync(assignedHandler: await engine.UserAsync("judge2"), handled: false);

        (await SeesAsync(court, "judge2", about)).Should().BeTrue();
        (await SeesAsync(court, "judge1", about)).Should().BeFalse();
    }

    [Fact]
    public async Task Case_OfAnotherCourt_IsNobodysWhateverIsNotedAboutIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var about = await engine.FileAsync();
        await OfferAsync(engine, about, "judge"); // a role of both courts
        await using (var db = engine.NewContext())
        {
            var stranger = (await db.Users.SingleAsync(u => u.UserName == "wolong.judge1")).Id.ToString("D");
            await db.Database.ExecuteSqlAsync($"INSERT INTO case_readers SELECT court, case_id, {stranger}, stage, filed_at FROM case_readers WHERE reader = 'judge'");
        }

        (await SeesAsync(court, "judge3", about)).Should().BeTrue();
        (await SeesAsync(court, "judge1", about, "wolong")).Should().BeFalse();
    }

    [Fact]
    public async Task Cases_OfAJudge_ComeOncePageByPageWhateverMakesThemHis()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var (judge1, expected) = (await engine.UserAsync("judge1"), new List<EnforcementCase>());
        for (var i = 0; i < 9; i++)
        {
            var about = await engine.FileAsync(assignedHandler: i % 3 == 0 ? judge1 : null, handled: i % 3 == 1, filedAt: engine.Now.AddDays(-i / 2));
            if (i % 3 == 2 || i % 2 == 0)
                await OfferAsync(engine, about, "judge");
            expected.Add(about);
        }

        await engine.FileAsync(assignedHandler: await engine.UserAsync("judge2"), handled: false);
        var sorted = expected.OrderByDescending(c => c.FiledAt).ThenByDescending(c => c.Id.ToString(), StringComparer.Ordinal).ToList();

        (await ListAsync(court, "judge1", "limit=2&")).Should().Equal(sorted.Select(c => c.Id));
        (await ListAsync(court, "judge1", "open=true&limit=2&")).Should().Equal(sorted.Select(c => c.Id));
        (await ListAsync(court, "judge1", "open=false&")).Should().BeEmpty();
        (await ListAsync(court, "judge1", "stage=handling&limit=1&")).Should().Equal(sorted.Where(c => c.HandedOverAt is not null).Select(c => c.Id));
        (await ListAsync(court, "judge1", $"handler={judge1}&limit=2&")).Should().Equal(sorted.Where(c => c.HandlerId == judge1).Select(c => c.Id));
        (await ListAsync(court, "judge1", $"caseNumber={sorted[0].Number}&open=true&")).Should().Equal(sorted[0].Id);
        (await ListAsync(court, "judge3", $"handler={judge1}&")).Should().Equal(expected[4].Id); // the only one of his that was offered to all judges
        (await ListAsync(court, "auction-officer")).Should().BeEmpty();
    }

    [Theory] // of the handler's team, by what the role sees
    [InlineData("clerk1", true)] // its team's
    [InlineData("officer", false)] // its own
    [InlineData("node-officer", true)] // the bureau's
    [InlineData("president", true)] // the court's
    public async Task Case_OfATeam_IsItsMembersWhoseRoleSeesTheTeams(string account, bool sees)
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        await JoinAsync(engine, "judge1", "disposal-group");
        await JoinAsync(engine, account, "disposal-group");
        var about = await engine.FileAsync(); // of judge1

        (await SeesAsync(court, account, about)).Should().Be(sees);
    }

    [Fact]
    public async Task Case_OfATeam_IsNobodysWhoIsNotInItThen()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        await JoinAsync(engine, "judge1", "field-team");
        await JoinAsync(engine, "clerk1", "field-team", until: engine.Now.AddDays(1));
        await JoinAsync(engine, "clerk2", "field-team", from: engine.Now.AddDays(1));
        var about = await engine.FileAsync();

        (await SeesAsync(court, "clerk1", about)).Should().BeTrue();
        (await SeesAsync(court, "clerk2", about)).Should().BeFalse();
        (await SeesAsync(court, "clerk", about, "shihe")).Should().BeFalse();
    }

    [Fact]
    public async Task Case_OfATeam_GoesWithItsHandler()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        await JoinAsync(engine, "judge1", "field-team");
        await JoinAsync(engine, "clerk1", "field-team");
        var about = await engine.FileAsync();
        (await SeesAsync(court, "clerk1", about)).Should().BeTrue();

        var next = await engine.UserAsync("judge2");
        var request = await engine.RequestAsync(about, RequestKinds.HandlerChange, new { newHandler = next });
        await engine.RunAsync(about, "caseflow-officer", request, Do("Court.ChangeHandler", ("newHandler", next)));

        (await SeesAsync(court, "clerk1", about)).Should().BeFalse();
    }

    [Fact]
    public async Task Cases_OfATeam_ComeOncePageByPageWithTheOwn()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var (judge1, expected) = (await engine.UserAsync("judge1"), new List<EnforcementCase>());
        await JoinAsync(engine, "judge1", "field-team");
        await JoinAsync(engine, "clerk1", "field-team");
        for (var i = 0; i < 9; i++)
        {
            var about = await engine.FileAsync(handled: i % 3 != 0, filedAt: engine.Now.AddDays(-i / 2));
            if (i % 3 == 0 || i % 2 == 0) // some are the team's, some the clerk's own, some both
                await OfferAsync(engine, about, "clerk");
            expected.Add(about);
        }

        await engine.FileAsync(handled: false);
        var sorted = expected.OrderByDescending(c => c.FiledAt).ThenByDescending(c => c.Id.ToString(), StringComparer.Ordinal).ToList();

        (await ListAsync(court, "clerk1", "limit=2&")).Should().Equal(sorted.Select(c => c.Id));
        (await ListAsync(court, "clerk1", "open=true&limit=3&")).Should().Equal(sorted.Select(c => c.Id));
        (await ListAsync(court, "clerk1", "open=false&")).Should().BeEmpty();
        (await ListAsync(court, "clerk1", $"handler={judge1}&limit=2&")).Should().Equal(sorted.Where(c => c.HandlerId == judge1).Select(c => c.Id));
        (await ListAsync(court, "clerk1", $"handler={await engine.UserAsync("judge2")}&")).Should().BeEmpty();
        (await ListAsync(court, "clerk2", "limit=2&")).Should().Equal(sorted.Where(c => c.HandlerId is null || expected.IndexOf(c) % 2 == 0).Select(c => c.Id));
    }

    private static async Task JoinAsync(CourtEngine engine, string account, string team, DateTimeOffset? from = null, DateTimeOffset? until = null) => await engine.SaveAsync(
        new TeamMember { Court = Court, UserId = Guid.Parse(await engine.UserAsync(account)), Team = team, From = (from ?? engine.Now.AddDays(-30)).ToUniversalTime(), Until = until?.ToUniversalTime() });

    private static Task<Guid> OfferAsync(CourtEngine engine, EnforcementCase about, string role, string? team = null, string? assignee = null) => engine.RunAsync(
        about, "director", Do("Court.HumanTask", ("taskName", "核对"), ("role", role), ("team", team), ("assignee", assignee), ("outcomes", new[] { "done" })));

    private static async Task<Guid> TaskAsync(CourtHouse court, EnforcementCase about) => (await court.TaskAsync(about.Id, "核对")).GetProperty("id").GetGuid();

    // the case by itself, and in the list
    private static async Task<bool> SeesAsync(CourtHouse court, string user, EnforcementCase about, string ofCourt = "tongbai")
    {
        using var answer = await (await court.AsAsync($"{ofCourt}.{user}")).GetAsync(new Uri($"/api/cases/{about.Id}", UriKind.Relative));
        answer.StatusCode.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        (await ListAsync(court, user, ofCourt: ofCourt)).Contains(about.Id).Should().Be(answer.StatusCode == HttpStatusCode.OK);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task<List<Guid>> ListAsync(CourtHouse court, string user, string filter = "", string ofCourt = "tongbai")
    {
        var (client, ids) = (await court.AsAsync($"{ofCourt}.{user}"), new List<Guid>());
        for (var next = ""; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/cases?{filter}{next}", UriKind.Relative));
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString() is { } after ? $"after={after}" : null;
        }

        return ids;
    }
}
