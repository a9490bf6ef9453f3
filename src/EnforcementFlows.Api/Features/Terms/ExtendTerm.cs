using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Terms;

/// <summary>Moves the end of a running node by an approved request: the handling term (延长办案期限) or a payout (延期发放案款).</summary>
/// <remarks>TB-3.2-13a, TB-2.1-3a. The node's own alarm finds the new end when it rings at the old one; an extension only moves it later.</remarks>
[Activity("Court.ExtendTerm", DisplayName = "延长期限", Category = "期限", Description = "凭获批的申请延长期限")]
[ActivityInput("node", "String", DisplayName = "节点，缺省为办案期限", Picker = "node")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
[ActivityInput("newEnd", "String", DisplayName = "延长至（日期）")]
[ActivityInput("months", "Int32", DisplayName = "延长几个月")]
[ActivityInput("approvals", "Object", DisplayName = "审批记录")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ExtendTerm(EnforcementDbContext db, DeadlineBook book, CourtCalendars calendars) : Activity
{
    private const string HandlingTerm = "handling-term";
    private const string FundsPayout = "funds-payout";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var node = context.Input<string>("node") ?? HandlingTerm;
        var extension = ExtensionOf(context, request);
        if (node == FundsPayout)
            Defer(about, request, extension, context);
        else
            request.EnsureAuthorises(about, RequestKinds.Extension);
        var deadline = await book.FindAsync(context.Tenant, about.Id, node, context.Input<string>("subjectId"), context.CancellationToken)
            ?? throw new DomainException("deadline.not-started", "该节点期限尚未起算，不能延长。");
        deadline.Extend(extension, calendars.Of(context.Tenant), context.Now);
        await book.MoveAsync(deadline, context.CancellationToken);
        db.Note(
            about, "term-extended", $"“{deadline.Name}”延长至 {deadline.DueOn:yyyy-MM-dd}。", context.Now, context.Input<string>("clause"), context.Actor, node);
    }

    private static Extension ExtensionOf(ActivityExecutionContext context, CaseRequest request)
    {
        var decidedAt = request.DecidedAt ?? context.Now;
        var form = FormData.Of(new Dictionary<string, object?> { ["newEnd"] = context.Input<string>("newEnd") });
        var extension = form.Day("newEnd") is { } day
            ? Extension.Until(day, decidedAt)
            : Extension.Longer(new(context.Input<int>("months"), PeriodUnit.Month), decidedAt);
        return extension with { ApprovedBy = request.DecidedBy };
    }

    private void Defer(EnforcementCase about, CaseRequest request, Extension extension, ActivityExecutionContext context)
    {
        var until = extension.To ?? throw new DomainException("funds.deferral-not-ahead", "延期发放须写明截止日期。");
        Guid? receipt = Guid.TryParse(context.Input<string>("subjectId"), out var id) ? id : null;
        db.PayoutDeferrals.Add(PayoutDeferral.Grant(about, request, until, CourtTime.DayOf(context.Now), receipt));
    }
}
