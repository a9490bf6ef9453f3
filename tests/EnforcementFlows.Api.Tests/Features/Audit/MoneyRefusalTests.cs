using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>案款: nobody claims more than arrived, pays more than there is, or pays without the handler's signature and the approval.</summary>
public sealed class MoneyRefusalTests
{
    private const string Plan = "核算案款", Check = "核对案款发放方案", Sign = "承办人签字", Approve = "审批案款发放", Pay = "发放案款并登记凭证";

    [Theory] // TB-3.2-10b: by the funds officer in the claim's form
    [InlineData("5000.01", "funds.over-claim")]
    [InlineData("0.00", "funds.amount-not-positive")]
    public async Task Claim_OfMoreThanArrived_IsRefused(string amount, string code)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await ArrivedAsync(court, id, "main");
        await court.CompleteAsync("tongbai.officer", id, "确认不明款归属", new { items = new[] { new { caseId = id, amount } } });

        await court.RefusedCompletionAsync(id, "tongbai.funds-officer", "在系统认领案款", new { claimedOn = "2026-04-28" }, code);
    }

    [Fact] // TB-3.2-10b: the handlers say whose it is, the funds officer enters it
    public async Task Claim_ByWhoeverMayNot_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await ArrivedAsync(court, id, "main");

        await court.RefusedClaimAsync(id, "tongbai.funds-officer", "确认不明款归属", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.CompleteAsync("tongbai.officer", id, "确认不明款归属", new { items = new[] { new { caseId = id, amount = "5000.00" } } });
        await court.RefusedClaimAsync(id, "tongbai.director", "在系统认领案款", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "tongbai.judge2", "在系统认领案款", HttpStatusCode.NotFound, "resource.not-found");
    }

    [Fact] // TB-3.2-10b, WL-2-6: one receipt reported on two cases; what the first has claimed the second can not
    public async Task Claim_SecondAboveTheReceipt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (first, second) = (await court.FileAsync(Filing.First()), await court.FileAsync(Filing.First(102)));
        foreach (var (id, amount) in new[] { (first, "3000.00"), (second, "2000.01") })
        {
            await ArrivedAsync(court, id, "main");
            await court.CompleteAsync("tongbai.officer", id, "确认不明款归属", new { items = new[] { new { caseId = id, amount } } });
        }
        await court.CompleteAsync("tongbai.funds-officer", first, "在系统认领案款", new { claimedOn = "2026-04-28" });

        await court.RefusedCompletionAsync(second, "tongbai.funds-officer", "在系统认领案款", new { claimedOn = "2026-04-28" }, "funds.over-claim");
        (await FundsAsync(court, first)).GetProperty("balance").GetString().Should().Be("3000.00");
        (await FundsAsync(court, second)).GetProperty("balance").GetString().Should().Be("0.00");
    }

    [Fact] // money goes to no other court's case
    public async Task Claim_ForAnotherCourtsCase_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var elsewhere = await court.FileAsync(RefusalTests.At("豫1303"), "wolong");
        await ArrivedAsync(court, id, "main");
        await court.CompleteAsync("tongbai.officer", id, "确认不明款归属", new { items = new[] { new { caseId = elsewhere, amount = "5000.00" } } });

        await court.RefusedCompletionAsync(id, "tongbai.funds-officer", "在系统认领案款", new { claimedOn = "2026-04-28" }, "funds.case-unknown");
        (await court.ListAsync("wolong.admin", "/api/refused-acts")).Should().BeEmpty();
    }

    [Fact] // TB-3.2-10c: the account is never overdrawn, and nobody is asked to sign for it
    public async Task Payout_AboveTheBalance_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await RequestedAsync(court);

        await court.RefusedCompletionAsync(id, "tongbai.judge1", Plan, PlanOf("3000.00", "2000.01"), "funds.balance-insufficient");
    }

    [Fact] // TB-3.2-10c: two plans, each within the balance, and not both
    public async Task Payout_AfterAnotherHasTakenTheBalance_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await RequestedAsync(court);
        await PlannedAndSignedAsync(court, id, "4000.00");
        await court.CompleteAsync("tongbai.director", id, Approve, outcome: "approve");
        var late = await Refusal.TaskAsync(court, id, "tongbai.director", Pay);
        (await court.ActAsync("tongbai.funds-officer", late, "claim")).EnsureSuccessStatusCode();
        await AskAsync(court, id);
        await PlannedAndSignedAsync(court, id, "4000.00");
        await court.CompleteAsync("tongbai.director", id, Approve, outcome: "approve");
        var tasks = await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks");
        var quick = tasks.Single(t => t.GetProperty("name").GetString() == Pay && t.GetProperty("state").GetString() == "open").GetProperty("id").GetGuid();
        (await court.ActAsync("tongbai.funds-officer", quick, "claim")).EnsureSuccessStatusCode();
        (await court.ActAsync("tongbai.funds-officer", quick, "complete", new { outcome = "done", form = Paid("2026-04-28") })).EnsureSuccessStatusCode();

        await court.RefusedAsync(
            id, "tongbai.funds-officer", $"/api/tasks/{late}/complete", new { outcome = "done", form = Paid("2026-04-28") }, HttpStatusCode.Conflict, "funds.balance-insufficient");
    }

    [Fact] // TB-3.2-10c: the handler signs; neither the director nor whoever he hands it to
    public async Task Payout_SignedByAnotherThanTheHandler_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await RequestedAsync(court);
        await PlannedAndSignedAsync(court, id, "5000.00", signer: "tongbai.judge2");
        await court.CompleteAsync("tongbai.director", id, Approve, outcome: "approve");

        await court.RefusedCompletionAsync(id, "tongbai.funds-officer", Pay, Paid("2026-04-28"), "funds.not-handler");
    }

    [Fact] // TB-2.1-3a, TB-3.2-10c: the director or a deputy approves, and nothing is paid for a day before
    public async Task Payout_WithoutApproval_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await RequestedAsync(court);
        await court.RefusedAsync(
            id, "tongbai.funds-gateway", $"/api/cases/{id}/events", new { type = "payout.executed", occurredAt = "2026-04-28T10:00:00+08:00", data = new { reference = "P-1" } }, HttpStatusCode.Conflict,
            "approval.missing");
        await PlannedAndSignedAsync(court, id, "5000.00");

        await court.RefusedClaimAsync(id, "tongbai.vice-president", Approve, HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "tongbai.funds-officer", Approve, HttpStatusCode.Forbidden, "auth.forbidden");
        await court.CompleteAsync("tongbai.director", id, Approve, outcome: "approve");
        await court.RefusedCompletionAsync(id, "tongbai.funds-officer", Pay, Paid("2026-04-27"), "funds.before-approval");
        await court.RefusedCompletionAsync(id, "tongbai.funds-officer", Pay, Paid("2026-04-29"), "funds.dates-out-of-order");
    }

    [Fact] // WL: a judge, then the director (C-14); the judge who asks is not the judge who agrees
    public async Task Payout_ApprovedByTheJudgeWhoAskedForIt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫1303"), "wolong");
        await court.ReportAsync("wolong.funds-gateway", id, "money.arrived", Money("case"), "2026-04-28T09:50:00+08:00");
        await court.RequestAsync("wolong.judge1", id, "payout", new { receiptId = "R-1", amount = "5000.00", reason = "发放" });
        var bureau = new Scenarios.Bureau(court, "wolong");
        bureau.Forms["payout-plan"] = (_, _) => PlanOf("5000.00");
        foreach (var step in new[] { Plan, Check, Sign })
            await bureau.DoAsync(id, step);

        await court.RefusedClaimAsync(id, "wolong.judge1", Approve, HttpStatusCode.Conflict, "approval.same-person");
        await court.CompleteAsync("wolong.judge2", id, Approve, outcome: "approve");
        await court.RefusedClaimAsync(id, "wolong.funds-officer", Approve, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // WL-2-8b, 法发〔2017〕6号: to a day ahead, and as the director agrees
    public async Task Deferral_ToTheDayItselfOrByAnother_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var receipt = await ArrivedAsync(court, id, "case");

        await court.RefusedRequestAsync(id, "tongbai.judge1", "payout-deferral", Deferral(receipt, "2026-04-28"), HttpStatusCode.Conflict, "funds.deferral-not-ahead");
        await court.RefusedRequestAsync(id, "tongbai.funds-officer", "payout-deferral", Deferral(receipt, "2026-06-30"), HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RequestAsync("tongbai.judge1", id, "payout-deferral", Deferral(receipt, "2026-06-30"));
        await court.RefusedClaimAsync(id, "tongbai.funds-officer", "审批延期发放案款", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "tongbai.vice-president", "审批延期发放案款", HttpStatusCode.Forbidden, "auth.forbidden");
    }

    private static object Deferral(string receipt, string until) => new { receiptId = receipt, until, reason = "案外人异议" };

    private static object Paid(string on) => new { paidOn = on, voucher = "file-1" };

    private static object PlanOf(params string[] amounts) => new { items = amounts.Select(amount => new { payee = "申请人甲", account = "6222", amount }) };

    private static object Money(string account) => new { reference = "B-1", amount = "5000.00", payer = "某人", account };

    private static async Task<Guid> RequestedAsync(CourtHouse court)
    {
        var id = await court.FileAsync(Filing.First());
        await new Scenarios.Bureau(court, "tongbai").WorkAsync(id); // the handler has taken the case over
        await ArrivedAsync(court, id, "case");
        await AskAsync(court, id);
        return id;
    }

    private static async Task AskAsync(CourtHouse court, Guid id) =>
        await court.RequestAsync("tongbai.judge1", id, "payout", new { receiptId = "R-1", amount = "4000.00", reason = "发放" });

    private static async Task PlannedAndSignedAsync(CourtHouse court, Guid id, string amount, string? signer = null)
    {
        var bureau = new Scenarios.Bureau(court, "tongbai");
        bureau.Forms["payout-plan"] = (_, _) => PlanOf(amount);
        await bureau.DoAsync(id, Plan);
        await bureau.DoAsync(id, Check);
        if (signer is not null)
        {
            var task = await Refusal.TaskAsync(court, id, "tongbai.director", Sign);
            (await court.ActAsync("tongbai.director", task, "assign", new { userId = await CoercionRefusalTests.UserAsync(court, signer) })).EnsureSuccessStatusCode();
        }
        await bureau.DoAsync(id, Sign);
    }

    private static async Task<string> ArrivedAsync(CourtHouse court, Guid id, string account)
    {
        await court.ReportAsync("tongbai.funds-gateway", id, "money.arrived", Money(account), "2026-04-28T09:50:00+08:00");
        return account == "main" ? "" : (await FundsAsync(court, id)).GetProperty("claims")[0].GetProperty("receiptId").GetString()!;
    }

    private static async Task<JsonElement> FundsAsync(CourtHouse court, Guid id) => await new Scenarios.Bureau(court, "tongbai").GetAsync("tongbai.director", $"/api/cases/{id}/funds");
}
