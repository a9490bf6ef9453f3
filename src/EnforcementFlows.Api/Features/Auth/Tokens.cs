using System.Security.Claims;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Access and refresh tokens, sealed and opened by the framework's own protectors.</summary>
internal sealed class Tokens(IOptionsMonitor<BearerTokenOptions> options)
{
    private readonly BearerTokenOptions _options = options.Get(CourtAuthentication.BearerScheme);

    /// <summary>Seconds an access token lasts.</summary>
    public int ExpiresIn => (int)_options.BearerTokenExpiration.TotalSeconds;

    public TimeSpan SessionLength => _options.RefreshTokenExpiration;

    public string Access(ClaimsPrincipal principal) =>
        _options.BearerTokenProtector.Protect(Ticket(principal, _options.BearerTokenExpiration));

    public string Refresh(ClaimsPrincipal principal) =>
        _options.RefreshTokenProtector.Protect(Ticket(principal, _options.RefreshTokenExpiration));

    /// <returns>Null for a token that is not ours or has expired.</returns>
    public ClaimsPrincipal? OpenRefresh(string token) =>
        _options.RefreshTokenProtector.Unprotect(token) is { } ticket && ticket.Properties.ExpiresUtc > TimeProvider.System.GetUtcNow()
            ? ticket.Principal
            : null;

    private static AuthenticationTicket Ticket(ClaimsPrincipal principal, TimeSpan lasts) =>
        new(principal, new() { ExpiresUtc = TimeProvider.System.GetUtcNow() + lasts }, CourtAuthentication.BearerScheme);
}
