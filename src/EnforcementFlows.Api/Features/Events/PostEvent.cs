using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Events;

/// <summary>
/// What happened outside (外部事件): every flow of the case that waits for it goes on, in one transaction with the timeline
/// entry. An event that comes before its wait is kept for it. The same event again, by its key, answers as the first time.
/// </summary>
public static class PostEvent
{
    public sealed record Request
    {
        [Required, StringLength(64)]
        public required string Type { get; init; }

        /// <summary>When it happened, as proven.</summary>
        public required DateTimeOffset OccurredAt { get; init; }

        public JsonElement? Data { get; init; }
    }

    /// <summary>How many flows took the event; 0 = it is kept for a flow that will wait for it.</summary>
    public sealed record Response(string Type, int Reached);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid caseId, Request request, CommandKey key,
        [FromServices] CaseAccess access, [FromServices] WorkflowRuntime runtime, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } found)
            return Problems.NotFound();
        if (!actor.Has("event.write", Guid.TryParse(found.HandlerId, out var handler) ? handler : null))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        if (!CaseEvent.Kinds.ContainsKey(request.Type))
            return Problems.Invalid("type", "event.unknown", $"应为 {string.Join("、", CaseEvent.Kinds.Keys)} 之一。");
        var happened = new CaseEvent(request.Type, request.OccurredAt, WorkflowValue.FromElement(request.Data ?? default) as Dictionary<string, object?> ?? []);
        if (happened.IsInFuture(clock.GetUtcNow()))
            return Problems.Invalid("occurredAt", "event.in-future", "事件时间不得晚于现在。");
        var command = new Command(actor.Court, key.CommandId, $"event:{request.Type}", actor.Id, RequestHash.Of(caseId, "event", request));
        var result = await runtime.ExecuteAsync(command, async burst => await happened.PublishAsync(burst, caseId, cancellationToken), cancellationToken);
        return TypedResults.Ok(new Response(request.Type, (int)(double)result.Result!));
    }
}
