using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Auth;

public static class AuthEndpoints
{
    public static void AddAuth(this IServiceCollection services)
    {
        services.AddSingleton<Tokens>();
        services.AddScoped<Sessions>();
        services.AddScoped<DemoAccountsSetup>();
    }

    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth");
        auth.MapPost("/login", Login.Handle).WithName(nameof(Login)).AllowAnonymous().RequireRateLimiting(CourtAuthentication.SignInLimit)
            .WithSummary("登录").WithDescription("useCookies=true 时以 Cookie 登录（浏览器），否则返回令牌。")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/password", ChangePassword.Handle).WithName(nameof(ChangePassword)).AllowAnonymous().RequireRateLimiting(CourtAuthentication.SignInLimit)
            .WithSummary("修改口令").WithDescription("以原口令或者管理员发放的一次性口令设置新口令；此后须重新登录。")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/refresh", Refresh.Handle).WithName(nameof(Refresh)).AllowAnonymous().RequireRateLimiting(CourtAuthentication.SignInLimit)
            .WithSummary("续期令牌").ProducesProblem(StatusCodes.Status401Unauthorized);
        auth.MapPost("/logout", Logout.Handle).WithName(nameof(Logout)).RequireSignedIn().WithSummary("退出");
        auth.MapGet("/me", ([FromServices] CurrentActor actor) => ActorResponse.Of(actor)).WithName("GetCurrentActor").RequireSignedIn()
            .WithSummary("当前登录者").WithDescription("身份、角色、团队与权限。");
        api.MapGet("/demo", GetDemo.Handle).WithTags("Auth").WithName(nameof(GetDemo)).AllowAnonymous()
            .WithSummary("演示账号").WithDescription("仅演示环境有内容。");
        auth.MapPost("/token", IssueToken.Handle).WithName(nameof(IssueToken)).AllowAnonymous().RequireRateLimiting(CourtAuthentication.SignInLimit)
            .WithSummary("外部系统令牌（RFC 6749 客户端凭据）").Accepts<TokenForm>("application/x-www-form-urlencoded")
            .Produces<IssueToken.Response>().Produces<IssueToken.Refusal>(StatusCodes.Status400BadRequest)
            .Produces<IssueToken.Refusal>(StatusCodes.Status401Unauthorized);
    }

    /// <summary>The form of RFC 6749 section 4.4.2; the client may authenticate by HTTP Basic instead.</summary>
    /// <param name="grant_type">Always <c>client_credentials</c>.</param>
    /// <param name="client_id">Such as <c>tongbai.filing-system</c>.</param>
    /// <param name="client_secret">The client's secret.</param>
    /// <param name="scope">Scopes asked for, separated by blanks; left out: all of the client's.</param>
#pragma warning disable CA1707, IDE1006 // the names are the standard's
    private sealed record TokenForm(string grant_type, string? client_id, string? client_secret, string? scope);
#pragma warning restore CA1707, IDE1006
}
