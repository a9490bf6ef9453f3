using EnforcementFlows.Api.Features.Elsa.Descriptors;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.Connections;

namespace EnforcementFlows.Api.Features.Elsa.Watching;

internal static class WatchingEndpoints
{
    private const string Route = "/elsa/hubs/workflow-instance";

    public static void AddElsaWatching(this IServiceCollection services)
    {
        services.AddSingleton<InstanceWatchers>();
        services.AddHostedService<InstanceFeed>();
        services.AddSingleton(new InstalledFeatures.Feature(
            "RealTimeWorkflowUpdates", "Elsa", "Elsa.RealTimeWorkflowUpdates", "实时更新", "流程有进展时，打开的查看页随之更新"));
    }

    /// <summary>For staff who may see flows, over WebSockets.</summary>
    /// <remarks>
    /// Elsa's client negotiates before it connects, and of several nodes another may have answered. So what it was given then is not asked
    /// for again: a connection is a new one on whichever node it comes to.
    /// </remarks>
    public static void MapElsaWatching(this IEndpointRouteBuilder app) =>
        app.MapHub<InstanceHub>(Route, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.CloseOnAuthenticationExpiration = true;
        }).RequirePermission(ElsaEndpoints.Read).RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(ActorClaims.Session))
        .Add(endpoint =>
        {
            var connect = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http =>
            {
                http.Request.QueryString = QueryString.Create(http.Request.Query.Where(value => value.Key != "id"));
                return connect(http);
            };
        });
}
