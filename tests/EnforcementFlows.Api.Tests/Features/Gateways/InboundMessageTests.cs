using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Gateways;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>What outside systems say is kept as it came and takes effect once, whatever they do; what can not be carried out waits for a person.</summary>
public sealed class InboundMessageTests
{
    private const string Query = "办理总对总网络查询";
    private const string Analysis = "分析总对总查控结果";
    private const string At = "2026-04-28T09:55:00+08:00";

    [Fact]
    public async Task Answer_ToARequest_LetsItsFlowGoOn()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (id, request) = await AskedAsync(house);

        (await house.SayAsync(Answer(request), "m-1")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await house.SettleAsync();

        (await house.Court.TaskAsync(id, Analysis)).GetProperty("state").GetString().Should().Be("open");
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Answered);
        (await house.MessageAsync("m-1")).Should().BeEquivalentTo(new { State = InboundMessageState.Taken, CaseId = id, RequestId = request, Reason = (string?)null });
        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-requested", "gateway-accepted", "query-answered", "gateway-answered");
        (await house.Court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Single(t => t.GetProperty("name").GetString() == Query)
            .GetProperty("state").GetString().Should().Be("void", "there is nothing left to do by hand");
    }

    [Fact]
    public async Task Answer_BeforeTheAcceptanceIsWritten_Counts()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = async (http, received) =>
        {
            (await house.SayAsync(Answer(Guid.Parse(received.Headers["Idempotency-Key"])))).StatusCode.Should().Be(HttpStatusCode.Accepted);
            await house.AnswerAsync(http, received);
        };

        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        await house.SettleAsync();

        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Answered);
        (await house.TimelineAsync(id)).Should().ContainSingle(kind => kind == "query-answered");
    }

    [Fact]
    public async Task Answer_Twice_TakesEffectOnce()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (id, request) = await AskedAsync(house);

        (await house.SayAsync(Answer(request), "m-1")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await house.SayAsync(Answer(request), "m-1")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await house.SayAsync(Answer(request), "m-2")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await house.SettleAsync();
        (await house.SayAsync(Answer(request), "m-1")).StatusCode.Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();

        (await house.TimelineAsync(id)).Should().ContainSingle(kind => kind == "query-answered").And.ContainSingle(kind => kind == "gateway-answered");
        (await house.MessageAsync("m-2")).State.Should().Be(InboundMessageState.Taken);
        await using var db = house.NewContext();
        (await db.InboundMessages.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Answer_AfterItWasDoneByHand_IsOnTheTimelineAndChangesNothing()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (id, request) = await AskedAsync(house);
        await house.Court.CompleteAsync("tongbai.query-officer", id, Query, GatewayRequestTests.NothingFound);

        await house.SayAsync(Answer(request), "m-1");
        await house.SettleAsync();

        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-cancelled", "gateway-late").And.ContainSingle(kind => kind == "query-answered");
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Cancelled);
        (await house.MessageAsync("m-1")).State.Should().Be(InboundMessageState.Taken);
    }

    [Fact]
    public async Task Answer_NeverComes_LeavesTheTaskAndItsLimit()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (id, _) = await AskedAsync(house);

        await house.MoveClockAsync("2026-05-07T10:00:00+08:00");

        (await house.Court.TaskAsync(id, Query)).GetProperty("state").GetString().Should().Be("open");
        (await house.Court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "national-asset-query")
            .GetProperty("state").GetString().Should().Be("overdue");
    }

    [Fact]
    public async Task Answer_AfterTheRequestWasRefused_IsToldToTheCase()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Task.FromResult(http.Response.StatusCode = 422);
        var (id, request) = await AskedAsync(house);

        await house.SayAsync(Answer(request));
        await house.SettleAsync();

        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-refused", "gateway-answered", "query.result", "query-answered");
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Answered);
    }

    [Theory]
    [InlineData("query.failed", null)]
    [InlineData("query.result", "对方系统查询失败")]
    public async Task Failure_AfterTheRequestWasTaken_LeavesItToThePerson(string type, string? error)
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (id, request) = await AskedAsync(house);

        await house.SayAsync(new { requestId = request, type, occurredAt = At, data = new { system = "national", error } });
        await house.SettleAsync();

        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Refused);
        (await house.AlertsAsync(id)).Should().ContainSingle().Which.Should().Contain("拒绝");
        await house.Court.CompleteAsync("tongbai.query-officer", id, Query, GatewayRequestTests.NothingFound);
    }

    [Fact]
    public async Task Report_WithoutARequest_IsAnEventOfTheCase()
    {
        await using var house = await GatewayHouse.OpenAsync(GatewayNames.Service);
        var id = await house.Court.FileAsync(Filing.First());
        var documents = (await house.Court.ListAsync("tongbai.clerk1", $"/api/cases/{id}/documents")).Select(d => d.GetProperty("id").GetGuid()).Reverse().ToList();

        foreach (var document in documents)
        {
            var data = new { documentId = document, method = "electronic", sentAt = At, proof = $"receipt-{document}.pdf" };
            (await house.SayAsync(new { caseNumber = "(2026)豫1330执101号", type = "document.sent", occurredAt = At, data }, gateway: GatewayNames.Service)).IsSuccessStatusCode.Should().BeTrue();
        }

        await house.SettleAsync();

        (await house.Court.ListAsync("tongbai.clerk1", $"/api/cases/{id}/documents")).Should().OnlyContain(d => d.GetProperty("state").GetString() == "sent");
        (await house.Court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "enforcement-notice")
            .GetProperty("state").GetString().Should().Be("met");
    }

    [Theory]
    [InlineData("""{"caseNumber":"(2026)豫1330执101号",""", "内容不是约定的格式", false)]
    [InlineData("""[]""", "内容不是约定的格式", false)]
    [InlineData("""{"caseNumber":"(2026)豫1330执101号","occurredAt":"2026-04-28T09:55:00+08:00"}""", "内容不是约定的格式", true)]
    [InlineData("""{"caseNumber":"(2026)豫1330执101号","type":"query.result","occurredAt":"2026-04-28T09:55:00"}""", "内容不是约定的格式", true)]
    [InlineData("""{"caseNumber":"(2026)豫1330执101号","type":"money.arrived","occurredAt":"2026-04-28T09:55:00+08:00"}""", "该系统不报送此类事件", true)]
    [InlineData("""{"caseNumber":"(2026)豫1330执101号","type":"query.result","occurredAt":"2027-04-28T09:55:00+08:00"}""", "事件时间晚于现在", true)]
    [InlineData("""{"type":"query.result","occurredAt":"2026-04-28T09:55:00+08:00"}""", "未说明是哪一请求或哪一案件", false)]
    [InlineData("""{"caseNumber":"(2026)豫1330执999号","type":"query.result","occurredAt":"2026-04-28T09:55:00+08:00"}""", "本院没有这一案件", false)]
    [InlineData("""{"requestId":"0197f000-0000-7000-8000-000000000000","type":"query.result","occurredAt":"2026-04-28T09:55:00+08:00"}""", "没有这一请求", false)]
    [InlineData("""{"caseNumber":"(2026)豫1330执101号","type":"query.result","occurredAt":"2026-04-28T09:55:00+08:00","data":{"system":"national","found":true,"assets":[{"kind":"王某的存款","owner":"debtor-1"}]}}""", "内容不符合规则", true)]
    public async Task Message_ThatCanNotBeCarriedOut_IsKeptAndWaitsForAPerson(string body, string reason, bool ofTheCase)
    {
        await using var house = await GatewayHouse.OpenAsync();
        var id = await house.Court.FileAsync(Filing.First());

        (await house.SayAsync(body, "m-1")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await house.SettleAsync();

        var message = await house.MessageAsync("m-1");
        (message.State, message.Body).Should().Be((InboundMessageState.Stuck, body));
        message.Reason.Should().StartWith(reason).And.NotContain("王某");
        (await house.TimelineAsync(id)).Should().NotContain(["query.result", "query-answered"]);
        (await house.AlertsAsync(id)).Should().HaveCount(ofTheCase ? 1 : 0);
    }

    [Fact]
    public async Task Message_ThatIsStuck_HoldsUpItsOwnCaseOnly()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var poisoned = await house.Court.FileAsync(Filing.First());
        var healthy = await house.Court.FileAsync(Filing.First(102));

        await house.SayAsync(new { caseNumber = "(2026)豫1330执101号", type = "unknown", occurredAt = At }, "bad");
        await house.SayAsync(Result(101), "later");
        await house.SayAsync(Result(102), "other");
        await house.SettleAsync();

        (await house.MessageAsync("later")).State.Should().Be(InboundMessageState.Received);
        (await house.MessageAsync("other")).State.Should().Be(InboundMessageState.Taken);
        (await house.TimelineAsync(healthy)).Should().Contain("query-answered");
        (await house.TimelineAsync(poisoned)).Should().NotContain("query-answered");
    }

    [Fact]
    public async Task Message_NotRightlySigned_IsUnauthorizedAndNotKept()
    {
        await using var house = await GatewayHouse.OpenAsync(settings: []);
        var answers = new[]
        {
            await house.SayAsync(Result(101), secret: "another"),
            await house.SayAsync(Result(101), age: TimeSpan.FromMinutes(6)),
            await house.SayAsync(Result(101), age: TimeSpan.FromMinutes(-6)),
            await house.SayAsync(Result(101), gateway: GatewayNames.Funds),
            await house.SayAsync(Result(101), gateway: "unknown"),
            await house.SayAsync(Result(101), court: "nowhere"),
            await house.SayAsync(Result(101), messageId: new string('m', 201)),
            await house.Court.App.Anonymous().PostAsync(new Uri("/api/gateways/tongbai/national-query/messages", UriKind.Relative), new StringContent("{}")),
        };

        foreach (var answer in answers)
            (answer.StatusCode, await answer.ReadCodeAsync()).Should().Be((HttpStatusCode.Unauthorized, "auth.signature"));
        (await house.SayAsync(new byte[] { (byte)'"', 0xFF, (byte)'"' })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await house.SayAsync(new byte[1_000_001])).StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        await using var db = house.NewContext();
        (await db.InboundMessages.CountAsync()).Should().Be(0);
    }

    internal static object Result(int sequence) =>
        new { caseNumber = $"（2026）豫1330执{sequence}号", type = "query.result", occurredAt = At, data = new { system = "national", queriedAt = At, found = false } };

    internal static object Answer(Guid request) =>
        new { requestId = request, type = "query.result", occurredAt = At, data = new { system = "national", queriedAt = At, found = false } };

    private static async Task<(Guid Case, Guid Request)> AskedAsync(GatewayHouse house)
    {
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        return (id, (await house.RequestAsync(id)).Id);
    }
}
