using System.Text;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>
/// A signed message of an outside system (来文). It is kept exactly as it came and carried out afterwards: the sender hears only
/// whether it has arrived. The same message again changes nothing.
/// </summary>
public static class ReceiveMessage
{
    private const int MaxIdLength = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="Id">Under which it is kept here.</param>
    public sealed record Response(Guid Id);

    public static async Task<Results<Accepted<Response>, Ok<Response>, ProblemHttpResult>> Handle(
        string court, string gateway, HttpRequest http, [FromServices] IOptions<GatewaySettings> settings, [FromServices] ProfileCatalog profiles,
        [FromServices] EnforcementDbContext db, [FromServices] WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        if (await BodyAsync(http, cancellationToken) is not { } bytes)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge);
        if (!profiles.Courts.Contains(court) || !IsSigned(http, settings.Value.Of(gateway).Secret, bytes, out var messageId))
            return Problems.Of(StatusCodes.Status401Unauthorized, ErrorCodes.AuthSignature);
        if (Text(bytes) is not { } body)
            return Problems.Of(StatusCodes.Status400BadRequest, ErrorCodes.Malformed);

        var earlier = await db.InboundMessages.Where(m => m.Court == court && m.Gateway == gateway && m.MessageId == messageId).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);
        if (earlier is { } known)
            return TypedResults.Ok(new Response(known));
        var address = await AddressAsync(db, court, gateway, InboundContent.AddressOf(body), cancellationToken);
        var command = new Command(court, CommandKey.IdOf(court, $"gateway:{gateway}", messageId), "gateway-message", $"{court}.{gateway}");
        var kept = await runtime.ExecuteAsync(command, burst => Task.FromResult<object?>(Keep(burst, gateway, messageId, body, address)), cancellationToken);
        var response = new Response(Guid.Parse((string)kept.Result!));
        return kept.Replayed ? TypedResults.Ok(response) : TypedResults.Accepted((string?)null, response);
    }

    private static string Keep(Burst burst, string gateway, string messageId, string body, (Guid? Case, Guid? Request) address)
    {
        var message = new InboundMessage
        {
            Court = burst.Command.TenantId,
            Id = burst.NewId(),
            Gateway = gateway,
            MessageId = messageId,
            Body = body,
            ReceivedAt = burst.Now,
            CaseId = address.Case,
            RequestId = address.Request,
        };
        burst.Services.GetRequiredService<EnforcementDbContext>().InboundMessages.Add(message);
        burst.Enqueue(GatewayOutbox.Of(message));
        return message.Id.ToString("D");
    }

    // messages of one case are carried out in their order, so the case must be known before
    internal static async Task<(Guid? Case, Guid? Request)> AddressAsync(
        EnforcementDbContext db, string court, string gateway, (Guid? RequestId, string? CaseNumber) said, CancellationToken cancellationToken)
    {
        if (said.RequestId is not { } id)
            return (said.CaseNumber is { } number ? await InboundDispatcher.CaseOfAsync(db, court, number, cancellationToken) : null, null);
        var found = await db.GatewayRequests.Where(r => r.Court == court && r.Id == id && r.Gateway == gateway).Select(r => (Guid?)r.CaseId).FirstOrDefaultAsync(cancellationToken);
        return (found, found is null ? null : id);
    }

    private static bool IsSigned(HttpRequest http, string? secret, byte[] body, out string messageId)
    {
        messageId = http.Headers[MessageSignature.IdHeader].ToString();
        return secret is { Length: > 0 } && messageId.Length is > 0 and <= MaxIdLength && Storable.Fault(messageId) is null
            && MessageSignature.IsValid(
                secret, messageId, http.Headers[MessageSignature.TimestampHeader].ToString(), http.Headers[MessageSignature.SignatureHeader].ToString(), body,
                TimeProvider.System.GetUtcNow());
    }

    // null: longer than allowed
    private static async Task<byte[]?> BodyAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await http.Body.ReadAsync(part, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > InboundMessage.MaxLength)
                return null;
            body.Write(part, 0, read);
        }

        return body.ToArray();
    }

    // null: no text that could be kept
    private static string? Text(byte[] bytes)
    {
        try
        {
            var text = Utf8.GetString(bytes);
            return Storable.Fault(text) is null ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
