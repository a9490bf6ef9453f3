using System.Security.Claims;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Auth;

public static class Logout
{
    /// <summary>Ends the session: its access token, refresh token and cookie are all worth nothing afterwards.</summary>
    public static async Task<NoContent> Handle(HttpContext http, [FromServices] IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(http.User.FindFirstValue(ActorClaims.Session), out var session))
            await services.GetRequiredService<Sessions>().EndAsync(session, cancellationToken);
        await http.SignOutAsync(CourtAuthentication.CookieScheme);
        return TypedResults.NoContent();
    }
}
