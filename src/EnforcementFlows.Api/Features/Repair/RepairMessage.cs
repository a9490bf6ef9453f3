using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>Why an operator does something; kept with the act.</summary>
public sealed record RepairReason
{
    [Required, StringLength(2000)]
    public required string Reason { get; init; }
}

/// <summary>A message with another content.</summary>
public sealed record CorrectedMessage
{
    [Required, StringLength(2000)]
    public required string Reason { get; init; }

    /// <summary>For what goes out: the data of the request, or what the engine keeps of the message.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>For what came in: the whole body. The one that came is kept beside it.</summary>
    [StringLength(InboundMessage.MaxLength)]
    public string? Body { get; init; }
}

/// <summary>Tries a message again now, with all its attempts before it (重试).</summary>
public static class RetryMessage
{
    public static Task<Results<Ok<MessageRow>, ProblemHttpResult>> Handle(
        long messageId, RepairReason request, CommandKey key, [FromServices] MessageRepair repair, CancellationToken cancellationToken) =>
        repair.DoAsync("retry", messageId, request.Reason, key, RequestHash.Of(default, $"retry:{messageId}", request), (operation, token) => operation.RetryAsync(token), cancellationToken);
}

/// <summary>Corrects a message that was given up or failed, and tries it again (更正后重放).</summary>
public static class ReplayMessage
{
    public static Task<Results<Ok<MessageRow>, ProblemHttpResult>> Handle(
        long messageId, CorrectedMessage request, CommandKey key, [FromServices] MessageRepair repair, CancellationToken cancellationToken) =>
        repair.DoAsync(
            "replay", messageId, request.Reason, key, RequestHash.Of(default, $"replay:{messageId}", request), (operation, token) => operation.ReplayAsync(request, token), cancellationToken);
}

/// <summary>Lets a message have no effect, so that those behind it go on (跳过).</summary>
public static class SkipMessage
{
    public static Task<Results<Ok<MessageRow>, ProblemHttpResult>> Handle(
        long messageId, RepairReason request, CommandKey key, [FromServices] MessageRepair repair, CancellationToken cancellationToken) =>
        repair.DoAsync("skip", messageId, request.Reason, key, RequestHash.Of(default, $"skip:{messageId}", request), (operation, token) => operation.SkipAsync(token), cancellationToken);
}

/// <summary>Carries out what an operator decides on a message: the change, the act on record and the timeline in one transaction.</summary>
public sealed class MessageRepair(EnforcementDbContext db, WorkflowRuntime runtime, CurrentActor actor)
{
    private static readonly Dictionary<string, string> Words = new() { ["retry"] = "重试", ["replay"] = "更正后重放", ["skip"] = "跳过" };

    internal async Task<Results<Ok<MessageRow>, ProblemHttpResult>> DoAsync(
        string act, long messageId, string reason, CommandKey key, byte[] hash, Func<MessageOperation, CancellationToken, Task<(string? Before, string? After)>> change,
        CancellationToken cancellationToken)
    {
        var mine = db.Outbox.AsNoTracking().Where(row => row.TenantId == actor.Court && row.Id == messageId);
        if (!await mine.AnyAsync(cancellationToken))
            return Problems.NotFound();
        var command = new Command(actor.Court, key.CommandId, $"message-{act}", actor.Id, hash);
        await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                var operation = await MessageOperation.OpenAsync(burst, messageId, cancellationToken);
                var (before, after) = await change(operation, cancellationToken);
                await RecordAsync(burst, operation, act, reason, before, after, cancellationToken);
                return null;
            },
            cancellationToken);
        return TypedResults.Ok(MessageRow.Of(await mine.SingleAsync(cancellationToken)));
    }

    private static async Task RecordAsync(
        Burst burst, MessageOperation operation, string act, string reason, string? before, string? after, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        joined.OperatorActs.Add(new OperatorAct
        {
            Court = burst.Command.TenantId,
            At = burst.Now,
            By = burst.Command.Actor!,
            Act = act,
            SubjectKind = operation.Kind,
            SubjectId = operation.Id,
            CaseId = operation.CaseId,
            Reason = reason,
            Before = before,
            After = after,
        });
        if (operation.CaseId is { } caseId)
        {
            var about = await joined.CaseAsync(burst.Command.TenantId, caseId, cancellationToken);
            joined.Note(about, "message-repaired", $"管理员处置消息（{operation.Kind}）：{Words[act]}。理由：{reason}", burst.Now, actor: burst.Command.Actor);
        }
    }
}
