using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Alerts;

/// <summary>Tells a person or the holders of roles something they must confirm having received.</summary>
[Activity("Court.Alert", DisplayName = "发出提醒", Category = "提醒", Description = "提醒人员或者岗位，须确认收悉")]
[ActivityInput("clause", "String", DisplayName = "条款", Picker = "clause")]
[ActivityInput("role", "String", DisplayName = "角色", Picker = "role")]
[ActivityInput("user", "String", DisplayName = "人员")]
[ActivityInput("kind", "String", DisplayName = "类型",
    Choices =
    [
        "node-alert=节点预警", "overdue-report=节点超期报告", "near-due-report=节点临期报告", "urging=督办", "bulletin=通报", "unclaimed=任务无人领取", "funds=案款",
        "measure-expiry=措施即将到期", "gateway=外部系统", "notice=其他提示",
    ])]
[ActivityInput("text", "String", Required = true, DisplayName = "内容")]
[ActivityInput("node", "String", DisplayName = "节点", Picker = "node")]
public sealed class AlertActivity(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var kind = EnumCode.TryParse<AlertKind>(context.Input<string>("kind"), out var known) ? known : AlertKind.Notice;
        var content = new AlertContent(context.RequiredText("text"), context.Input<string>("node"), null, context.Input<string>("clause"));
        var occasion = $"{context.InstanceId:N}:{context.Id}";
        foreach (var recipient in Recipients(context, about, profiles.Get(context.Tenant, context.Now)))
            db.Raise(recipient, about, kind, occasion, content, context.Now, context.Actor);
    }

    private static IEnumerable<AlertRecipient> Recipients(ActivityExecutionContext context, EnforcementCase about, CourtProfile profile)
    {
        if (context.Input<string>("user") is { Length: > 0 } user)
            yield return AlertRecipient.Person(user);
        foreach (var role in TextList.Split(context.Input<string>("role") ?? ""))
            yield return role == TaskCandidates.Handler ? AlertRecipient.HandlerOf(about, profile) : AlertRecipient.HoldersOf(role);
    }
}

/// <summary>Writes an entry into the case's timeline.</summary>
[Activity("Court.Record", DisplayName = "办案日志", Category = "记录", Description = "在办案日志中记一条")]
[ActivityInput("clause", "String", DisplayName = "条款", Picker = "clause")]
[ActivityInput("text", "String", Required = true, DisplayName = "内容")]
[ActivityInput("provenAt", "String", DisplayName = "发生时间")]
[ActivityInput("node", "String", DisplayName = "节点", Picker = "node")]
public sealed class RecordActivity(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        db.Note(
            about, "record", context.RequiredText("text"), context.Now, context.Input<string>("clause"), context.Actor, context.Input<string>("node"),
            InstantText.Read(context.Input<string>("provenAt")));
    }
}
