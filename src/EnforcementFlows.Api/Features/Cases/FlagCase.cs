using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Marks a case (案件标识), such as 督办 or 交办, or takes the mark away.</summary>
[Activity("Court.FlagCase", DisplayName = "案件标识", Category = "记录", Description = "给案件加上或者取消标识")]
[ActivityInput("flag", "String", Required = true, DisplayName = "标识代码")]
[ActivityInput("on", "Boolean", DisplayName = "标识，缺省为是；否为取消")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class FlagCase(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var flag = context.RequiredText("flag");
        if (context.Input("on") is false)
            about.Unflag(flag);
        else
            about.Flag(flag);
    }
}
