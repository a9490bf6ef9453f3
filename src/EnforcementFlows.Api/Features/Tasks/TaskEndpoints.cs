using EnforcementFlows.Api.Features.Tasks.Signers;
using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Tasks;

public static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", ListTasks.Handle).WithName(nameof(ListTasks)).RequireSignedIn().WithSummary("待办列表")
            .WithDescription("view=mine 我的待办，available 可签收，inbox 两者合计，team 全局在办，done 已办，delegated 转交他人在办，substituted 代班：被代人员名下和可以签收的。approval=true 只列呈批。按期限、编号排序。dueFrom 不含该时刻，dueBy 含该时刻。");
        tasks.MapGet("/counts", CountTasks.Handle).WithName(nameof(CountTasks)).RequireSignedIn().WithSummary("待办数量")
            .WithDescription("每项最多数到 1000。");
        tasks.MapPost("/claim", ClaimTasks.Handle).WithName(nameof(ClaimTasks)).RequireSignedIn().WithSummary("批量签收")
            .WithDescription("每项各自办理：一项被拒不影响其他各项，逐项回复。");
        tasks.MapPost("/complete", CompleteTasks.Handle).WithName(nameof(CompleteTasks)).RequireSignedIn().WithSummary("批量签批、办结")
            .WithDescription("每项各自办理：一项被拒不影响其他各项，逐项回复。");
        tasks.MapGet("/{taskId:guid}", GetTask.Handle).WithName(nameof(GetTask)).RequireSignedIn().WithSummary("待办详情");
        tasks.MapPost("/{taskId:guid}/claim", ClaimTask.Handle).WithName(nameof(ClaimTask)).RequireSignedIn().WithSummary("签收");
        tasks.MapPost("/{taskId:guid}/release", ReleaseTask.Handle).WithName(nameof(ReleaseTask)).RequireSignedIn().WithSummary("退回待签收");
        tasks.MapPost("/{taskId:guid}/assign", AssignTask.Handle).WithName(nameof(AssignTask)).RequirePermission("task.assign").WithSummary("指派");
        tasks.MapPost("/{taskId:guid}/delegate", DelegateTask.Handle).WithName(nameof(DelegateTask)).RequireSignedIn().WithSummary("转交他人办理");
        tasks.MapPost("/{taskId:guid}/return", ReturnTask.Handle).WithName(nameof(ReturnTask)).RequireSignedIn().WithSummary("交还、收回转交");
        tasks.MapPost("/{taskId:guid}/urge", UrgeTask.Handle).WithName(nameof(UrgeTask)).RequireSignedIn().WithSummary("催办");
        tasks.MapPost("/{taskId:guid}/comment", CommentTask.Handle).WithName(nameof(CommentTask)).RequireSignedIn().WithSummary("批注");
        tasks.MapPost("/{taskId:guid}/signers", AskSigner.Handle).WithName(nameof(AskSigner)).RequireSignedIn().WithSummary("加签")
            .WithDescription("呈批事项的办理人请他人先行签署意见：被请的人员得到自己的待办（同意、不同意）；意见出具之前，呈批事项不能办结，期限照算。");
        tasks.MapPost("/{taskId:guid}/signers/{signerId:guid}/withdraw", WithdrawSigner.Handle).WithName(nameof(WithdrawSigner)).RequireSignedIn().WithSummary("撤回加签");
        tasks.MapPost("/{taskId:guid}/complete", CompleteTask.Handle).WithName(nameof(CompleteTask)).RequireSignedIn().WithSummary("办结");
        api.MapGet("/forms/{key}", GetForm.Handle).WithTags("Tasks").WithName(nameof(GetForm)).RequireSignedIn().WithSummary("表单定义");
    }
}
