using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Cases;

public static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("/", FileCase.Handle).WithName(nameof(FileCase)).RequirePermission("case.file").WithSummary("立案")
            .WithDescription("同一立案信息重复提交返回首次登记的案件；同一案号而内容不同返回 409。");
        cases.MapGet("/", ListCases.Handle).WithName(nameof(ListCases)).RequirePermission("case.read").WithSummary("案件列表");
        cases.MapPost("/search", SearchCases.Handle).WithName(nameof(SearchCases)).RequirePermission("case.read").WithSummary("查找案件")
            .WithDescription("按案号开头、当事人姓名或者名称的开头查找，两项可以并用；按立案时间从新到旧。按姓名查到的案件留痕。");
        cases.MapGet("/{caseId:guid}/related", ListRelatedCases.Handle).WithName(nameof(ListRelatedCases)).RequirePermission("case.read").WithSummary("关联案件")
            .WithDescription("同一被执行人的案件、原案和恢复执行的案件，只列本人可以查阅的。same-debtor 为证件号码相同，same-debtor-name 仅为姓名、名称相同，须核对。");
        cases.MapGet("/{caseId:guid}", GetCase.Handle).WithName(nameof(GetCase)).RequirePermission("case.read").WithSummary("案件详情")
            .WithDescription("证件号码只显示首尾；每次读取当事人信息都留痕。");
        cases.MapGet("/{caseId:guid}/timeline", GetTimeline.Handle).WithName(nameof(GetTimeline)).RequirePermission("case.read").WithSummary("办案日志");
        cases.MapGet("/{caseId:guid}/tasks", ListCaseTasks.Handle).WithName(nameof(ListCaseTasks)).RequirePermission("case.read").WithSummary("案件待办");
        cases.MapPost("/{caseId:guid}/events", Events.PostEvent.Handle).WithName(nameof(Events.PostEvent)).RequirePermission("event.write", orHandler: true).WithSummary("外部事件");
        cases.MapPost("/{caseId:guid}/requests/{kind}", StartRequest.Handle).WithName(nameof(StartRequest)).RequireSignedIn().WithSummary("提请事项");
        cases.MapPost("/{caseId:guid}/requests/{requestId:guid}/withdraw", WithdrawRequest.Handle).WithName(nameof(WithdrawRequest)).RequireSignedIn().WithSummary("撤回申请")
            .WithDescription("由申请人在作出决定之前撤回。");
        cases.MapGet("/{caseId:guid}/requests", ListRequests.Handle).WithName(nameof(ListRequests)).RequirePermission("case.read").WithSummary("案件的申请")
            .WithDescription("举报人等受限内容只对有权查阅的人员、提请人和该项待办的办理人显示，其他人所见的该行 restricted 为 true。");
        cases.MapGet("/{caseId:guid}/request-kinds", ListRequestKinds.Handle).WithName(nameof(ListRequestKinds)).RequireSignedIn().WithSummary("可提请的事项")
            .WithDescription("本人在该案可以提请的事项，以及提请前就能知道的未满足条件。");
        cases.MapGet("/{caseId:guid}/closing-check", Closing.GetClosingCheck.Handle).WithName(nameof(Closing.GetClosingCheck)).RequirePermission("case.read").WithSummary("结案自查")
            .WithDescription("逐项列明结案方式的要件是否满足、缺什么；不写 way 的，列出本院的各种结案方式。");
        cases.MapGet("/{caseId:guid}/approvals", Approvals.ListApprovals.Handle).WithName(nameof(Approvals.ListApprovals)).RequirePermission("case.read").WithSummary("案件的审批记录")
            .WithDescription("合议意见入副卷：合议庭成员发表意见之后、有权查阅副卷的人员可见，其他人所见的该行 restricted 为 true。");
    }
}
