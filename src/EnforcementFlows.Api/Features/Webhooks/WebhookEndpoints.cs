using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Features.Webhooks;

public static class WebhookEndpoints
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public static void AddWebhooks(this WorkflowBuilder workflow, IServiceCollection services)
    {
        workflow.AddOutboxDispatcher<WebhookDispatcher>(WebhookOutbox.Kind);
        services.AddScoped<WebhookAccess>();
        services.AddHttpClient<WebhookClient>(http => http.Timeout = AnswerWithin)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers(); // an address may hold a token
    }

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").RequirePermission("webhook.manage");
        webhooks.MapPost("/", SubscribeWebhook.Handle).WithName(nameof(SubscribeWebhook)).WithSummary("订阅事件")
            .WithDescription("案件、待办、节点的事件以签名的 POST 发到 url；签名密钥只在本次应答中给出。");
        webhooks.MapGet("/", ListWebhooks.Handle).WithName(nameof(ListWebhooks)).WithSummary("本系统的订阅");
        webhooks.MapGet("/{webhookId:guid}", GetWebhook.Handle).WithName(nameof(GetWebhook)).WithSummary("一个订阅");
        webhooks.MapPut("/{webhookId:guid}", ChangeWebhook.Handle).WithName(nameof(ChangeWebhook)).WithSummary("变更订阅")
            .WithDescription("active=false 暂停：暂停期间的事件不发送，可用 replay 补发。");
        webhooks.MapDelete("/{webhookId:guid}", DeleteWebhook.Handle).WithName(nameof(DeleteWebhook)).WithSummary("取消订阅");
        webhooks.MapPost("/{webhookId:guid}/secret", RenewWebhookSecret.Handle).WithName(nameof(RenewWebhookSecret)).WithSummary("更换签名密钥");
        webhooks.MapPost("/{webhookId:guid}/replay", ReplayWebhook.Handle).WithName(nameof(ReplayWebhook)).WithSummary("自某一时刻起补发");
        webhooks.MapGet("/{webhookId:guid}/deliveries", ListDeliveries.Handle).WithName(nameof(ListDeliveries)).WithSummary("发送记录");
        webhooks.MapPost("/{webhookId:guid}/deliveries/{deliveryId:long}/retry", RetryDelivery.Handle).WithName(nameof(RetryDelivery)).WithSummary("立即重发一次");
    }
}
