using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Scenarios;
using EnforcementFlows.Api.Tests.Features.Termination;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>终本、结案、恢复执行: what ends or begins again too early, too late, or in the wrong hands.</summary>
public sealed class ClosingRefusalTests
{
    [Theory] // 终本规定 1(4), JY-2.2.1-2: filed 2026-04-28, three months end on 07-28; under another name it is the same
    [InlineData("wolong", "豫1303", "terminate")]
    [InlineData("wolong", "豫1303", "close")]
    [InlineData("jiangyuan", "吉7505", "terminate")]
    [InlineData("jiangyuan", "吉7505", "close")]
    public async Task Terminate_OnTheLastOfThreeMonths_IsRefused(string court, string code, string kind)
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await house.FileAsync(RefusalTests.At(code), court);
        await house.MoveClockAsync("2026-07-28T16:00:00+08:00");

        await house.RefusedRequestAsync(id, $"{court}.judge1", kind, Termination, HttpStatusCode.Conflict, "terminate.too-early");
    }

    [Fact] // TB-3.2-5a: the centre asks for closings, the handler for 终本; one is not had by asking for the other
    public async Task Terminate_ByWhoeverMayOnlyClose_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        await court.RefusedRequestAsync(id, "tongbai.centre-head", "close", Termination, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // a case is closed once: who asks for 结案 while 终本 is asked for is told so, and of two who ask at once one
    public async Task Close_WhileTerminationIsAskedFor_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "close", new { way = "withdrawn", reason = "申请执行人撤回申请" });
        await court.MoveClockAsync("2026-07-29T09:00:00+08:00");

        await court.RefusedRequestAsync(id, "tongbai.judge1", "terminate", Termination, HttpStatusCode.Conflict, "request.already-open");

        var other = await court.FileAsync(Filing.First(102));
        var judge = await court.AsAsync("tongbai.judge1");
        var answers = await Task.WhenAll(new[] { "close", "terminate" }.Select(kind =>
            judge.PostAsJsonAsync($"/api/cases/{other}/requests/{kind}", new { reason = "见申请", data = kind == "close" ? new { way = "withdrawn", reason = "撤回", applicantSigned = false } : Termination })));
        answers.Select(answer => answer.StatusCode).Should().BeEquivalentTo([HttpStatusCode.Created, HttpStatusCode.Conflict]);
    }

    [Fact] // 法发〔2017〕6号: money arrives after everybody has agreed, and the account is not settled any more
    public async Task Close_WithAConditionUnmetAtTheEnd_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "close", new { way = "withdrawn", reason = "申请执行人撤回申请" });
        var bureau = new Bureau(court, "tongbai");
        await bureau.DoAsync(id, "制作结案报告", Report("50000.00"));
        await court.CompleteAsync("tongbai.director", id, "审批结案", outcome: "approve");
        await court.ReportAsync("tongbai.funds-gateway", id, "money.arrived", new { reference = "B-1", amount = "5000.00", payer = "某人", account = "case" }, "2026-04-28T09:50:00+08:00");

        await court.RefusedCompletionAsync(id, "tongbai.clerk1", "系统结案", new { closedOn = "2026-04-28", systemFilled = true }, "closing.conditions-unmet");
    }

    [Fact] // C-16: closed by two
    public async Task Close_ApprovedByWhoeverAskedForIt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫1502"), "shihe");
        await court.RequestAsync("shihe.judge1", id, "close", new { way = "withdrawn", reason = "申请执行人撤回申请" });
        await new Bureau(court, "shihe").DoAsync(id, "制作结案报告", Report("50000.00"));

        await court.RefusedClaimAsync(id, "shihe.judge1", "审批结案", HttpStatusCode.Conflict, "approval.same-person");
        await court.RefusedClaimAsync(id, "shihe.director", "审批结案", HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // WL-3-3: what has not ended does not begin again
    public async Task Reinstate_AnOpenCase_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫1303"), "wolong");

        await court.RefusedRequestAsync(id, "wolong.judge1", "reinstatement", Reinstatement("assets-found", "2026-04-28"), HttpStatusCode.Conflict, "case.not-closed");
    }

    [Fact] // WL-3-3-5: another than the last handler; and a case begins again once
    public async Task Reinstate_ToItsLastHandlerOrTwice_IsRefused()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.TerminateAsync(id);
        await court.House.MoveClockAsync("2026-09-01T09:00:00+08:00");
        await court.House.RequestAsync(TerminatedCourt.Judge, id, "reinstatement", Reinstatement("unlawful-termination", "2026-09-01"));
        await court.House.RefusedClaimAsync(id, "wolong.quality-officer", "审批终本案件恢复执行", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.House.CompleteAsync(TerminatedCourt.Officer, id, "审批终本案件恢复执行", new { }, "approve");
        await court.House.CompleteAsync("wolong.filing-clerk", id, "恢复执行立案", new { caseNumber = "（2026）豫1303执恢7号", filedAt = "2026-09-01T09:00:00+08:00" });
        var resumed = (await court.GetAsync(TerminatedCourt.Officer, $"/api/cases/{id}/termination")).GetProperty("resumedCaseId").GetGuid();
        var former = (await court.GetAsync("wolong.director", $"/api/cases/{id}")).GetProperty("handlers")[0].GetProperty("handlerId").GetString();
        var handler = await court.AccountAsync((await court.GetAsync("wolong.director", $"/api/cases/{resumed}")).GetProperty("handler").GetString()!);

        await court.House.RefusedRequestAsync(resumed, handler, "handler-change", new { newHandler = former, reason = "见申请" }, HttpStatusCode.Conflict, "case.former-handler");
        await court.House.RefusedRequestAsync(resumed, "wolong.director", "handler-change", new { newHandler = former, reason = "见申请" }, HttpStatusCode.Conflict, "case.former-handler");
        await court.House.RefusedRequestAsync(id, TerminatedCourt.Judge, "reinstatement", Reinstatement("own-finding", "2026-09-01"), HttpStatusCode.Conflict, "reinstatement.done");
    }

    [Fact] // 民诉法 250, 和解规定 10: agreed until 2026-06-01, two years end on 2028-06-01
    public async Task Reinstate_MoreThanTwoYearsAfterABrokenSettlement_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await ClosedAsync(court, "terminated");
        await court.MoveClockAsync("2028-06-02T09:00:00+08:00");

        await court.RefusedRequestAsync(
            id, "wolong.judge1", "reinstatement", new { ground = "settlement-broken", appliedOn = "2028-06-02", lastAgreedOn = "2026-06-01", basis = "未履行和解协议" }, HttpStatusCode.Conflict, "reinstatement.too-late");
    }

    [Fact] // 终本规定 9: what was withdrawn has not been interrupted
    public async Task Reinstate_AWithdrawnCase_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await ClosedAsync(court, "withdrawn");

        await court.RefusedRequestAsync(id, "wolong.judge1", "reinstatement", Reinstatement("assets-found", "2026-04-28"), HttpStatusCode.Conflict, "case.not-terminated");
        await court.RefusedRequestAsync(id, "wolong.judge1", "extension", new { newEnd = "2027-01-28", reason = "见申请" }, HttpStatusCode.Conflict, "case.closed");
    }

    private static object Termination => new { way = "terminate-current-procedure", applicantSigned = true, reason = "无财产可供执行" };

    private static object Reinstatement(string ground, string appliedOn) => new { ground, appliedOn, basis = "见申请" };

    private static object Report(string waived) => new
    {
        claimAmount = "50000.00",
        closingAmount = waived,
        waivedAmount = waived,
        receivedAmount = "0.00",
        payoutFinished = true,
        closingDate = "2026-04-28",
        ground = "双方达成和解协议，申请执行人撤回申请",
        report = "file-1",
        closingDocument = "file-2",
    };

    private static async Task<Guid> ClosedAsync(CourtHouse court, string way)
    {
        var id = await court.FileAsync(RefusalTests.At("豫1303"), "wolong");
        var bureau = new Bureau(court, "wolong");
        await bureau.WorkAsync(id);
        await court.RequestAsync("wolong.judge1", id, "close", new { way, reason = "见申请" });
        bureau.Forms["closing-report"] = (_, _) => Report(way == "terminated" ? "0.00" : "50000.00");
        await bureau.WorkAsync(id);
        (await bureau.CaseAsync(id)).GetProperty("closingWay").GetString().Should().Be(way);
        return id;
    }
}
