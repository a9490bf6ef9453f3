using System.Security.Claims;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>What a token or cookie carries: only who it is. Roles, teams and standing are read from the database.</summary>
internal static class ActorClaims
{
    public const string Session = "sid";
    public const string Client = "client_id";
    public const string Scope = "scope";

    public static ClaimsPrincipal ForSession(Guid session, string scheme) =>
        new(new ClaimsIdentity([new(Session, session.ToString("D"))], scheme));

    public static ClaimsPrincipal ForClient(string client, IEnumerable<string> scopes, string scheme) =>
        new(new ClaimsIdentity([new(Client, client), .. scopes.Select(scope => new Claim(Scope, scope))], scheme));
}
