using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>
/// Accounts, tokens, cookies, permissions. Everything here runs on the system clock: a manual clock moved by a year
/// neither ends a session nor unlocks an account.
/// </summary>
internal static class CourtAuthentication
{
    public const string BearerScheme = "Bearer";
    public const string CookieScheme = "Cookie";
    public const string SignInLimit = "sign-in";
    private const string AnyScheme = "BearerOrCookie";

    public static void AddCourtAuthentication(this IServiceCollection services, IConfiguration configuration, IHostEnvironment host)
    {
        services.AddAccounts();
        services.AddSchemes();
        services.AddPermissions();
        services.AddSharedKeys(configuration, host);
        services.AddSignInLimit();
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffUser>().AddEntityFrameworkStores<EnforcementDbContext>().AddSignInManager();
        services.AddSingleton<IPasswordHasher<ApiClient>, PasswordHasher<ApiClient>>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AuthSettings>>((identity, auth) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = auth.Value.FailuresBeforeLockout;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(auth.Value.LockoutMinutes);
            identity.Password.RequiredLength = 10;
        });
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, displayName: null, options =>
            {
                options.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey("Authorization") ? BearerScheme : CookieScheme;
                options.ForwardChallenge = BearerScheme; // 401, never a redirect
                options.ForwardForbid = BearerScheme;
            })
            .AddBearerToken(BearerScheme)
            .AddCookie(CookieScheme);
        services.AddOptions<BearerTokenOptions>(BearerScheme).Configure<IOptions<AuthSettings>>((bearer, auth) =>
        {
            bearer.TimeProvider = TimeProvider.System;
            bearer.BearerTokenExpiration = TimeSpan.FromMinutes(auth.Value.AccessTokenMinutes);
            bearer.RefreshTokenExpiration = TimeSpan.FromDays(auth.Value.SessionDays);
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieScheme).Configure<IOptions<AuthSettings>>((cookie, auth) =>
        {
            cookie.TimeProvider = TimeProvider.System;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(auth.Value.SessionDays);
            cookie.Cookie.Name = "EnforcementFlows";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // plain HTTP is for the own machine and behind a TLS proxy
        });
    }

    private static void AddPermissions(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<ActorDirectory>();
        services.AddSingleton<PermissionMatrix>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void AddSharedKeys(this IServiceCollection services, IConfiguration configuration, IHostEnvironment host)
    {
        var protection = services.AddDataProtection().SetApplicationName("EnforcementFlows");
        if (configuration["Auth:KeyCertificate"] is { Length: > 0 } certificate)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(certificate, configuration["Auth:KeyCertificatePassword"]));
        else if (!host.IsProduction())
            services.Configure<KeyManagementOptions>(keys => keys.XmlEncryptor = new NullXmlEncryptor()); // on purpose; in Production the framework warns of it
        services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, repository) => keys.XmlRepository = repository);
    }

    private static void AddSignInLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(SignInLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new()
                {
                    PermitLimit = http.RequestServices.GetRequiredService<IOptions<AuthSettings>>().Value.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }));
        });

    public static void UseCourtAuthentication(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseRateLimiter();
        app.UseAuthorization();
    }
}
