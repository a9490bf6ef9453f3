using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Features.Gateways;

public static class GatewayRegistration
{
    public static void AddGateways(this WorkflowBuilder workflow, IServiceCollection services)
    {
        GatewaySettings.Register(services);
        workflow.AddOutboxDispatcher<GatewayDispatcher>(GatewayOutbox.Outgoing);
        workflow.AddOutboxDispatcher<InboundDispatcher>(GatewayOutbox.Incoming);
        services.AddHttpClient<GatewayClient>(http => (http.Timeout, http.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, GatewayClient.LongestAnswer))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers(); // an address may hold a token
    }
}
