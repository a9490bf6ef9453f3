using System.Text.Json.Serialization;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>The answer to signing in; with cookies it holds no tokens.</summary>
public sealed record SignedIn
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessToken { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>Seconds until the access token, or the cookie, expires.</summary>
    public required int ExpiresIn { get; init; }

    public required ActorResponse User { get; init; }
}
