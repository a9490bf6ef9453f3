using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Auth;

public static class Refresh
{
    public sealed record Request
    {
        [Required, StringLength(4096)]
        public required string RefreshToken { get; init; }
    }

    public static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> Handle(
        Request request, [FromServices] IServiceProvider services, CancellationToken cancellationToken)
    {
        var principal = services.GetRequiredService<Tokens>().OpenRefresh(request.RefreshToken);
        var sessions = services.GetRequiredService<Sessions>();
        if (!Guid.TryParse(principal?.FindFirstValue(ActorClaims.Session), out var session)
            || await sessions.FindActorAsync(session, cancellationToken) is not { } actor)
            return Problems.Of(StatusCodes.Status401Unauthorized, ErrorCodes.AuthRequired, "登录已失效，请重新登录。");
        await sessions.ProlongAsync(session, cancellationToken);
        return TypedResults.Ok(sessions.WithTokens(session, actor));
    }
}
