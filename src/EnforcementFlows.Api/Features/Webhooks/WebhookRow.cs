using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>A subscription as the API shows it.</summary>
/// <param name="Secret">The signing key; only in the answer that made it.</param>
public sealed record WebhookRow(
    Guid Id, string ClientId, string Url, IReadOnlyList<string> Types, IReadOnlyList<CaseType> CaseTypes, bool Active, DateTimeOffset CreatedAt, string? Secret = null)
{
    internal static WebhookRow Of(WebhookSubscription subscription) => new(
        subscription.Id, subscription.ClientId, subscription.Url, subscription.Types, [.. subscription.CaseTypes.Select(Enum.Parse<CaseType>)],
        subscription.Active, subscription.CreatedAt);
}

/// <summary>What a subscriber wants.</summary>
public sealed record WebhookSettings : IValidatableObject
{
    /// <summary>Where events are sent by POST; http or https, without a name and password in it.</summary>
    [Required, StringLength(2000)]
    public required string Url { get; init; }

    /// <summary>Event types, such as <c>deadline.overdue</c> or <c>task.*</c>; none = all.</summary>
    [MaxLength(100)]
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only of these case types; none = all.</summary>
    [MaxLength(50)]
    public IReadOnlyList<CaseType> CaseTypes { get; init; } = [];

    public bool Active { get; init; } = true;

    internal string[] StoredCaseTypes => [.. CaseTypes.Select(type => type.ToString())];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.UserInfo.Length > 0)
            yield return new CodedResult("webhook.url", "应为完整的 http 或 https 地址，且不含用户名和口令。", nameof(Url));
        for (var i = 0; i < Types.Count; i++)
        {
            if (Types[i] is not { Length: > 0 and <= 64 } type || !IsPattern(type))
                yield return new CodedResult("webhook.type", "应为事件类型，如 deadline.overdue、task.*。", $"{nameof(Types)}[{i}]");
        }
    }

    private static bool IsPattern(string type)
    {
        var name = type.EndsWith('*') ? type[..^1] : type;
        return name.All(letter => char.IsAsciiLetterLower(letter) || letter is '.' or '-');
    }
}
