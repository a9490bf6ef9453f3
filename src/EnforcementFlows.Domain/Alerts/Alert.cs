using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Alerts;

/// <summary>An alert (提醒) to one person or to the holders of a role. It stays until somebody confirms having received it (确认收到).</summary>
/// <remarks>
/// TB-3.2-14b, TB-3.2-7a. Reading is not confirming (WL-1.1-6a "能够确定收到的方式").
/// <see cref="Key"/> is unique per court: whoever raises the same alert again changes nothing.
/// </remarks>
public sealed class Alert : CaseRecord
{
    private Alert()
    {
    }

    public required AlertKind Kind { get; init; }

    /// <summary>Names the occasion, such as <c>node-alert:&lt;deadline&gt;:3d:2026-03-16:user:&lt;id&gt;</c>: raised exactly once.</summary>
    public required string Key { get; init; }

    /// <summary>User id; null when it goes to a role.</summary>
    public string? ToUser { get; init; }

    /// <summary>Role code; null when it goes to a person.</summary>
    public string? ToRole { get; init; }

    /// <summary>Node code (节点) it is about.</summary>
    public string? Node { get; init; }

    public Guid? DeadlineId { get; init; }

    public required string Text { get; init; }

    public string? Clause { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    /// <param name="occasion">What must not be raised twice: deadline, lead, due day …; the recipient is added to it.</param>
    public static Alert To(AlertRecipient recipient, EnforcementCase about, AlertKind kind, string occasion, AlertContent content, DateTimeOffset now) => new()
    {
        Court = about.Court,
        CaseId = about.Id,
        Kind = kind,
        Key = $"{kind.Code()}:{occasion}:{recipient.Key}",
        ToUser = recipient.User,
        ToRole = recipient.Role,
        Node = content.Node,
        DeadlineId = content.DeadlineId,
        Text = content.Text,
        Clause = content.Clause,
        RaisedAt = now,
    };

    /// <summary>Confirms receipt (确认收到). The first confirmation stays; repeating it changes nothing.</summary>
    /// <param name="roles">The roles that <paramref name="user"/> holds.</param>
    /// <exception cref="DomainException"><c>alert.not-recipient</c></exception>
    public void Acknowledge(string user, IReadOnlyCollection<string> roles, DateTimeOffset now)
    {
        Rule.Require(IsFor(user, roles), "alert.not-recipient", "该提醒不是发给您的。");
        if (AcknowledgedAt is null)
            (AcknowledgedAt, AcknowledgedBy) = (now, user);
    }

    public bool IsFor(string user, IReadOnlyCollection<string> roles) =>
        ToUser == user || (ToRole is not null && roles.Contains(ToRole));
}
