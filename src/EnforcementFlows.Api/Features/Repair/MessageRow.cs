using System.Text.Json;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>A message as lists show it.</summary>
/// <param name="Kind"><c>gateway:&lt;name&gt;</c>, <c>inbound:&lt;name&gt;</c>, <c>webhook:&lt;subscription&gt;</c>, or a kind of the engine's own.</param>
/// <param name="NextAttemptAt">By the system's clock; null when there will be none.</param>
public sealed record MessageRow(
    long Id, string Kind, Guid? CaseId, MessageState State, int Attempts, string? LastError, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? GivenUpAt)
{
    /// <param name="row">The message.</param>
    /// <param name="caseId">The case it is about; without it as far as its correlation names one.</param>
    internal static MessageRow Of(OutboxRow row, Guid? caseId = null) => new(
        row.Id, row.Kind, caseId ?? (Guid.TryParse(row.CorrelationId, out var id) ? id : null), row.State(), row.Attempts, row.LastError, row.CreatedAt,
        row.NextAttemptAt(), row.DeadAt);
}

/// <summary>A message with what it carries.</summary>
/// <param name="Payload">What the engine keeps of it.</param>
/// <param name="Request">For one to an outside system: what is asked.</param>
/// <param name="Received">For one from an outside system: what came.</param>
public sealed record MessageDetail(MessageRow Message, JsonElement Payload, GatewayRequestRow? Request, JsonElement? RequestData, ReceivedMessage? Received);

/// <summary>A message of an outside system as it came, and as an operator corrected it.</summary>
public sealed record ReceivedMessage(
    Guid Id, string Gateway, string MessageId, InboundMessageState State, string? Reason, DateTimeOffset ReceivedAt, Guid? CaseId, Guid? RequestId, string Body, string? OriginalBody)
{
    internal static ReceivedMessage Of(InboundMessage message) => new(
        message.Id, message.Gateway, message.MessageId, message.State, message.Reason, message.ReceivedAt, message.CaseId, message.RequestId, message.Body, message.OriginalBody);
}

/// <summary>A request to an outside system as lists show it.</summary>
public sealed record GatewayRequestRow(
    Guid Id, Guid CaseId, string Gateway, string Operation, GatewayRequestState State, string? Reference, string? Node, string? Clause, DateTimeOffset RequestedAt,
    DateTimeOffset? AcceptedAt, DateTimeOffset? AnsweredAt, string? Reason)
{
    internal static GatewayRequestRow Of(GatewayRequest request) => new(
        request.Id, request.CaseId, request.Gateway, request.Operation, request.State, request.Reference, request.Node, request.Clause, request.RequestedAt,
        request.AcceptedAt, request.AnsweredAt, request.Reason);
}
