using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Closing;

/// <summary>Checks a closing (结案审查) against every condition of its way and names all that are not met at once, so that the handler mends them in one pass.</summary>
[Activity("Court.ClosingCheck", DisplayName = "结案审查", Category = "结案", Description = "审查结案条件是否全部满足")]
[ActivityInput("way", "String", Required = true, DisplayName = "结案方式",
    Choices = ["fulfilled=执行完毕", "terminate-current-procedure=终结本次执行程序", "terminated=终结执行", "withdrawn=销案", "not-enforced=不予执行", "dismissed=驳回申请"])]
[ActivityInput("form", "Object", DisplayName = "结案报告，缺省为本流程最近一次填写的")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("unmet", "Object", DisplayName = "未满足的条件")]
[ActivityOutcomes(Met, Unmet, Labels = ["条件满足", "条件未满足"])]
public sealed class ClosingCheck(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    private const string Met = "met";
    private const string Unmet = "unmet";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var way = EnumCode.Parse<ClosingWay>(context.RequiredText("way"));
        var unmet = await ClosingFile.ReviewAsync(db, about, way, profiles.Get(context.Tenant, context.Now), context);
        context.SetOutput("unmet", unmet.Select(u => new Dictionary<string, object?> { ["code"] = u.Code, ["message"] = u.Message, ["clause"] = u.Clause }));
        var text = unmet.Count == 0 ? "结案审查：条件全部满足。" : $"结案审查：{unmet.Count} 项条件未满足。{string.Concat(unmet.Select(u => u.Message))}";
        db.Note(about, "closing-checked", text, context.Now, context.Input<string>("clause"), context.Actor);
        context.Complete(unmet.Count == 0 ? Met : Unmet);
    }
}
