using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Courts;

/// <summary>The profile of a court is changed (domain-model 12, conflicts C.2): previewed, approved by another person, in force from its day, nodes that run keep their version unless they are named.</summary>
public sealed class ProfileChangeTests
{
    private const string Admin = "tongbai.admin";
    private const string Director = "tongbai.director";

    [Fact] // filed on Tuesday 2026-04-28: three days end on 05-01, a holiday until 05-05, so on 05-06; two days end on Thursday 04-30
    public async Task Approve_ShorterLimitFromTomorrow_MovesTheNamedNodeTomorrow()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var change = await ProposeAsync(court, "2026-04-29", NoticeIn(2), "enforcement-notice");

        var detail = await GetAsync(court, $"/api/profiles/changes/{change}");
        detail.GetProperty("differences").EnumerateArray().Select(d => $"{d.GetProperty("path").GetString()} {d.GetProperty("from")} {d.GetProperty("to")}")
            .Should().Equal("nodes.enforcement-notice.court.n 3 2");
        var move = (await court.ListAsync(Director, $"/api/profiles/changes/{change}/moves")).Should().ContainSingle().Subject;
        (move.GetProperty("node").GetString(), move.GetProperty("fromDay").GetString(), move.GetProperty("toDay").GetString()).Should().Be(("enforcement-notice", "2026-05-06", "2026-04-30"));
        (await ApproveAsync(court, change)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await NoticeAsync(court, id)).Should().Be("running 2026-05-06", "its day has not come");
        (await NoticeAsync(court, await court.FileAsync(Filing.First(102)))).Should().Be("running 2026-05-06");

        await court.MoveClockAsync("2026-04-29T08:00:00+08:00");
        await Until.TrueAsync(async () => await NoticeAsync(court, id) == "running 2026-04-30");

        (await court.TaskAsync(id, "送达执行通知等文书")).GetProperty("dueOn").GetString().Should().Be("2026-04-30");
        (await court.ListAsync(Director, $"/api/cases/{id}/timeline")).Should().Contain(entry => entry.GetProperty("text").GetString()!.Contains("第 2 版法院配置", StringComparison.Ordinal));
        (await court.ListAsync(Director, $"/api/profiles/changes/{change}/moves")).Should().NotContain(m => m.GetProperty("caseId").GetGuid() == id);
        var versions = await GetAsync(court, "/api/profiles/versions");
        versions.EnumerateArray().Select(v => $"{v.GetProperty("version").GetInt32()} {v.GetProperty("effectiveFrom").GetString()} {v.GetProperty("inForce").GetBoolean()}")
            .Should().Equal("2 2026-04-29 True", "1 2022-01-01 False");
    }

    [Fact] // filed on 2026-04-29, two days end on 05-01 and roll to 05-06; four days end on Sunday 05-03 and roll too; nine days end on Friday 05-08
    public async Task Approve_WithoutNamingNodes_LeavesWhatRunsAndDatesWhatComes()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        (await ApproveAsync(court, await ProposeAsync(court, "2026-04-29", NoticeIn(9)))).StatusCode.Should().Be(HttpStatusCode.OK);

        await court.MoveClockAsync("2026-04-29T10:00:00+08:00");
        var second = await court.FileAsync(FiledOn29April());

        (await NoticeAsync(court, id)).Should().Be("running 2026-05-06");
        (await NoticeAsync(court, second)).Should().Be("running 2026-05-08");
    }

    [Fact] // 民诉法解释480: ten days from the receipt on 2026-04-29 end on Saturday 05-09, which is a working day in its place; C-01
    public async Task Approve_LooserThanTheLaw_WarnsAndTheLawDrives()
    {
        await using var court = await CourtHouse.OpenAsync();
        var change = await ProposeAsync(court, "2026-04-28", NoticeIn(30));

        var warning = (await GetAsync(court, $"/api/profiles/changes/{change}")).GetProperty("warnings").EnumerateArray().Should().ContainSingle().Subject;
        (warning.GetProperty("path").GetString(), warning.GetProperty("message").GetString()).Should().Be(("$.nodes.enforcement-notice.court", "本院期限长于法定期限（民诉法解释第480条），以较早者为准"));
        (await ApproveAsync(court, change)).StatusCode.Should().Be(HttpStatusCode.OK);
        await court.MoveClockAsync("2026-04-29T10:00:00+08:00");
        (await NoticeAsync(court, await court.FileAsync(FiledOn29April()))).Should().Be("running 2026-05-09");
    }

    [Fact] // C-01: ten working days are at least eleven days, and the law gives ten
    public async Task Warnings_OfACourtWhoseRegulationIsLooser_SayWhichDrives()
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await (await court.AsAsync("wolong.director")).GetAsync(new Uri("/api/profiles/warnings", UriKind.Relative));

        (await answer.ReadJsonAsync()).EnumerateArray().Select(warning => $"{warning.GetProperty("path").GetString()} {warning.GetProperty("message").GetString()}")
            .Should().Equal("$.nodes.enforcement-notice.court 本院期限长于法定期限（民诉法解释第480条），以较早者为准");
    }

    [Fact]
    public async Task Approve_ByWhoeverProposedItTwiceOrOfAnotherCourt_IsRefusedAndOnRecord()
    {
        await using var court = await CourtHouse.OpenAsync();
        var first = await ProposeAsync(court, "2026-05-01", NoticeIn(2));
        var second = await ProposeAsync(court, "2026-05-01", NoticeIn(4));

        (await DecideAsync(court, Admin, first, "approve")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await DecideAsync(court, "wolong.director", first, "approve")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ApproveAsync(court, first)).StatusCode.Should().Be(HttpStatusCode.OK);
        using var superseded = await ApproveAsync(court, second);
        using var again = await ApproveAsync(court, first);

        (superseded.StatusCode, await superseded.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "profile.superseded"));
        (again.StatusCode, await again.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "change.decided"));
        (await court.ListAsync(Admin, "/api/refused-acts")).Select(act => act.GetProperty("code").GetString()).Should().Contain(["profile.superseded", "auth.forbidden"]);
        (await DecideAsync(court, Admin, second, "withdraw")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetAsync(court, "/api/profiles/versions")).GetArrayLength().Should().Be(2);
        (await GetAsync(court, "/api/profiles/versions/2")).GetProperty("nodes").GetProperty("enforcement-notice").GetProperty("court").GetProperty("n").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Approve_TwoAtOnceOntoTheSameVersion_OneIsAVersionAndTheOtherIsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var changes = new[] { await ProposeAsync(court, "2026-05-01", NoticeIn(2)), await ProposeAsync(court, "2026-05-01", NoticeIn(4)) };

        var answers = await Task.WhenAll(changes.Select(change => ApproveAsync(court, change)));

        answers.Select(answer => answer.StatusCode).Should().BeEquivalentTo([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        (await GetAsync(court, "/api/profiles/versions")).GetArrayLength().Should().Be(2);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"nodes":{"enforcement-notice":null}}""", "profile.still-used", "patch" },
        { """{"nodes":{"enforcement-notice":{"holders":["wizard"]}}}""", "profile.invalid", "patch.nodes.enforcement-notice.holders[0]" },
        { """{"nodes":{"enforcement-notice":{"court":{"n":"soon"}}}}""", "profile.invalid", "patch.nodes.enforcement-notice.court.n" },
        { """{"alertTime":"10:00"}""", "profile.invalid", "patch.alertTime" },
        { """{"court":"wolong"}""", "profile.fixed-member", "patch.court" },
        { """{"flows":{"case:first-enforcement":"nowhere"}}""", "profile.still-used", "patch" },
        { """{"settings":{"alertTime":"09:00"}}""", "profile.unchanged", "patch" },
        { """{"outcomes":{"PutOff":"延期再办"}}""", "profile.invalid", "patch.outcomes.PutOff" },
        { "[]", "malformed", "patch" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Propose_WhatTheCourtCannotRunOn_NamesTheReasonAndKeepsNothing(string patch, string code, string field)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var response = await PostAsync(court, "2026-05-01", patch);

        var problem = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest, problem.ToString());
        problem.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("code").GetString(), error.GetProperty("field").GetString())).Should().Contain((code, field));
        (await court.ListAsync(Admin, "/api/profiles/changes")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("2026-04-27", "profile.effective-past")]
    [InlineData("2026-04-28", null)]
    public async Task Propose_ForAPastDay_IsRefused(string day, string? code)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var response = await PostAsync(court, day, NoticeIn(2));

        (response.StatusCode == HttpStatusCode.Created ? null : await response.ReadCodeAsync()).Should().Be(code);
    }

    [Fact]
    public async Task Propose_TakingAwayTheOnlyExecutorOfAClause_SaysSo()
    {
        await using var court = await CourtHouse.OpenAsync();
        var change = await ProposeAsync(court, "2026-05-01", """{"settingClauses":{"accessRecord":null}}""");

        (await GetAsync(court, $"/api/profiles/changes/{change}")).GetProperty("lostClauses").EnumerateArray().Select(clause => clause.GetString()).Should().Equal("TB-3.2-34");
    }

    [Fact] // a second node, a restart and a new file all keep what the court has changed
    public async Task Start_AgainWithTheSameOrAnEditedFile_KeepsWhatTheCourtHasChanged()
    {
        await using var court = await CourtHouse.OpenAsync();
        (await ApproveAsync(court, await ProposeAsync(court, "2026-04-28", NoticeIn(2)))).StatusCode.Should().Be(HttpStatusCode.OK);

        await using var same = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", court.App.ConnectionString));
        (await VersionsAsync(same)).Should().Equal("1 3", "2 2");

        using var folder = new WorkflowsCopy(same.Services.GetRequiredService<HostFolders>().Workflows);
        folder.EditTongbai(json => json.Replace("\"name\": \"发送执行通知等文书\"", "\"name\": \"发送执行通知书等文书\"", StringComparison.Ordinal));
        await using var edited = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", court.App.ConnectionString), ("WorkflowsDirectory", folder.Path));
        (await VersionsAsync(edited)).Should().Equal("1 3", "2 2", "3 3", "4 2");
        var inForce = edited.Services.GetRequiredService<ProfileCatalog>().Get("tongbai", new DateTimeOffset(2026, 4, 28, 12, 0, 0, TimeSpan.FromHours(8))).Nodes["enforcement-notice"];
        (inForce.Name, inForce.Court!.N).Should().Be(("发送执行通知书等文书", 2));
    }

    private static Dictionary<string, object?> FiledOn29April()
    {
        var filing = Filing.First(103);
        (filing["filedAt"], filing["materialReceivedAt"], filing["applicationReceivedOn"]) = ("2026-04-29T09:30:00+08:00", "2026-04-29T09:30:00+08:00", "2026-04-29");
        return filing;
    }

    private static string NoticeIn(int days) => JsonSerializer.Serialize(
        new { nodes = new Dictionary<string, object> { ["enforcement-notice"] = new { court = new { n = days } } } });

    private static async Task<IReadOnlyList<string>> VersionsAsync(EnforcementApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().CourtProfiles.Where(row => row.Court == "tongbai").OrderBy(row => row.Version).ToListAsync();
        return [.. rows.Select(row => $"{row.Version} {JsonDocument.Parse(row.Json).RootElement.GetProperty("nodes").GetProperty("enforcement-notice").GetProperty("court").GetProperty("n")}")];
    }

    private static async Task<Guid> ProposeAsync(CourtHouse court, string day, string patch, params string[] recompute)
    {
        using var response = await PostAsync(court, day, patch, recompute);
        response.StatusCode.Should().Be(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<HttpResponseMessage> PostAsync(CourtHouse court, string day, string patch, params string[] recompute) =>
        await (await court.AsAsync(Admin)).PostAsJsonAsync(
            "/api/profiles/changes", new { effectiveFrom = day, reason = "试行", patch = JsonDocument.Parse(patch).RootElement, recompute });

    private static Task<HttpResponseMessage> ApproveAsync(CourtHouse court, Guid change) => DecideAsync(court, Director, change, "approve");

    private static async Task<HttpResponseMessage> DecideAsync(CourtHouse court, string userName, Guid change, string decision) =>
        await (await court.AsAsync(userName)).PostAsync(new Uri($"/api/profiles/changes/{change}/{decision}", UriKind.Relative), null);

    private static async Task<JsonElement> GetAsync(CourtHouse court, string path) =>
        await (await (await court.AsAsync(Director)).GetAsync(new Uri(path, UriKind.Relative))).ReadJsonAsync();

    private static async Task<string> NoticeAsync(CourtHouse court, Guid id)
    {
        var notice = (await court.ListAsync(Director, $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "enforcement-notice");
        return $"{notice.GetProperty("state").GetString()} {notice.GetProperty("dueOn").GetString()}";
    }
}
