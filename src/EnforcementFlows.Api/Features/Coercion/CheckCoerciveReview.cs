using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Coercion;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Coercion;

/// <summary>
/// Takes an application to review a coercive measure (申请复议) within the window that began when its decision was received, and refuses it
/// after, before anything is written. The window is the node that the flow of the measure has started for it.
/// </summary>
/// <remarks>民事诉讼法 119；民诉法解释 185；执行异议和复议规定 9.</remarks>
[Activity("Court.CheckCoerciveReview", DisplayName = "审查复议申请", Category = "强制措施", Description = "审查对罚款、拘留的复议申请")]
[ActivityInput("form", "Object", Required = true, DisplayName = "复议申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("measure", "Object", DisplayName = "强制措施")]
public sealed class CheckCoerciveReview(EnforcementDbContext db) : Activity
{
    private static readonly string[] Windows = ["coercive-review-window", "exit-ban-review-window"];

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var form = FormData.Of(context.Input("form"));
        var measure = await MeasureAsync(about, form.RequiredText("coerciveMeasureId", "强制措施"), context);
        var window = await WindowAsync(about, measure, context);
        measure.EnsureReviewable(
            new(form.RequiredDay("appliedOn", "申请日期"), CourtTime.DayOf(context.Now), await AskedBeforeAsync(about, measure, context)), window?.DueOn, window?.Clause);
        context.SetOutput("measure", new Dictionary<string, object?>
        {
            ["requestId"] = measure.RequestId.ToString("D"),
            ["kind"] = measure.Kind.Code(),
            ["person"] = measure.Person,
            ["document"] = measure.Document,
        });
        db.Note(about, "coercive-review-asked", "收到复议申请，复议期间不停止执行。", context.Now, window!.Clause, context.Actor);
    }

    private async Task<CoerciveMeasure> MeasureAsync(EnforcementCase about, string id, ActivityExecutionContext context) =>
        (await db.RowsOfAsync<CoerciveMeasure>(about, context.CancellationToken)).FirstOrDefault(known => known.Id.ToString("D") == id)
        ?? throw new DomainException("coercive.not-reviewable", "本案没有这项强制措施。");

    private async Task<Deadline?> WindowAsync(EnforcementCase about, CoerciveMeasure measure, ActivityExecutionContext context)
    {
        var subject = measure.RequestId.ToString("D");
        return await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(
            d => d.Court == about.Court && d.CaseId == about.Id && d.SubjectId == subject && Windows.Contains(d.Node), context.CancellationToken);
    }

    private async Task<bool> AskedBeforeAsync(EnforcementCase about, CoerciveMeasure measure, ActivityExecutionContext context)
    {
        var own = (await db.RequestOfAsync(context)).Id;
        return (await db.RowsOfAsync<CaseRequest>(about, context.CancellationToken)).Any(other =>
            other.Kind == RequestKinds.CoerciveReview && other.Id != own
            && FormData.Of(WorkflowValue.Parse(other.Data)).Text("coerciveMeasureId") == measure.Id.ToString("D"));
    }
}
