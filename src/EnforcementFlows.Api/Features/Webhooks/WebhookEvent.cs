using System.Text.Json;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>What a subscriber is sent: what happened on a case, without personal data beyond the words of the timeline.</summary>
/// <param name="Type"><c>case.filed</c>, <c>task.created</c>, <c>deadline.overdue</c> …</param>
/// <param name="Timestamp">When it was entered.</param>
public sealed record WebhookEvent(string Type, DateTimeOffset Timestamp, WebhookEvent.Happened Data)
{
    /// <param name="Id">Id of the timeline entry; the same event always has the same.</param>
    /// <param name="ProvenAt">When it happened, as proven.</param>
    /// <param name="Details">What else belongs to it, such as <c>taskId</c> or <c>deadlineId</c>.</param>
    public sealed record Happened(
        Guid Id, string Court, Guid CaseId, string CaseNumber, CaseType CaseType, string Text, string? Node, string? Clause, string? Actor,
        DateTimeOffset ProvenAt, JsonElement? Details);

    internal static WebhookEvent Of(TimelineEntry entry, CaseNumber number, CaseType type) => new(
        entry.EventType, entry.At,
        new(
            entry.Id, entry.Court, entry.CaseId, number.ToString(), type, entry.Text, entry.Node, entry.Clause, entry.Actor, entry.ProvenAt,
            entry.Data is null ? null : JsonSerializer.Deserialize<JsonElement>(entry.Data)));
}
