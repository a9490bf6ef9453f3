using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Repair;

public static class RepairEndpoints
{
    private const string Permission = "message.repair";

    public static void MapRepair(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Repair").RequirePermission(Permission);
        messages.MapGet("/", ListMessages.Handle).WithName(nameof(ListMessages)).WithSummary("失败和待处置的消息")
            .WithDescription("缺省列出失败（failing）和已放弃（given-up）的；kind 为 gateway、inbound、webhook 或更具体的一类。");
        messages.MapGet("/{messageId:long}", GetMessage.Handle).WithName(nameof(GetMessage)).WithSummary("一条消息及其内容");
        messages.MapPost("/{messageId:long}/retry", RetryMessage.Handle).WithName(nameof(RetryMessage)).WithSummary("重试");
        messages.MapPost("/{messageId:long}/replay", ReplayMessage.Handle).WithName(nameof(ReplayMessage)).WithSummary("更正后重放")
            .WithDescription("发出的以 payload 更正，收到的以 body 更正；原文保留。");
        messages.MapPost("/{messageId:long}/skip", SkipMessage.Handle).WithName(nameof(SkipMessage)).WithSummary("跳过")
            .WithDescription("该消息不再生效，其后的消息继续。");
        api.MapGet("/gateway-requests", ListGatewayRequests.Handle).WithTags("Repair").WithName(nameof(ListGatewayRequests)).RequirePermission(Permission)
            .WithSummary("对外请求");
        var incidents = api.MapGroup("/incidents").WithTags("Repair").RequirePermission(Permission);
        incidents.MapGet("/", ListIncidents.Handle).WithName(nameof(ListIncidents)).WithSummary("流程异常");
        incidents.MapPost("/{instanceId:guid}/{contextId:int}/retry", RetryIncident.Handle).WithName(nameof(RetryIncident)).WithSummary("重试异常的步骤");
        api.MapGet("/operator-acts", ListOperatorActs.Handle).WithTags("Repair").WithName(nameof(ListOperatorActs)).RequirePermission(Permission)
            .WithSummary("运维操作留痕");
    }
}
