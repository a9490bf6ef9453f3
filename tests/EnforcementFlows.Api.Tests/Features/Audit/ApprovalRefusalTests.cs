using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>Who may not approve: whoever asked, whoever has signed already, whoever does not hold the office. C-16: persons are kept apart, not roles.</summary>
public sealed class ApprovalRefusalTests
{
    [Fact] // C-16
    public async Task HandlerChange_ApprovedByWhoeverAskedForIt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.director", id, "handler-change", new { newHandler = "judge2", reason = "回避" });

        await court.RefusedClaimAsync(id, "tongbai.director", "审批变更承办人", HttpStatusCode.Forbidden, "auth.forbidden");
        await AssignAsync(court, id, "审批变更承办人", "tongbai.centre-head", "tongbai.director");
    }

    [Fact] // TB-3.2-13a, C-11, C-13: the director, then the president; nobody else moves a term
    public async Task Extension_ApprovedOutsideTheChain_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        const string task = "审批延长办案期限";

        await court.RefusedClaimAsync(id, "tongbai.judge1", task, HttpStatusCode.NotFound, "resource.not-found");
        await court.RefusedClaimAsync(id, "tongbai.centre-head", task, HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "tongbai.vice-president", task, HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "tongbai.president", task, HttpStatusCode.Forbidden, "auth.forbidden");

        await court.CompleteAsync("tongbai.director", id, task, outcome: "approve");
        await court.RefusedClaimAsync(id, "tongbai.director", task, HttpStatusCode.Forbidden, "auth.forbidden");
        await AssignAsync(court, id, task, "tongbai.centre-head", "tongbai.director");
        await court.RefusedClaimAsync(id, "tongbai.caseflow-officer", task, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // TB-3.2-13a: the director's task in other hands is not the director's signature
    public async Task Extension_HandedOnToTheDeputy_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        var task = await Refusal.TaskAsync(court, id, "tongbai.director", "审批延长办案期限");
        (await court.ActAsync("tongbai.director", task, "claim")).EnsureSuccessStatusCode();
        (await court.ActAsync("tongbai.director", task, "delegate", new { userId = await CoercionRefusalTests.UserAsync(court, "tongbai.centre-head") })).EnsureSuccessStatusCode();

        await court.RefusedAsync(id, "tongbai.centre-head", $"/api/tasks/{task}/complete", new { outcome = "approve" }, HttpStatusCode.Conflict, "approval.not-in-office");
        await court.RefusedAsync(id, "tongbai.judge1", $"/api/tasks/{task}/complete", new { outcome = "approve" }, HttpStatusCode.NotFound, "resource.not-found");
    }

    [Fact] // TB-3.2-8b, TB-3.2-8c: 分管院领导 approves, the centre's head reviews, and they are two persons; neither of them is the team
    public async Task Lift_ReviewedByTheFirstApproverOrTheTeam_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await ListedAsync(court);
        await court.RequestAsync("tongbai.judge1", id, "dishonest-listing-lift", new { debtor = "被执行人乙", ground = "performed", groundOn = "2026-04-28", reason = "履行完毕", evidence = "file-1" });

        await court.RefusedClaimAsync(id, "tongbai.centre-head", "审批撤销失信", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.CompleteAsync("tongbai.vice-president", id, "审批撤销失信", outcome: "approve");
        await AssignAsync(court, id, "审批撤销失信", "tongbai.director", "tongbai.vice-president");
        await AssignAsync(court, id, "审批撤销失信", "tongbai.director", "tongbai.judge1");
        await court.CompleteAsync("tongbai.centre-head", id, "审批撤销失信", outcome: "approve");

        // approved, and still not the team's to do
        await court.RefusedClaimAsync(id, "tongbai.judge1", "凭获批申请撤销失信", HttpStatusCode.NotFound, "resource.not-found");
        var task = await Refusal.TaskAsync(court, id, "tongbai.director", "凭获批申请撤销失信");
        (await court.ActAsync("tongbai.director", task, "assign", new { userId = await CoercionRefusalTests.UserAsync(court, "tongbai.judge1") })).EnsureSuccessStatusCode();
        await court.RefusedCompletionAsync(id, "tongbai.judge1", "凭获批申请撤销失信", new { approvedRequest = "见审批单", enteredOn = "2026-04-28", systemNumber = "S-2" }, "sanction.own-lift");
    }

    [Fact] // TB-3.2-8a: entered after the leader has agreed, and not for a day before
    public async Task Listing_EnteredForADayBeforeItsApproval_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await ApproveListingAsync(court, id);

        await court.RefusedCompletionAsync(
            id, "tongbai.listing-officer", "凭获批申请办理失信", new { approvedRequest = "见审批单", enteredOn = "2026-04-27", systemNumber = "S-1" }, "sanction.before-approval");
    }

    [Fact] // TB-3.2-8b: what is not in force is not lifted
    public async Task Lift_OfWhatIsNotInForce_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "dishonest-listing-lift", new { debtor = "被执行人乙", ground = "performed", groundOn = "2026-04-28", reason = "履行完毕", evidence = "file-1" });
        await court.CompleteAsync("tongbai.vice-president", id, "审批撤销失信", outcome: "approve");
        await court.CompleteAsync("tongbai.centre-head", id, "审批撤销失信", outcome: "approve");

        await court.RefusedCompletionAsync(
            id, "tongbai.listing-officer", "凭获批申请撤销失信", new { approvedRequest = "见审批单", enteredOn = "2026-04-28", systemNumber = "S-2" }, "sanction.not-in-force");
    }

    [Fact] // SH-2-2a: the drafter does not issue his own document; SH-4-0: a clerk issues none at all
    public async Task Document_IssuedByItsDrafterOrAClerk_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫1502"), "shihe");
        await court.RequestAsync("shihe.judge1", id, "document", new { type = "ruling", title = "执行裁定书", addressee = "被执行人乙", body = "裁定如下" });

        await court.RefusedClaimAsync(id, "shihe.judge1", "审核签发文书", HttpStatusCode.Conflict, "approval.same-person");
        await court.RefusedClaimAsync(id, "shihe.clerk", "审核签发文书", HttpStatusCode.NotFound, "resource.not-found");
        await court.RefusedClaimAsync(id, "shihe.director", "审核签发文书", HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // JY-3-3: a judge issues rulings, the director decisions and notices
    public async Task Document_OfJiangyuan_IssuedOutsideTheChain_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("吉7505"), "jiangyuan");
        await court.RequestAsync("jiangyuan.judge1", id, "document", new { type = "decision", title = "决定书", addressee = "被执行人乙", body = "决定如下" });

        await court.RefusedClaimAsync(id, "jiangyuan.vice-president", "审核签发文书", HttpStatusCode.Forbidden, "auth.forbidden");
        await AssignAsync(court, id, "审核签发文书", "jiangyuan.deputy-director", "jiangyuan.judge1");
    }

    [Fact] // TB-1-2: the ruling is the handling judge's
    public async Task Ruling_ByAnotherThanTheHandler_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        filing["existingMeasures"] = new[] { new { kind = "freeze", assetKind = "deposit", property = "某银行账户", startsOn = "2026-04-01", endsOn = "2027-03-31", document = "(2026)豫1330财保5号" } };
        var id = await court.FileAsync(filing);
        var measure = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("id").GetGuid();
        await court.RequestAsync("tongbai.judge1", id, "measure-release", new { measureId = measure, ground = "performed", reason = "履行完毕" });
        await court.RefusedClaimAsync(id, "tongbai.query-officer", "审批解除查封、扣押、冻结", HttpStatusCode.NotFound, "resource.not-found");
        await court.CompleteAsync("tongbai.director", id, "审批解除查封、扣押、冻结", outcome: "approve");

        await court.RefusedClaimAsync(id, "tongbai.director", "作出解除裁定", HttpStatusCode.Forbidden, "auth.forbidden");
        var ruling = await Refusal.TaskAsync(court, id, "tongbai.director", "作出解除裁定");
        (await court.ActAsync("tongbai.director", ruling, "assign", new { userId = await CoercionRefusalTests.UserAsync(court, "tongbai.clerk1") })).EnsureSuccessStatusCode();
        await court.RefusedAsync(
            id, "tongbai.clerk1", $"/api/tasks/{ruling}/complete", new { outcome = "done", form = new { rulingNumber = "(2026)豫1330执101号之一" } }, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // HL-2.1-2: with the director's signature and no other
    public async Task Transfer_SignedByAnotherThanTheDirector_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫0902"), "hualong");
        await court.RequestAsync("hualong.judge1", id, "team-transfer", new { controlledOn = "2026-04-28", property = "房产一套", reason = "可供处置", assets = "房产一套", asset = "房产一套" });

        await court.RefusedClaimAsync(id, "hualong.deputy-director", "签批移交普执团队", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "hualong.centre-head", "签批移交普执团队", HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // C-22, WL-1.1-6c: nobody judges his own lateness, not even where the task is handed to him
    public async Task Lateness_JudgedByTheLatePerson_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        filing["assignedHandler"] = "director";
        var id = await court.FileAsync(filing);
        await court.MoveClockAsync("2026-05-19T00:00:00+08:00");
        await court.CompleteAsync("tongbai.centre-head", id, "确认繁简分流", outcome: "confirm");
        await court.CompleteAsync("tongbai.director", id, "签收移交的案件", new { received = true });
        await court.MoveClockAsync("2026-10-29T00:00:00+08:00");
        var task = (await court.ListAsync("tongbai.director", "/api/boards/overdue")).Single(r => r.GetProperty("node").GetString() == "handling-term").GetProperty("taskId").GetGuid();

        await court.RefusedAsync(id, "tongbai.director", $"/api/tasks/{task}/claim", new { }, HttpStatusCode.Forbidden, "auth.forbidden");
        (await court.ActAsync("tongbai.centre-head", task, "assign", new { userId = await CoercionRefusalTests.UserAsync(court, "tongbai.director") })).EnsureSuccessStatusCode();
        await court.RefusedAsync(
            id, "tongbai.director", $"/api/tasks/{task}/complete", new { outcome = "exempt", form = new { opinion = "情况特殊", exemptionReason = "情况特殊" } }, HttpStatusCode.Conflict, "approval.same-person");
    }

    private static async Task AssignAsync(CourtHouse court, Guid id, string task, string leader, string to) =>
        await court.RefusedAsync(
            id, leader, $"/api/tasks/{await Refusal.TaskAsync(court, id, leader, task)}/assign", new { userId = await CoercionRefusalTests.UserAsync(court, to) }, HttpStatusCode.Conflict,
            "approval.same-person");

    private static async Task<Guid> ListedAsync(CourtHouse court)
    {
        var id = await court.FileAsync(Filing.First());
        await ApproveListingAsync(court, id);
        await court.CompleteAsync("tongbai.listing-officer", id, "凭获批申请办理失信", new { approvedRequest = "见审批单", enteredOn = "2026-04-28", systemNumber = "S-1" });
        return id;
    }

    private static async Task ApproveListingAsync(CourtHouse court, Guid id)
    {
        await court.RequestAsync("tongbai.judge1", id, "dishonest-listing", new { debtor = "被执行人乙", ground = "asset-report", reason = "拒不报告财产" });
        await court.CompleteAsync("tongbai.director", id, "审批纳入失信", outcome: "approve");
        foreach (var next in new[] { "tongbai.vice-president", "tongbai.president" })
            if ((await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Any(t => t.GetProperty("name").GetString() == "审批纳入失信" && t.GetProperty("state").GetString() == "open"))
                await court.CompleteAsync(next, id, "审批纳入失信", outcome: "approve");
    }
}
