namespace EnforcementFlows.Data.Webhooks;

/// <summary>Where a court's system wants to be told of events (事件订阅).</summary>
public sealed class WebhookSubscription
{
    public required string Court { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The client that subscribed and alone may change it, such as <c>tongbai.filing-system</c>.</summary>
    public required string ClientId { get; init; }

    public required string Url { get; set; }

    /// <summary>The signing key, encrypted with the host's key ring.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>Event types it wants; <c>task.*</c> means all of a kind, an empty list means all.</summary>
    public required string[] Types { get; set; }

    /// <summary>Only of these case types, by code; empty = all.</summary>
    public required string[] CaseTypes { get; set; }

    public bool Active { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ChangedAt { get; set; }
}
