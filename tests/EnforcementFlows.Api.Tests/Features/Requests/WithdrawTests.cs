using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.Audit;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Requests;

/// <summary>The applicant takes a request back (撤回): while it is undecided, and nobody else.</summary>
public sealed class WithdrawTests
{
    private const string Approval = "审批延长办案期限";

    [Fact]
    public async Task Withdraw_BeforeAnybodyHasDecided_EndsTheFlowAndTheApproversTask()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, request) = await AskAsync(court);
        (await court.ActAsync("tongbai.director", Id(await court.TaskAsync(id, Approval)), "claim")).EnsureSuccessStatusCode();

        using var answer = await WithdrawAsync(court, id, request, "tongbai.judge1");

        (answer.StatusCode, (await answer.ReadJsonAsync()).GetProperty("state").GetString()).Should().Be((HttpStatusCode.OK, "withdrawn"));
        (await court.ListAsync("tongbai.director", "/api/tasks?view=mine")).Select(Name).Should().NotContain(Approval);
        var tasks = await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks");
        tasks.Single(t => Name(t) == Approval).GetProperty("state").GetString().Should().Be("void");
        tasks.Select(Name).Should().NotContain("按退回意见修改申请");
        var timeline = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Select(e => e.GetProperty("text").GetString()!).ToList();
        timeline.Should().ContainSingle(text => text.Contains("撤回申请（extension），理由：材料有误", StringComparison.Ordinal)).And.NotContain(text => text.Contains("按退回意见", StringComparison.Ordinal));
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" }); // it stands in nobody's way
    }

    [Fact]
    public async Task Withdraw_BetweenTwoApprovers_EndsItToo()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, request) = await AskAsync(court);
        await court.CompleteAsync("tongbai.director", id, Approval, outcome: "approve");

        using var answer = await WithdrawAsync(court, id, request, "tongbai.judge1");

        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await court.ListAsync("tongbai.president", "/api/tasks?view=available")).Select(Name).Should().NotContain(Approval);
    }

    [Fact]
    public async Task Withdraw_AfterAReturn_CompletesTheApplicantsOwnTask()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, request) = await AskAsync(court);
        await court.CompleteAsync("tongbai.director", id, Approval, outcome: "return", comment: "请补充理由");

        using var answer = await WithdrawAsync(court, id, request, "tongbai.judge1");

        (await answer.ReadJsonAsync()).GetProperty("state").GetString().Should().Be("withdrawn");
        var own = (await court.ListAsync("tongbai.judge1", "/api/tasks?view=done")).Single(t => Name(t) == "按退回意见修改申请");
        own.GetProperty("outcome").GetString().Should().Be("withdraw");
    }

    [Fact] // with it the clock that it had started: TB-3.2-8b
    public async Task Withdraw_OfALift_LeavesNoLimitRunning()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "consumption-restriction-lift", new { debtor = "被执行人乙", ground = "performed", groundOn = "2026-04-28", reason = "履行完毕", evidence = "file-1" });
        var request = Id((await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/requests")).Single());

        using var answer = await WithdrawAsync(court, id, request, "tongbai.judge1");

        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "consumption-restriction-lift")
            .GetProperty("state").GetString().Should().Be("void");
    }

    [Fact]
    public async Task Withdraw_SentTwiceWithOneKey_HappensOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, request) = await AskAsync(court);

        using var first = await WithdrawAsync(court, id, request, "tongbai.judge1", "once");
        using var again = await WithdrawAsync(court, id, request, "tongbai.judge1", "once");

        (first.StatusCode, again.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Count(e => e.GetProperty("kind").GetString() == "request-recalled").Should().Be(1);
    }

    [Fact]
    public async Task Withdraw_ByAnybodyElse_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, request) = await AskAsync(court);
        var body = new { reason = "材料有误" };

        await court.NotThereAsync(id, "tongbai", "wolong.judge1", HttpMethod.Post, $"/api/cases/{id}/requests/{request}/withdraw", body);
        await court.RefusedAsync(id, "tongbai.director", $"/api/cases/{id}/requests/{request}/withdraw", body, HttpStatusCode.Conflict, "request.not-requester");
    }

    [Fact]
    public async Task Withdraw_AfterTheDecision_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, request) = await AskAsync(court);
        await court.CompleteAsync("tongbai.director", id, Approval, outcome: "approve");
        await court.CompleteAsync("tongbai.president", id, Approval, outcome: "approve");

        await court.RefusedAsync(id, "tongbai.judge1", $"/api/cases/{id}/requests/{request}/withdraw", new { reason = "材料有误" }, HttpStatusCode.Conflict, "request.decided");
    }

    private static async Task<(Guid Case, Guid Request)> AskAsync(CourtHouse court)
    {
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        return (id, Id((await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/requests")).Single()));
    }

    private static async Task<HttpResponseMessage> WithdrawAsync(CourtHouse court, Guid caseId, Guid requestId, string user, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{caseId}/requests/{requestId}/withdraw") { Content = JsonContent.Create(new { reason = "材料有误" }) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (await court.AsAsync(user)).SendAsync(request);
    }

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private static string? Name(JsonElement row) => row.GetProperty("name").GetString();
}
