using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Coercion;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Coercion;

/// <summary>What is done about a coercive measure.</summary>
public enum CoerciveAct
{
    /// <summary>报批，退回后修改的再次报批</summary>
    Propose,

    /// <summary>不同意</summary>
    Reject,

    /// <summary>撤回、不再执行</summary>
    Withdraw,

    /// <summary>执行</summary>
    Execute,

    /// <summary>期满、解除</summary>
    End,

    /// <summary>复议撤销</summary>
    Revoke,
}

/// <summary>Writes a coercive measure (强制措施) from proposal to end. What exceeds the law's limits is refused before anybody is asked to approve it.</summary>
/// <remarks>SH-2-8, SH-3-5b, JY-4-1, TB-2.2-3b; 民事诉讼法 118, 119；民诉法解释 181.</remarks>
[Activity("Court.RecordCoercive", DisplayName = "登记强制措施", Category = "强制措施", Description = "登记拘传、拘留、罚款等强制措施")]
[ActivityInput("action", "String", Required = true, DisplayName = "办理",
    Choices =
    [
        "propose=报批", "reject=不同意", "withdraw=撤回、不再执行", "execute=执行", "end=期满、解除", "revoke=复议撤销",
    ])]
[ActivityInput("form", "Object", DisplayName = "报批内容、执行记录")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("endsOn", "String", DisplayName = "届满日")]
public sealed class RecordCoercive(EnforcementDbContext db) : Activity
{
    private const string RevokedEvent = "coercive.revoked";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var act = EnumCode.Parse<CoerciveAct>(context.RequiredText("action"));
        var existing = await db.RowsOfAsync<CoerciveMeasure>(about, context.CancellationToken);
        var form = FormData.Of(context.Input("form"));
        var measure = existing.FirstOrDefault(known => known.RequestId == request.Id);
        if (act == CoerciveAct.End && measure?.State == CoerciveState.Revoked)
            return; // the review has ended it
        if (act == CoerciveAct.Propose)
            measure = await ProposeAsync(about, request, measure, existing, form, context);
        else
            Apply(measure ?? throw new ActivityFaultException("coercive-missing", "Nothing was proposed by this request."), act, request, form, context);
        context.SetOutput("endsOn", measure!.EndsOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        db.Note(
            about, $"coercive-{act.Code()}", $"{Words(act)}{LegalNames.Of(measure.Kind)}：{measure.Person}。", context.Now, context.Input<string>("clause"), context.Actor,
            provenAt: form.Instant("provenAt"));
    }

    private async Task<CoerciveMeasure> ProposeAsync(
        EnforcementCase about, CaseRequest request, CoerciveMeasure? returned, IReadOnlyList<CoerciveMeasure> existing, FormData form, ActivityExecutionContext context)
    {
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var debtor = parties.Named(form.RequiredText("debtor", "被执行人")) ?? throw new DomainException("coercive.not-a-debtor", "只能对本案被执行人或者其主要负责人、直接责任人采取强制措施。");
        var details = new CoerciveDetails(
            form.RequiredCode<CoerciveKind>("kind", "措施种类"), debtor.Id, form.Text("person") ?? debtor.Name, form.RequiredText("act", "行为"),
            form.Count("days"), form.Amount("amount"), form.Count("hours"), form.Flag("mayDetain"),
            form.Flag("emergency") ? new(form.Instant("detainedAt"), form.Text("emergencyReason")) : null);
        if (returned is not null)
        {
            returned.Correct(about, details, existing, context.Now);
            return returned;
        }

        var proposed = CoerciveMeasure.Propose(about, details, request, existing, context.Now);
        db.CoerciveMeasures.Add(proposed);
        return proposed;
    }

    private static void Apply(CoerciveMeasure measure, CoerciveAct act, CaseRequest request, FormData form, ActivityExecutionContext context)
    {
        var at = form.Instant("provenAt") ?? context.Now;
        switch (act)
        {
            case CoerciveAct.Reject: measure.Reject(context.Now); break;
            case CoerciveAct.Withdraw: measure.Withdraw(context.Now); break;
            case CoerciveAct.Execute: measure.Execute(request, form.Text("document"), context.Actor ?? "system", at); break;
            case CoerciveAct.Revoke: Revoke(measure, at, context); break;
            default: measure.End(at); break;
        }
    }

    // whoever was asked to release at the end of the term need not any more
    private static void Revoke(CoerciveMeasure measure, DateTimeOffset at, ActivityExecutionContext context)
    {
        measure.Revoke(at);
        context.Enqueue(new(PublishEvent.OutboxKind, $"{RevokedEvent}:{measure.Id:N}", new Dictionary<string, object?>
        {
            ["name"] = RevokedEvent,
            ["correlation"] = measure.CaseId.ToString("D"),
            ["instance"] = null,
            ["payload"] = new Dictionary<string, object?>
            {
                ["type"] = RevokedEvent,
                ["occurredAt"] = context.Now,
                ["data"] = new Dictionary<string, object?> { ["requestId"] = measure.RequestId.ToString("D"), ["revokedAt"] = at },
            },
        }));
    }

    private static string Words(CoerciveAct act) => act switch
    {
        CoerciveAct.Propose => "提请",
        CoerciveAct.Reject => "未获批准的",
        CoerciveAct.Withdraw => "撤回、不再执行的",
        CoerciveAct.Execute => "执行",
        CoerciveAct.Revoke => "复议撤销",
        _ => "解除、期满的",
    };
}
