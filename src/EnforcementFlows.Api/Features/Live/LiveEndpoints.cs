using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.Connections;

namespace EnforcementFlows.Api.Features.Live;

internal static class LiveRegistration
{
    private const int LongestMessage = 1024; // a page has nothing to say but that it is still there

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.AddSingleton<LiveAudience>();
        services.AddSingleton<LiveReader>();
        services.AddHostedService<LiveFeed>();
    }

    /// <summary>For staff: of a system's changes its webhooks tell.</summary>
    /// <remarks>WebSockets only, and so without a negotiation: that a browser sends a cookie with one from another site is refused by its origin.</remarks>
    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapHub<LiveHub>("/live", connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.CloseOnAuthenticationExpiration = true;
        }).RequireSignedIn().RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(ActorClaims.Session));
}
