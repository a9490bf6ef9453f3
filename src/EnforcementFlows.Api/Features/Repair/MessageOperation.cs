using System.Globalization;
using System.Text.Json;
using EnforcementFlows.Api.Features.Gateways;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>What can be done to a message that is not delivered yet. Its row is locked.</summary>
internal sealed class MessageOperation
{
    private readonly Burst _burst;
    private readonly EnforcementDbContext _db;
    private readonly OutboxRow _row;
    private readonly MessageSubject _subject;

    private MessageOperation(Burst burst, EnforcementDbContext db, OutboxRow row, MessageSubject subject) => (_burst, _db, _row, _subject) = (burst, db, row, subject);

    public string Kind => _row.Kind;

    public string Id => _row.Id.ToString(CultureInfo.InvariantCulture);

    public Guid? CaseId => _subject.Received?.CaseId ?? _subject.CaseId;

    /// <exception cref="DomainException"><c>message.settled</c>: it was delivered or skipped.</exception>
    public static async Task<MessageOperation> OpenAsync(Burst burst, long messageId, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var court = burst.Command.TenantId;
        var row = (await db.Outbox.FromSql($"SELECT * FROM flow_outbox WHERE tenant_id = {court} AND id = {messageId} FOR UPDATE").ToListAsync(cancellationToken)).Single();
        if (row.DoneAt is not null)
            throw new DomainException("message.settled", "该消息已送达或已跳过，无须处置。");
        return new(burst, db, row, await MessageSubject.FindAsync(db, row, cancellationToken));
    }

    /// <exception cref="DomainException"><c>gateway.settled</c>.</exception>
    public async Task<(string? Before, string? After)> RetryAsync(CancellationToken cancellationToken)
    {
        var before = Summary();
        Reopen(await RequestAsync(cancellationToken));
        return (before, Summary());
    }

    /// <exception cref="DomainException"><c>message.content-missing</c>, <c>gateway.may-be-taken</c>.</exception>
    public async Task<(string? Before, string? After)> ReplayAsync(CorrectedMessage corrected, CancellationToken cancellationToken)
    {
        string before;
        var request = await RequestAsync(cancellationToken);
        if (_subject.Received is { } received)
        {
            before = received.Body;
            received.OriginalBody ??= received.Body;
            received.Body = corrected.Body ?? throw Missing("body");
            await AddressAsync(received, cancellationToken);
        }
        else if (request is not null)
        {
            before = request.Payload;
            request.Correct((corrected.Payload is { ValueKind: JsonValueKind.Object } data ? data : throw Missing("payload")).GetRawText());
        }
        else
        {
            before = _row.Payload;
            _row.Payload = (corrected.Payload is { ValueKind: JsonValueKind.Object } payload ? payload : throw Missing("payload")).GetRawText();
        }

        Reopen(request);
        return (before, corrected.Body ?? corrected.Payload?.GetRawText());
    }

    public async Task<(string? Before, string? After)> SkipAsync(CancellationToken cancellationToken)
    {
        var before = Summary();
        if (_subject.Received is { } received)
            (received.State, received.Reason, received.SettledAt) = (InboundMessageState.Skipped, "由管理员跳过", _burst.Now);
        // the flow is locked before the request
        if (_subject.Request is { } asked && await _db.IsWaitedForAsync(asked.Court, asked.Id, cancellationToken))
        {
            var answer = new Dictionary<string, object?> { ["outcome"] = CallGateway.Refused };
            await _burst.PublishAsync(CallGateway.AnswerEvent, asked.Id.ToString("D"), answer, cancellationToken);
        }

        (await RequestAsync(cancellationToken))?.Cancel("由管理员跳过");

        (_row.DoneAt, _row.Skipped, _row.LeaseUntil) = (_burst.Now, true, null);
        return (before, Summary());
    }

    private async Task<GatewayRequest?> RequestAsync(CancellationToken cancellationToken) =>
        _subject.Request is { } asked ? await _db.LockRequestAsync(asked.Court, asked.Id, cancellationToken) : null;

    private void Reopen(GatewayRequest? request)
    {
        if (_subject.Received is { } received)
            (received.State, received.Reason) = (InboundMessageState.Received, null);
        if (request is not null)
        {
            request.SendAgain();
            _row.Payload = GatewayOutbox.AskFirst(request);
        }

        _row.Reopen();
    }

    private async Task AddressAsync(InboundMessage received, CancellationToken cancellationToken)
    {
        (received.CaseId, received.RequestId) = await ReceiveMessage.AddressAsync(
            _db, received.Court, received.Gateway, InboundContent.AddressOf(received.Body), cancellationToken);
        _db.Entry(_row).Property(row => row.CorrelationId).CurrentValue = (received.CaseId ?? received.Id).ToString("D");
    }

    private string Summary() => $"{_row.State()}, {_row.Attempts} attempts: {_row.LastError}";

    private static DomainException Missing(string field) => new("message.content-missing", $"须提供更正后的内容（{field}）。");
}
