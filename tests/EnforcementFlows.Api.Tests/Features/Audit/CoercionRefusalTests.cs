using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>强制措施: what the law forbids whoever agrees, and whoever can not stand for a missing judge.</summary>
public sealed class CoercionRefusalTests
{
    private const string Approve = "审批强制措施";

    [Theory] // 民事诉讼法 118; 民诉法解释 482
    [InlineData("detention", "被执行人乙", 16, null, null, false, "coercive.detention-days")]
    [InlineData("detention", "被执行人乙", 0, null, null, false, "coercive.detention-days")]
    [InlineData("detention", "丙建材公司", 15, null, null, false, "coercive.not-a-person")]
    [InlineData("fine", "被执行人乙", null, "100000.01", null, false, "coercive.fine-amount")]
    [InlineData("fine", "丙建材公司", null, "49999.99", null, false, "coercive.fine-amount")]
    [InlineData("fine", "丙建材公司", null, "1000000.01", null, false, "coercive.fine-amount")]
    [InlineData("summons", "被执行人乙", null, null, 9, false, "coercive.summons-hours")]
    [InlineData("summons", "被执行人乙", null, null, 25, true, "coercive.summons-hours")]
    [InlineData("exit-ban", "丙建材公司", null, null, null, false, "coercive.not-a-person")]
    [InlineData("search", "申请人甲", null, null, null, false, "coercive.not-a-debtor")]
    public async Task Propose_BeyondTheLaw_IsRefused(string kind, string person, int? days, string? amount, int? hours, bool mayDetain, string code)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        var proposal = new { debtor = person, person, kind, act = "转移存款", days, amount, hours, mayDetain, facts = "见材料", legalBasis = "民事诉讼法第114条" };

        await court.RefusedRequestAsync(id, "shihe.judge1", "coercive", proposal, HttpStatusCode.Conflict, code);
    }

    [Theory] // 民诉法解释 184: one act, one detention, and one fine
    [InlineData("detention")]
    [InlineData("fine")]
    public async Task Propose_TwiceForOneAct_IsRefused(string kind)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await court.RequestAsync("shihe.judge1", id, "coercive", Proposal(kind));

        await court.RefusedRequestAsync(id, "shihe.judge2", "coercive", Proposal(kind), HttpStatusCode.Conflict, "coercive.same-act");
        await court.RefusedRequestAsync(id, "shihe.judge1", "coercive", Proposal(kind), HttpStatusCode.Conflict, "coercive.same-act");
    }

    [Fact] // 民事诉讼法 118: a returned proposal is corrected within the law too
    public async Task Propose_CorrectedToSixteenDays_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await court.RequestAsync("shihe.officer", id, "coercive", Proposal("detention"));
        await court.CompleteAsync("shihe.judge1", id, Approve, outcome: "return", comment: "天数不当");

        await court.RefusedCompletionAsync(id, "shihe.officer", "按退回意见修改报批", Proposal("detention", days: 16), "coercive.detention-days");
    }

    [Fact] // SH-2-8: three different quota judges; C-16: persons, not roles
    public async Task Approve_InPlaceOfTheThirdJudge_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await court.RequestAsync("shihe.officer", id, "coercive", Proposal("detention"));
        await court.CompleteAsync("shihe.judge1", id, Approve, outcome: "approve");
        await court.CompleteAsync("shihe.judge2", id, Approve, outcome: "approve");

        await court.RefusedClaimAsync(id, "shihe.judge1", Approve, HttpStatusCode.Conflict, "approval.same-person");
        await court.RefusedClaimAsync(id, "shihe.judge2", Approve, HttpStatusCode.Conflict, "approval.same-person");
        await court.RefusedClaimAsync(id, "shihe.president", Approve, HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedClaimAsync(id, "shihe.director", Approve, HttpStatusCode.Forbidden, "auth.forbidden");
        foreach (var other in new[] { "shihe.president", "shihe.officer" })
        {
            var task = await Refusal.TaskAsync(court, id, "shihe.director", Approve);
            (await court.ActAsync("shihe.director", task, "assign", new { userId = await UserAsync(court, other) })).EnsureSuccessStatusCode();
            await court.RefusedCompletionAsync(id, other, Approve, new { }, "approval.not-in-office", "approve");
        }
    }

    [Fact] // JY-3-5a: the panel has three different judges; whoever proposed speaks once
    public async Task Approve_TwiceByTheProposer_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("吉7505"), "jiangyuan");
        await court.RequestAsync("jiangyuan.judge1", id, "coercive", Proposal("detention"));
        await court.CompleteAsync("jiangyuan.judge1", id, Approve, outcome: "approve");

        await court.RefusedClaimAsync(id, "jiangyuan.judge1", Approve, HttpStatusCode.Conflict, "approval.same-person");
    }

    [Fact] // SH-2-8, C-44: with two judges left nothing is proposed until a third is lent; no higher office makes up the number
    public async Task Propose_WithTwoJudgesLeft_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await SetActiveAsync(court, "shihe.judge3", false);
        try
        {
            await court.RefusedRequestAsync(id, "shihe.officer", "coercive", Proposal("detention"), HttpStatusCode.Conflict, "quorum.incomplete");
        }
        finally
        {
            await SetActiveAsync(court, "shihe.judge3", true);
        }
    }

    [Fact] // SH-2-8: the third judge leaves meanwhile, and the director does not become a judge by it
    public async Task Approve_WhileTheThirdJudgeIsGone_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await court.RequestAsync("shihe.officer", id, "coercive", Proposal("detention"));
        await court.CompleteAsync("shihe.judge1", id, Approve, outcome: "approve");
        await SetActiveAsync(court, "shihe.judge3", false);
        try
        {
            await court.RefusedCompletionAsync(id, "shihe.judge2", Approve, new { }, "quorum.incomplete", "approve");
        }
        finally
        {
            await SetActiveAsync(court, "shihe.judge3", true);
        }
    }

    [Fact] // 民事诉讼法 119: nothing before the president has agreed, and nobody else carries it out
    public async Task Execute_BeforeTheApprovalOrByAnother_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await court.RequestAsync("shihe.officer", id, "coercive", Proposal("detention"));
        foreach (var by in new[] { "judge1", "judge2", "judge3", "president" })
            await court.CompleteAsync($"shihe.{by}", id, Approve, outcome: "approve");

        await court.RefusedClaimAsync(id, "shihe.officer", "执行强制措施", HttpStatusCode.NotFound, "resource.not-found");
        await court.RefusedClaimAsync(id, "shihe.director", "执行强制措施", HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedCompletionAsync(
            id, "shihe.police", "执行强制措施", new { document = "（2026）豫1502执101号之一", provenAt = "2026-04-28T09:40:00+08:00", record = "file-1" }, "coercive.before-approval", "executed");
    }

    private static object Proposal(string kind, int days = 15) => new
    {
        debtor = "debtor-1",
        person = "被执行人乙",
        kind,
        act = "转移存款",
        days = kind == "detention" ? days : (int?)null,
        amount = kind == "fine" ? "5000.00" : null,
        facts = "收到执行通知后转移存款",
        legalBasis = "民事诉讼法第114条",
    };

    private static async Task<Guid> FileAsync(CourtHouse court)
    {
        var filing = RefusalTests.At("豫1502");
        filing["debtors"] = new object[]
        {
            new { name = "被执行人乙", kind = "natural", idNumber = "00000019850615002X", address = "某路2号" },
            new { name = "丙建材公司", kind = "unit", address = "某路3号" },
        };
        return await court.FileAsync(filing, "shihe");
    }

    internal static async Task<Guid> UserAsync(CourtHouse court, string userName)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync();
    }

    private static async Task SetActiveAsync(CourtHouse court, string userName, bool active)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Users.Where(u => u.UserName == userName).ExecuteUpdateAsync(u => u.SetProperty(x => x.Active, active));
    }
}
