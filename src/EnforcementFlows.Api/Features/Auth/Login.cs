using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Auth;

public static class Login
{
    public sealed record Request
    {
        /// <summary>The court's code; may be left out where the user name has it.</summary>
        [StringLength(32)]
        public string? Court { get; init; }

        /// <summary><c>judge1</c>, or in full <c>tongbai.judge1</c>.</summary>
        [Required, StringLength(96)]
        public required string Username { get; init; }

        [Required, StringLength(256)]
        public required string Password { get; init; }
    }

    public static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, [FromServices] SignInManager<StaffUser> signIn, [FromServices] IServiceProvider services,
        CancellationToken cancellationToken, bool useCookies = false)
    {
        var (user, refusal) = await CheckAsync(request, signIn);
        if (user is null)
            return refusal!;
        if (user.OneTimePasswordUntil is not null)
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthPasswordChange, "该口令由管理员发放，只能用于设置本人的口令。");

        var sessions = services.GetRequiredService<Sessions>();
        var session = await sessions.StartAsync(user.Id, cancellationToken);
        var actor = (await sessions.FindActorAsync(session, cancellationToken))!;
        if (!useCookies)
            return TypedResults.Ok(sessions.WithTokens(session, actor));
        await http.SignInAsync(CourtAuthentication.CookieScheme, ActorClaims.ForSession(session, CourtAuthentication.CookieScheme));
        return TypedResults.Ok(new SignedIn { ExpiresIn = (int)services.GetRequiredService<Tokens>().SessionLength.TotalSeconds, User = actor });
    }

    /// <summary>The person who has this name and password; else why not.</summary>
    internal static async Task<(StaffUser? User, ProblemHttpResult? Refusal)> CheckAsync(Request request, SignInManager<StaffUser> signIn)
    {
        if (FullName(request) is not { } name)
            return (null, Problems.Invalid("court", "required", "必填"));
        var user = await signIn.UserManager.FindByNameAsync(name);
        var result = user is { Active: true } && !(user.OneTimePasswordUntil < TimeProvider.System.GetUtcNow())
            ? await signIn.CheckPasswordSignInAsync(user, request.Password, lockoutOnFailure: true)
            : Unknown(signIn.UserManager.PasswordHasher, request.Password);
        if (result.IsLockedOut)
            return (null, Problems.Of(StatusCodes.Status401Unauthorized, ErrorCodes.AuthLocked, "连续多次口令错误，请稍后再试或联系系统管理员。"));
        return result.Succeeded ? (user, null) : (null, Problems.Of(StatusCodes.Status401Unauthorized, ErrorCodes.AuthInvalid));
    }

    private static string? FullName(Request request)
    {
        var parts = request.Username.Split('.', 2);
        if (parts.Length == 1)
            return string.IsNullOrEmpty(request.Court) ? null : $"{request.Court}.{request.Username}";
        // a name of another court than the one chosen is nobody's
        return string.IsNullOrEmpty(request.Court) || request.Court == parts[0] ? request.Username : $"{request.Court}.{request.Username}";
    }

    // takes as long as a wrong password does, so that time does not tell which accounts exist
    private static Microsoft.AspNetCore.Identity.SignInResult Unknown(IPasswordHasher<StaffUser> hasher, string password)
    {
        hasher.HashPassword(null!, password);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }
}
