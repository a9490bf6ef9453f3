using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Approvals;

/// <summary>合议意见入副卷: who decided what everybody sees who sees the case; what a member of the panel said, the panel and the leaders.</summary>
public sealed class DeliberationTests
{
    private const string Approve = "审批中止、暂缓、扣除期间";

    [Fact]
    public async Task Opinions_OfAPanel_AreReadByWhomTheyAreFor()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court);

        // two have spoken: each of them reads both, the third nobody's, nor a leader who may himself still vote
        (await SeenAsync(court, id)).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["judge1"] = "意见一 意见二",
            ["judge2"] = "意见一 意见二",
            ["judge3"] = "- -",
            ["assistant"] = "- -",
            ["vice-president"] = "- -",
            ["clerk1"] = "- -",
            ["node-officer"] = "- -",
            ["director"] = "意见一 意见二",
            ["president"] = "意见一 意见二",
        });

        await court.CompleteAsync("tongbai.judge3", id, Approve, new { opinion = "意见三" }, "approve");

        (await SeenAsync(court, id)).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["judge1"] = "意见一 意见二 意见三",
            ["judge2"] = "意见一 意见二 意见三",
            ["judge3"] = "意见一 意见二 意见三",
            ["assistant"] = "- - -", // a judge, and none of this panel
            ["vice-president"] = "意见一 意见二 意见三",
            ["clerk1"] = "- - -",
            ["node-officer"] = "- - -",
            ["director"] = "意见一 意见二 意见三",
            ["president"] = "意见一 意见二 意见三",
        });
        foreach (var path in Paths(id))
            (await (await court.AsAsync("wolong.president")).GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Decisions_OfAPanel_AreNoSecret()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court);

        var rows = await court.ListAsync("tongbai.clerk1", $"/api/cases/{id}/approvals");

        rows.Select(r => $"{r.GetProperty("mode").GetString()} {r.GetProperty("decision").GetString()} {r.GetProperty("byName").GetString()} {r.GetProperty("restricted").GetBoolean()}")
            .Should().Equal(await NamedAsync(court, "quorum approve {0} True", "judge1"), await NamedAsync(court, "quorum reject {0} True", "judge2"));
        (await court.ListAsync("tongbai.clerk1", $"/api/cases/{id}/timeline")).Where(e => e.GetProperty("kind").GetString() == "approval-signed")
            .Select(e => e.GetProperty("text").GetString()).Should().Equal(await NamedAsync(court, $"{{0}}同意：{Approve}", "judge1"), await NamedAsync(court, $"{{0}}不同意：{Approve}", "judge2"));
    }

    [Fact]
    public async Task Opinion_OfAPanelThatRefuses_IsNotTheAnswerToTheRequest()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court);
        await court.CompleteAsync("tongbai.judge3", id, Approve, new { opinion = "意见三" }, "reject");

        var request = (await court.ListAsync("tongbai.clerk1", $"/api/cases/{id}/requests")).Single();

        request.GetProperty("state").GetString().Should().Be("rejected");
        request.GetProperty("decisionText").GetString().Should().Be("经合议决定，意见见审批记录。");
    }

    [Fact] // the majority decides, and the last to vote need not belong to it
    public async Task Panel_ThatRefusesWithAnAgreeingVoteLast_HasRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court, "reject");

        await court.CompleteAsync("tongbai.judge3", id, Approve, outcome: "approve");

        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/requests")).Single().GetProperty("state").GetString().Should().Be("rejected");
    }

    [Fact]
    public async Task Return_OfAPanel_TellsWhoAskedWhy()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court);
        await court.CompleteAsync("tongbai.judge3", id, Approve, new { opinion = "请补充材料" }, "return");

        (await OpinionsAsync(court, "judge1", id)).Should().EndWith("请补充材料");
        (await OpinionsAsync(court, "clerk1", id)).Should().Be("- - -");
    }

    [Fact]
    public async Task Opinion_OfOnePersonsApproval_IsReadByWhoeverSeesTheCase()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        await court.CompleteAsync("tongbai.director", id, "审批延长办案期限", outcome: "approve", comment: "情况属实");

        (await OpinionsAsync(court, "clerk1", id)).Should().Be("情况属实");
        (await court.ListAsync("tongbai.clerk1", $"/api/cases/{id}/timeline")).Should().Contain(e => e.GetProperty("text").GetString()!.EndsWith("（情况属实）"));
    }

    [Fact]
    public async Task Comment_OnADeliberation_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court);
        var task = (await court.TaskAsync(id, Approve)).GetProperty("id").GetGuid();

        using var answer = await court.ActAsync("tongbai.judge3", task, "comment", new { text = "我的意见是" });

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.ReadCodeAsync()).Should().Be("task.deliberation");
    }

    [Fact] // TB-3.2-34
    public async Task Opinion_OfAnother_IsNotReadWithoutATrace()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PanelAsync(court);
        await SeenAsync(court, id, "judge1", "judge3", "clerk1", "president");

        var engine = new CourtEngine(court.App);
        await using var db = engine.NewContext();
        var readers = await db.AccessRecords.Where(r => r.CaseId == id && r.What == "minutes").Select(r => r.By).Distinct().ToListAsync();
        readers.Should().BeEquivalentTo([await engine.UserAsync("judge1"), await engine.UserAsync("president")]);
    }

    /// <summary>A case whose suspension a panel of three deliberates; two have spoken. An assistant and the vice-president hold the office of a judge besides.</summary>
    private static async Task<Guid> PanelAsync(CourtHouse court, string first = "approve")
    {
        var engine = new CourtEngine(court.App);
        await using (var db = engine.NewContext())
        {
            foreach (var account in new[] { "assistant", "vice-president" })
                db.Add(new EnforcementFlows.Data.Identity.StaffRole { Court = "tongbai", UserId = Guid.Parse(await engine.UserAsync(account)), Role = "judge" });
            await db.SaveChangesAsync();
        }

        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "suspension", new { basis = "案外人提出确有理由的异议" });
        await court.CompleteAsync("tongbai.judge1", id, Approve, outcome: first, comment: "意见一");
        await court.CompleteAsync("tongbai.judge2", id, Approve, new { opinion = "意见二" }, "reject");
        return id;
    }

    private static async Task<Dictionary<string, string>> SeenAsync(CourtHouse court, Guid id, params string[] readers)
    {
        var seen = new Dictionary<string, string>();
        foreach (var reader in readers is [] ? ["judge1", "judge2", "judge3", "assistant", "vice-president", "clerk1", "node-officer", "director", "president"] : readers)
            seen[reader] = await OpinionsAsync(court, reader, id);
        return seen;
    }

    /// <summary>The opinions that somebody reads among the approvals, and no others on the timeline; a dash for one that is not for them.</summary>
    private static async Task<string> OpinionsAsync(CourtHouse court, string reader, Guid id)
    {
        var rows = await court.ListAsync($"tongbai.{reader}", $"/api/cases/{id}/approvals");
        var signed = (await court.ListAsync($"tongbai.{reader}", $"/api/cases/{id}/timeline")).Where(e => e.GetProperty("kind").GetString() == "approval-signed").ToList();
        signed.Select(e => e.GetProperty("restricted").GetBoolean()).Should().Equal(rows.Select(r => r.GetProperty("restricted").GetBoolean()));
        var opinions = rows.Select(r => r.GetProperty("opinion").GetString()).ToList();
        signed.Select(e => e.GetProperty("text").GetString()!.Split('（', '）') is [_, var words, ..] ? words : null).Should().Equal(opinions);
        return string.Join(' ', rows.Select(r => r.GetProperty("restricted").GetBoolean() ? "-" : r.GetProperty("opinion").GetString()));
    }

    private static async Task<string> NamedAsync(CourtHouse court, string format, string account)
    {
        await using var db = new CourtEngine(court.App).NewContext();
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, format, await db.Users.Where(u => u.UserName == $"tongbai.{account}").Select(u => u.DisplayName).SingleAsync());
    }

    private static string[] Paths(Guid id) => [$"/api/cases/{id}/approvals", $"/api/cases/{id}/timeline", $"/api/cases/{id}/requests"];
}
