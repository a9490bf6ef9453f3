using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>Checks a request to reinstate a case (恢复执行审查) against its ground and names all conditions that are not met.</summary>
[Activity("Court.CheckReinstatement", DisplayName = "审查恢复执行条件", Category = "终本管理", Description = "审查恢复执行的条件")]
[ActivityInput("form", "Object", Required = true, DisplayName = "恢复执行申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("unmet", "Object", DisplayName = "未满足的条件")]
[ActivityOutcomes(Met, Unmet, Labels = ["条件满足", "条件未满足"])]
public sealed class CheckReinstatement(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    private const string Met = "met";
    private const string Unmet = "unmet";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var prior = await db.CaseOfAsync(context);
        var unmet = Reinstatement.Review(prior, FormData.Of(context.Input("form")), profiles.Get(context.Tenant, context.Now), context);
        context.SetOutput("unmet", unmet.Select(u => new Dictionary<string, object?> { ["code"] = u.Code, ["message"] = u.Message, ["clause"] = u.Clause }));
        if (unmet.Count > 0)
            db.Note(prior, "reinstatement-checked", $"恢复执行审查：{string.Concat(unmet.Select(u => u.Message))}", context.Now, context.Input<string>("clause"), context.Actor);
        context.Complete(unmet.Count == 0 ? Met : Unmet);
    }
}
