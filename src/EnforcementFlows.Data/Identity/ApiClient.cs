namespace EnforcementFlows.Data.Identity;

/// <summary>A system of a court that calls the API (RFC 6749 client), such as <c>tongbai.filing-system</c>.</summary>
public sealed class ApiClient
{
    /// <summary>The client_id.</summary>
    public required string Id { get; init; }

    public required string Court { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Hashed by the framework's password hasher; the secret itself is stored nowhere.</summary>
    public required string SecretHash { get; set; }

    public required string[] Scopes { get; set; }

    public bool Active { get; set; } = true;

    public DateTimeOffset CreatedAt { get; init; }
}
