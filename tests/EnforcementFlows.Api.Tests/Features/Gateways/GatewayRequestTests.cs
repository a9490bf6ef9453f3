using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Domain.Gateways;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>What a flow asks of an outside system arrives there once, whatever the other side does; where nobody can tell, a person decides.</summary>
public sealed class GatewayRequestTests
{
    private const string Query = "办理总对总网络查询";

    [Fact]
    public async Task Request_Taken_IsSignedKeyedAndOnTheTimeline()
    {
        await using var house = await GatewayHouse.OpenAsync();

        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();

        var request = await house.RequestAsync(id);
        (request.State, request.Reference).Should().Be((GatewayRequestState.Accepted, $"R-{request.Id}"));
        var received = house.Partner.Seen.Should().ContainSingle().Subject;
        received.Path.Should().Be("/api/requests");
        received.Headers["Idempotency-Key"].Should().Be(request.Id.ToString());
        MessageSignature.IsValid(
            GatewayHouse.Secret, received.Headers[MessageSignature.IdHeader], received.Headers[MessageSignature.TimestampHeader],
            received.Headers[MessageSignature.SignatureHeader], received.Body, TimeProvider.System.GetUtcNow()).Should().BeTrue();
        var body = JsonSerializer.Deserialize<JsonElement>(received.Body);
        (body.GetProperty("id").GetGuid(), body.GetProperty("court").GetString(), body.GetProperty("caseId").GetGuid(), body.GetProperty("caseNumber").GetString(), body.GetProperty("operation").GetString())
            .Should().Be((request.Id, "tongbai", id, "(2026)豫1330执101号", "query"));
        body.GetProperty("data").GetProperty("debtors")[0].GetProperty("idNumber").GetString().Should().Be("00000019850615002X");
        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-requested", "gateway-accepted");
        (await house.Court.TaskAsync(id, Query)).GetProperty("state").GetString().Should().Be("open", "it may be done by hand all the same");
    }

    [Fact]
    public async Task Request_NotConnected_IsNoneAndThePersonDoesIt()
    {
        await using var house = await GatewayHouse.OpenAsync(GatewayNames.Sms);

        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();

        await using var db = house.NewContext();
        (await db.GatewayRequests.CountAsync()).Should().Be(0);
        await house.Court.CompleteAsync("tongbai.query-officer", id, Query, NothingFound);
        (await house.TimelineAsync(id)).Should().Contain("query-answered").And.NotContain(kind => kind.StartsWith("gateway-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task Request_RefusedForGood_IsGivenUpAtOnceAndAPersonIsTold(int status)
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Answer(http, status);

        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();

        (house.Sent, house.Asked).Should().Be((1, 0));
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Refused);
        (await house.AlertsAsync(id)).Should().ContainSingle().Which.Should().Contain("拒绝");
        await house.Court.CompleteAsync("tongbai.query-officer", id, Query, NothingFound);
        (await house.TimelineAsync(id)).Should().ContainInOrder("gateway-requested", "gateway-refused", "query-answered");
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("error")]
    [InlineData("cut")]
    [InlineData("hang")]
    [InlineData("garbage")]
    [InlineData("no reference")]
    public async Task Request_FailsWithoutBeingTaken_IsAskedForAndSentAgain(string how)
    {
        await using var house = await GatewayHouse.OpenAsync(settings: PatienceWith(how));
        house.Partner.Behave = (http, _) => MisbehaveAsync(http, how);
        var id = await house.Court.FileAsync(Filing.First());
        await house.DeliverAsync();
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Pending);

        house.Partner.Behave = house.AnswerAsync;
        await house.SettleAsync();

        (house.Sent, house.Asked, house.Effects.Count).Should().Be((2, 1, 1));
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Accepted);
        (await house.AlertsAsync(id)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("error")]
    [InlineData("cut")]
    [InlineData("hang")]
    [InlineData("garbage")]
    public async Task Request_TakenButNotConfirmed_IsNotSentAgain(string how)
    {
        await using var house = await GatewayHouse.OpenAsync(settings: PatienceWith(how));
        house.Partner.Behave = (http, received) =>
        {
            house.Take(received);
            return MisbehaveAsync(http, how);
        };
        var id = await house.Court.FileAsync(Filing.First());
        await house.DeliverAsync();

        house.Partner.Behave = house.AnswerAsync;
        await house.SettleAsync();

        (house.Sent, house.Asked, house.Effects.Count).Should().Be((1, 1, 1));
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Accepted);
        (await house.TimelineAsync(id)).Should().ContainSingle(kind => kind == "gateway-accepted");
    }

    [Theory]
    [InlineData("error")]
    [InlineData("cut")]
    [InlineData("hang")]
    [InlineData("garbage")]
    public async Task Request_OutcomeUnknownAndNobodyToAsk_StopsAtOnceForAPerson(string how)
    {
        await using var house = await GatewayHouse.OpenAsync(settings: [("HasStatus", "false"), .. PatienceWith(how)]);
        house.Partner.Behave = (http, _) => MisbehaveAsync(http, how);

        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        await house.SettleAsync();

        (house.Sent, house.Asked).Should().Be((1, 0));
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Unknown);
        (await house.AlertsAsync(id)).Should().ContainSingle().Which.Should().Contain("不明");
        (await house.Court.TaskAsync(id, Query)).GetProperty("state").GetString().Should().Be("open");
    }

    [Fact]
    public async Task Request_NeverGetsThrough_IsInDoubtAfterTheLastAttempt()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Answer(http, 503);
        var id = await house.Court.FileAsync(Filing.First());
        await house.DeliverAsync();
        var request = await house.RequestAsync(id);
        (await house.RowAsync(request.Id)).Attempts.Should().Be(1);

        await house.ChangeRowAsync(request.Id, row => row.Attempts = 11);
        await house.SettleAsync();

        (await house.RowAsync(request.Id)).DeadAt.Should().NotBeNull();
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Unknown);
        (await house.TimelineAsync(id)).Should().ContainSingle(kind => kind == "gateway-unknown");
    }

    [Fact]
    public async Task Request_DoneByHandFirst_IsNotSent()
    {
        await using var house = await GatewayHouse.OpenAsync();
        house.Partner.Behave = (http, _) => Answer(http, 503);
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();

        await house.Court.CompleteAsync("tongbai.query-officer", id, Query, NothingFound);
        house.Partner.Behave = house.AnswerAsync;
        await house.SettleAsync();

        house.Effects.Should().BeEmpty();
        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Cancelled);
        (await house.TimelineAsync(id)).Should().Contain("gateway-cancelled");
        (await house.AlertsAsync(id)).Should().BeEmpty();
    }

    [Fact]
    public async Task Request_DoneByHandAfterItWasTaken_WarnsOfDoingItTwice()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();

        await house.Court.CompleteAsync("tongbai.query-officer", id, Query, NothingFound);

        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Cancelled);
        (await house.AlertsAsync(id)).Should().ContainSingle().Which.Should().Contain("避免重复办理");
    }

    [Fact]
    public async Task Request_CaseCloses_IsCancelledWithTheFlow()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var id = await house.Court.FileAsync(Filing.First());
        await house.SettleAsync();
        await using var db = house.NewContext();
        var instance = await db.EventWaits.Where(wait => wait.Name == "gateway.answered").Select(wait => wait.InstanceId).SingleAsync();

        await house.CancelInstanceAsync(instance);

        (await house.RequestAsync(id)).State.Should().Be(GatewayRequestState.Cancelled);
    }

    internal static object NothingFound => new { queriedAt = "2026-04-28T09:50:00+08:00", found = false };

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    // how long the host waits for a partner that never answers; any other has all the time that a busy machine may need
    private static (string, string)[] PatienceWith(string how) => how == "hang" ? [("TimeoutSeconds", "2")] : [];

    private static Task MisbehaveAsync(HttpContext http, string how)
    {
        switch (how)
        {
            case "busy":
                return Answer(http, 429);
            case "error":
                return Answer(http, 500);
            case "cut":
                http.Abort();
                return Task.CompletedTask;
            case "hang":
                return Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            case "garbage":
                return http.Response.WriteAsync("<html>");
            default:
                return http.Response.WriteAsync("{}");
        }
    }
}
