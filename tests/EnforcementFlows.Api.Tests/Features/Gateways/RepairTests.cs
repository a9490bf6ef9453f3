using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Simulation;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>What stands still, an administrator sees with its reason, and retries, corrects or skips; every act is on record.</summary>
public sealed class RepairTests
{
    private const string Admin = "tongbai.admin";
    private const string At = "2026-04-28T09:55:00+08:00";

    [Fact]
    public async Task Retry_OfARefusedRequest_AsksFirstAndIsOnRecord()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Task.FromResult(http.Response.StatusCode = 401);
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, $"/api/messages?state=given-up&kind=gateway&caseId={id}")).Should().ContainSingle().Subject;
        row.GetProperty("lastError").GetString().Should().Contain("401");
        house.Partner.Behave = house.AnswerAsync;

        (await ActAsync(house, row, "retry", new { reason = "密钥已更正" })).Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();

        (house.Asked, house.Effects.Count).Should().Be((1, 1));
        (await house.Court.ListAsync(Admin, "/api/gateway-requests?state=accepted")).Should().ContainSingle().Which.GetProperty("caseId").GetGuid().Should().Be(id);
        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-refused", "message-repaired", "gateway-accepted");
        var act = (await house.Court.ListAsync(Admin, $"/api/operator-acts?caseId={id}")).Should().ContainSingle().Subject;
        (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()).Should().Be(("retry", "密钥已更正"));
        (await ActAsync(house, row, "retry", new { reason = "再来一次" })).Should().Be(HttpStatusCode.Conflict, "it is delivered");
    }

    [Fact]
    public async Task Replay_OfARefusedRequest_SendsTheCorrectedData()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Task.FromResult(http.Response.StatusCode = 422);
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, "/api/messages?state=given-up")).Single();
        house.Partner.Behave = house.AnswerAsync;

        (await ActAsync(house, row, "replay", new { reason = "证件号码有误" })).Should().Be(HttpStatusCode.Conflict, "there is nothing corrected");
        (await ActAsync(house, row, "replay", new { reason = "证件号码有误", payload = new { system = "national", debtors = new[] { new { name = "被执行人乙", idNumber = "1" } } } }))
            .Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();

        house.Effects.Values.Single().GetProperty("data").GetProperty("debtors")[0].GetProperty("idNumber").GetString().Should().Be("1");
        var act = (await house.Court.ListAsync(Admin, $"/api/operator-acts?caseId={id}")).Single();
        act.GetProperty("before").GetString().Should().Contain("00000019850615002X");
        act.GetProperty("after").GetString().Should().Contain("\"1\"");
    }

    [Fact]
    public async Task Replay_OfAStuckMessage_CarriesOutTheCorrectedBodyAndThenTheLaterOnes()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var id = await house.Court.FileAsync(Filing.First());
        var wrong = JsonSerializer.Serialize(new { caseNumber = "(2026)豫1330执101号", type = "query.result", occurredAt = At, data = new { system = "national", assets = new[] { new { kind = "?" } } } });
        await house.SayAsync(wrong, "bad");
        await house.SayAsync(new { caseNumber = "(2026)豫1330执101号", type = "control.done", occurredAt = At, data = new { system = "national" } }, "later");
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, $"/api/messages?kind=inbound&caseId={id}")).Should().ContainSingle().Subject;
        var shown = await ReadAsync(house, row);
        shown.GetProperty("received").GetProperty("body").GetString().Should().Be(wrong);

        (await ActAsync(house, row, "replay", new { reason = "财产种类有误", body = JsonSerializer.Serialize(InboundMessageTests.Result(101)) })).Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();
        await house.SettleAsync();

        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-stuck", "message-repaired", "query.result", "control.done");
        var message = await house.MessageAsync("bad");
        (message.State, message.OriginalBody).Should().Be((InboundMessageState.Taken, wrong));
        await using var db = house.NewContext();
        (await db.AccessRecords.CountAsync(r => r.CaseId == id && r.What == "message")).Should().Be(1);
    }

    [Fact]
    public async Task Replay_NamingTheRightCase_IsCarriedOutThere()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var id = await house.Court.FileAsync(Filing.First());
        await house.SayAsync(InboundMessageTests.Result(999), "bad");
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, "/api/messages?kind=inbound")).Single();

        (await ActAsync(house, row, "replay", new { reason = "案号有误", body = JsonSerializer.Serialize(InboundMessageTests.Result(101)) })).Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();

        (await house.MessageAsync("bad")).Should().BeEquivalentTo(new { State = InboundMessageState.Taken, CaseId = id });
        (await house.TimelineAsync(id)).Should().ContainInOrder("message-repaired", "query-answered");
    }

    [Fact]
    public async Task Skip_OfAStuckMessage_LetsTheLaterOnesGoOn()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var id = await house.Court.FileAsync(Filing.First());
        await house.SayAsync(new { caseNumber = "(2026)豫1330执101号", type = "money.arrived", occurredAt = At }, "bad");
        await house.SayAsync(InboundMessageTests.Result(101), "later");
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, "/api/messages?kind=inbound")).Single();

        (await ActAsync(house, row, "skip", new { reason = "对方误发" })).Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();

        (await house.MessageAsync("bad")).State.Should().Be(InboundMessageState.Skipped);
        (await house.MessageAsync("later")).State.Should().Be(InboundMessageState.Taken);
        (await house.TimelineAsync(id)).Should().ContainInOrder("message-repaired", "query-answered");
        (await house.Court.ListAsync(Admin, "/api/messages?state=skipped")).Should().ContainSingle();
    }

    [Fact]
    public async Task Skip_OfAFailingRequest_LeavesItToThePerson()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Task.FromResult(http.Response.StatusCode = 503);
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, "/api/messages?state=failing")).Single();

        (await ActAsync(house, row, "skip", new { reason = "对方停机检修" })).Should().Be(HttpStatusCode.OK);
        await house.SettleAsync();

        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Cancelled);
        await using var db = house.NewContext();
        (await db.EventWaits.CountAsync(wait => wait.Name == "gateway.answered")).Should().Be(0);
        await house.Court.CompleteAsync("tongbai.query-officer", id, "办理总对总网络查询", GatewayRequestTests.NothingFound);
    }

    [Fact]
    public async Task Message_OfAnotherCourt_DoesNotExistAndAJudgeMayNotLook()
    {
        await using var house = await GatewayHouse.OpenAsync();
        await house.Court.FileAsync(Filing.First());
        await house.SayAsync("garbage");
        await house.SettleAsync();
        var row = (await house.Court.ListAsync(Admin, "/api/messages")).Single();
        var path = new Uri($"/api/messages/{row.GetProperty("id").GetInt64()}", UriKind.Relative);

        (await (await house.Court.AsAsync("wolong.admin")).GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await house.Court.ListAsync("wolong.admin", "/api/messages")).Should().BeEmpty();
        (await (await house.Court.AsAsync("tongbai.judge1")).GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await ActAsync(house, row, "skip", new { reason = "" })).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Incident_Retried_GoesOnAndIsOnRecord()
    {
        await using var house = await GatewayHouse.OpenAsync(GatewayNames.Sms);
        var id = await house.Court.FileAsync(Filing.First());
        (await house.Court.ListAsync(Admin, "/api/incidents")).Should().BeEmpty();
        var instance = await FailAsync(house, id);
        var incident = (await house.Court.ListAsync(Admin, "/api/incidents")).Should().ContainSingle().Subject;
        incident.GetProperty("caseId").GetGuid().Should().Be(id);
        (incident.Text("stepName"), incident.Text("message"), incident.Text("reason")).Should().Be(("首次必败", "not yet", "程序出错（not yet）"));

        using var answer = await (await house.Court.AsAsync(Admin)).PostAsJsonAsync(
            $"/api/incidents/{instance}/{incident.GetProperty("contextId").GetInt32()}/retry", new { reason = "已排除" });

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        (await house.Court.ListAsync(Admin, "/api/incidents")).Should().BeEmpty();
        (await house.Court.ListAsync(Admin, "/api/incidents?resolved=true")).Should().ContainSingle();
        (await house.TimelineAsync(id)).Should().Contain("incident-retried");
        (await house.Court.ListAsync(Admin, "/api/operator-acts")).Should().ContainSingle().Which.GetProperty("subjectKind").GetString().Should().Be("incident");
    }

    // a flow of one step, which fails the first time
    private static async Task<Guid> FailAsync(GatewayHouse house, Guid caseId)
    {
        var services = house.Court.App.Services;
        Keep.Register(services.GetRequiredService<ActivityRegistry>());
        const string definition = """
            {"id":"fail-v1","definitionId":"fail","name":"fail","version":1,"isPublished":true,"isLatest":true,"root":{"id":"root","type":"Test.FailsFirst","metadata":{"displayText":"首次必败"}}}
            """;
        await services.GetRequiredService<DefinitionImport>().ImportAsync("tongbai", [("fail.json", definition)], null, CancellationToken.None);
        var started = await services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            new("tongbai", Guid.NewGuid(), "test"), async burst => await burst.StartAsync("fail", [], caseId.ToString("D"), CancellationToken.None), CancellationToken.None);
        return Guid.Parse((string)started.Result!);
    }

    private static async Task<HttpStatusCode> ActAsync(GatewayHouse house, JsonElement row, string act, object body)
    {
        using var answer = await (await house.Court.AsAsync(Admin)).PostAsJsonAsync($"/api/messages/{row.GetProperty("id").GetInt64()}/{act}", body);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> ReadAsync(GatewayHouse house, JsonElement row) =>
        await (await (await house.Court.AsAsync(Admin)).GetAsync(new Uri($"/api/messages/{row.GetProperty("id").GetInt64()}", UriKind.Relative))).ReadJsonAsync();
}

/// <summary>Test activity: fails the first time in every instance.</summary>
[Activity("Test.FailsFirst")]
public sealed class FailsFirst : Activity
{
    private static readonly ConcurrentDictionary<Guid, bool> Failed = new();

    public override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        Failed.TryAdd(context.InstanceId, true) ? throw new InvalidOperationException("not yet") : ValueTask.CompletedTask;
}
