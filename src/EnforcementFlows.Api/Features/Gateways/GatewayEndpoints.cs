namespace EnforcementFlows.Api.Features.Gateways;

public static class GatewayEndpoints
{
    public static void MapGateways(this IEndpointRouteBuilder api)
    {
        api.MapPost("/gateways/{court}/{gateway}/messages", ReceiveMessage.Handle).WithName(nameof(ReceiveMessage)).WithTags("Gateways").AllowAnonymous()
            .WithSummary("接收外部系统来文")
            .WithDescription("不登录，凭 webhook-id、webhook-timestamp、webhook-signature 三个签名头；内容为 requestId 或 caseNumber，以及 type、occurredAt、data。");
    }
}
