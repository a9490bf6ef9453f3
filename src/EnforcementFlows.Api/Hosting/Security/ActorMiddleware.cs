using System.Security.Claims;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>Turns the authenticated principal into <see cref="CurrentActor"/>; one whose session has ended is nobody.</summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CurrentActor actor, ActorDirectory directory, PermissionMatrix matrix)
    {
        if (http.User.Identity is { IsAuthenticated: true })
        {
            if (await directory.FindAsync(http.User, http.RequestAborted) is { } record)
                actor.Become(record, matrix.PermissionsOf(record));
            else
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        await next(http);
    }
}
