using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Client credentials as RFC 6749 section 4.4 has them, its error shape included: standard clients expect it here, not a problem document.</summary>
public static class IssueToken
{
    /// <summary>RFC 6749 section 5.1.</summary>
    public sealed record Response(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("scope")] string Scope);

    /// <summary>RFC 6749 section 5.2.</summary>
    public sealed record Refusal([property: JsonPropertyName("error")] string Code);

    public static async Task<IResult> Handle(HttpContext http, [FromServices] IServiceProvider services, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType)
            return Refuse("invalid_request");
        if (await ReadFormAsync(http.Request, cancellationToken) is not { } form || ReadCredentials(http.Request, form) is not { } credentials)
            return Refuse("invalid_request");
        if (form["grant_type"] != "client_credentials")
            return Refuse(form.ContainsKey("grant_type") ? "unsupported_grant_type" : "invalid_request");
        if (await AuthenticateAsync(credentials, services, cancellationToken) is not { } client)
            return RefuseClient(http);

        var asked = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Except(client.Scopes).Any())
            return Refuse("invalid_scope");
        return Issue(client, asked.Length == 0 ? client.Scopes : asked, services.GetRequiredService<Tokens>());
    }

    private static Ok<Response> Issue(ApiClient client, string[] scopes, Tokens tokens)
    {
        var principal = ActorClaims.ForClient(client.Id, scopes, CourtAuthentication.BearerScheme);
        return TypedResults.Ok(new Response(tokens.Access(principal), "Bearer", tokens.ExpiresIn, string.Join(' ', scopes)));
    }

    /// <returns>Null for a form with too many or too long fields, or with characters that no field may hold.</returns>
    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <returns>Null where the request breaks section 2.3: credentials missing, or given in two ways.</returns>
    private static Credentials? ReadCredentials(HttpRequest request, IFormCollection form)
    {
        var inForm = form.ContainsKey("client_id") || form.ContainsKey("client_secret");
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header))
            return inForm ? new(form["client_id"].ToString(), form["client_secret"].ToString()) : null;
        return form.ContainsKey("client_secret") || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) ? null : Basic(header.Parameter);
    }

    private static Credentials? Basic(string? parameter)
    {
        var bytes = new byte[parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(parameter ?? "", bytes, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        // section 2.3.1: both halves are form-encoded first
        return parts.Length == 2 && Storable.Fault(Decode(parts[0])) is null ? new(Decode(parts[0]), Decode(parts[1])) : null;

        static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
    }

    private static async Task<ApiClient?> AuthenticateAsync(Credentials credentials, IServiceProvider services, CancellationToken cancellationToken)
    {
        var hasher = services.GetRequiredService<IPasswordHasher<ApiClient>>();
        var client = await services.GetRequiredService<EnforcementDbContext>().ApiClients.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == credentials.Id && row.Active, cancellationToken);
        if (client is not null)
            return hasher.VerifyHashedPassword(client, client.SecretHash, credentials.Secret) == PasswordVerificationResult.Failed ? null : client;
        hasher.HashPassword(null!, credentials.Secret); // as slow as a wrong secret
        return null;
    }

    private static BadRequest<Refusal> Refuse(string error) => TypedResults.BadRequest(new Refusal(error));

    private static JsonHttpResult<Refusal> RefuseClient(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"EnforcementFlows\"";
        return TypedResults.Json(new Refusal("invalid_client"), statusCode: StatusCodes.Status401Unauthorized);
    }

    private sealed record Credentials(string Id, string Secret);
}
