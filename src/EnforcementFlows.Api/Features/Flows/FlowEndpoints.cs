using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Flows;

public static class FlowEndpoints
{
    public static void MapFlows(this IEndpointRouteBuilder api)
    {
        var flows = api.MapGroup("/cases/{caseId:guid}/flows").WithTags("Cases");
        flows.MapGet("/", ListFlows.Handle).WithName(nameof(ListFlows)).RequirePermission("case.read").WithSummary("案件的流程")
            .WithDescription("主流程、各项申请和措施的流程，最近开始的在前；正在办理的步骤写明等谁、何时到期。");
        flows.MapGet("/{instanceId:guid}", GetFlow.Handle).WithName(nameof(GetFlow)).RequirePermission("case.read").WithSummary("流程进展图")
            .WithDescription("按流程定义绘制的各步骤及其状态：已办结、进行中、异常、已取消、未到达。只有步骤名称，没有流程中的数据。");
    }
}
