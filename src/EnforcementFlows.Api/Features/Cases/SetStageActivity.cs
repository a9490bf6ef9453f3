using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Shows the case in a stage (案件阶段).</summary>
[Activity("Court.SetStage", DisplayName = "进入阶段", Category = "案件", Description = "案件进入某一阶段")]
[ActivityInput("clause", "String", DisplayName = "条款", Picker = "clause")]
[ActivityInput("stage", "String", Required = true, DisplayName = "阶段",
    Choices =
    [
        "registered=登记", "preparation=前期（通知、查控）", "triaged=已分流", "handling=承办", "disposal=财产处置", "settlement=和解履行", "suspended=中止", "deferred=暂缓",
        "waiting=等待终本期限届满", "closing-requested=报结", "closing-check=结案审查", "returned=退回", "approved=结案审批通过", "closed=已结", "archived=归档",
    ])]
[ActivityInput("at", "String", DisplayName = "移交承办人的时间，缺省为现在")]
public sealed class SetStageActivity(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var stage = EnumCode.Parse<CaseStage>(context.RequiredText("stage"));
        if (stage == CaseStage.Handling && about is { HandedOverAt: null, HandlerId: not null })
        {
            about.HandOver(InstantText.Read(context.Input<string>("at")) ?? context.Now); // from now on the handler answers for every node, not the centre (TB-3.2-12)
            await book.PassToHandlerAsync(about, context.Now, context.CancellationToken);
        }
        else if (about.Stage != stage)
        {
            about.Enter(stage);
        }
    }
}
