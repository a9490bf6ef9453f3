using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Api.Features.Termination;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Closing;

/// <summary>Closes the case (结案) by its approved request, after one more look at every condition, and tells the other flows of the case.</summary>
[Activity("Court.CloseCase", DisplayName = "结案", Category = "结案", Description = "登记结案")]
[ActivityInput("way", "String", Required = true, DisplayName = "结案方式",
    Choices = ["fulfilled=执行完毕", "terminate-current-procedure=终结本次执行程序", "terminated=终结执行", "withdrawn=销案", "not-enforced=不予执行", "dismissed=驳回申请"])]
[ActivityInput("form", "Object", DisplayName = "report 结案报告、closing 系统结案")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class CloseCase(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    /// <summary>What the other flows of the case wait for: the dossier, the watch over measures.</summary>
    public const string ClosedEvent = "case.closed";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var way = EnumCode.Parse<ClosingWay>(context.RequiredText("way"));
        var profile = profiles.Get(context.Tenant, context.Now);
        var unmet = await ClosingFile.ReviewAsync(db, about, way, profile, context);
        if (unmet.Count > 0)
            throw new DomainException("closing.conditions-unmet", string.Concat(unmet.Select(u => u.Message)), unmet[0].Clause);
        Declare(about, await ClosingFile.ReportAsync(db, context));
        about.Close(way, request, unmet, context.Now);
        db.Note(
            about, "case-closed", $"案件以“{LegalNames.Of(way)}”方式结案。", context.Now, context.Input<string>("clause"), context.Actor,
            provenAt: FormData.Of(context.Input("form")).Part("closing").Instant("provenAt"));
        if (way == ClosingWay.TerminateCurrentProcedure && TerminatedRegister.Watch(about, profile) is { } watch)
            context.Enqueue(watch);
        context.Enqueue(new(PublishEvent.OutboxKind, $"{ClosedEvent}:{about.Id:N}", new Dictionary<string, object?>
        {
            ["name"] = ClosedEvent,
            ["correlation"] = about.Id.ToString("D"),
            ["instance"] = null,
            ["payload"] = new Dictionary<string, object?> { ["type"] = ClosedEvent, ["occurredAt"] = context.Now, ["data"] = new Dictionary<string, object?> { ["way"] = way.Code() } },
        }));
    }

    private static void Declare(EnforcementCase about, FormData report)
    {
        if (report.Amount("receivedAmount") is { } received && report.Amount("waivedAmount") is { } waived)
            about.DeclareAmounts(received, waived, about.Amounts.Applied - received - waived);
    }
}
