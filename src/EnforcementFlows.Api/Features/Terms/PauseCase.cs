using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Terms;

/// <summary>
/// Stops the case by an approved request (中止、暂缓), or takes time out of its terms while work goes on (扣除期间). Every clock of the
/// case that such time stops stands still; the validity of measures, a listing, a detention and the days for a payout go on (P7).
/// </summary>
/// <remarks>2000 审限规定 9; 执行程序解释 13; P9, P17.</remarks>
[Activity("Court.PauseCase", DisplayName = "中止、暂缓、扣除期间", Category = "期限", Description = "中止、暂缓或者扣除期间，相关期限停止计算")]
[ActivityInput("ground", "String", Required = true, DisplayName = "事由",
    Choices =
    [
        "public-notice=公告（含公告送达）", "appraisal=评估、鉴定、审计", "auction=拍卖、变卖查封、扣押财产", "suspension=中止至恢复", "deferral=和解或者提供担保后决定暂缓",
        "deferral-by-higher-court=上级法院决定暂缓", "dispute=管辖争议、执行争议",
    ])]
[ActivityInput("from", "String", DisplayName = "首日，缺省为今日")]
[ActivityInput("document", "String", Required = true, DisplayName = "裁定书、决定书文号")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class PauseCase(EnforcementDbContext db, TermClocks clocks) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        request.EnsureAuthorises(about, RequestKinds.Suspension, RequestKinds.Deferral, RequestKinds.Exclusion);
        var ground = GroundOf(request.Kind, EnumCode.Parse<PauseGround>(context.RequiredText("ground")));
        var from = TermClocks.DayOf(context.Input<string>("from")) ?? CourtTime.DayOf(context.Now);
        var (document, by) = (context.RequiredText("document"), request.DecidedBy!);
        var pause = ground switch
        {
            PauseGround.Suspension => about.Suspend(from, document, by),
            PauseGround.Deferral or PauseGround.DeferralByHigherCourt => about.Defer(from, document, by, ground == PauseGround.DeferralByHigherCourt),
            _ => about.Exclude(ground, from, document, by),
        };
        var stopped = await clocks.StopAsync(about, TermClocks.PauseOf(pause), context);
        db.Note(
            about, "term-paused", $"自 {from:yyyy-MM-dd} 起{ground.Name()}（{document}），{stopped} 个节点的期限停止计算；控制措施的期限不受影响。", context.Now,
            context.Input<string>("clause"), context.Actor);
    }

    // what was approved as one thing is not carried out as another
    private static PauseGround GroundOf(string kind, PauseGround named)
    {
        var fits = kind switch
        {
            RequestKinds.Suspension => named == PauseGround.Suspension,
            RequestKinds.Deferral => named is PauseGround.Deferral or PauseGround.DeferralByHigherCourt,
            _ => !named.StopsTheCase(),
        };
        return fits ? named : throw new DomainException("approval.missing", $"获批的申请不是{named.Name()}。");
    }
}

/// <summary>Lets a stopped case go on, or ends a stretch that did not count (恢复执行、扣除期间结束), by an approved request.</summary>
/// <remarks>P17: both end days are excluded, and the time is added to the unrolled end.</remarks>
[Activity("Court.ResumeCase", DisplayName = "恢复、结束扣除期间", Category = "期限", Description = "期间恢复计算")]
[ActivityInput("ground", "String", DisplayName = "事由，缺省为中止或者暂缓")]
[ActivityInput("lastDay", "String", Required = true, DisplayName = "末日")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ResumeCase(EnforcementDbContext db, TermClocks clocks) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        (await db.RequestOfAsync(context)).EnsureAuthorises(about, RequestKinds.Resumption);
        var lastDay = TermClocks.DayOf(context.RequiredText("lastDay"))!.Value;
        var ended = context.Input<string>("ground") is { Length: > 0 } named
            ? about.EndExclusion(EnumCode.Parse<PauseGround>(named), lastDay)
            : about.Continue(lastDay);
        var going = await clocks.GoOnAsync(about, TermClocks.PauseOf(ended), context);
        db.Note(
            about, "term-resumed", $"{ended.Ground.Name()}至 {lastDay:yyyy-MM-dd} 止，{going} 个节点的期限继续计算。", context.Now, context.Input<string>("clause"), context.Actor);
    }
}
