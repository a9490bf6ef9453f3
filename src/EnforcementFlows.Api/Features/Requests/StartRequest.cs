using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Attachments;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>
/// Hands in a request on a case (提请事项) and starts the flow that the court's profile names for its kind. The approval at the
/// end of that flow is the only way to the act it asks for (TB-3.2-8b, TB-3.2-13a).
/// </summary>
public static class StartRequest
{
    public sealed record Request
    {
        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Reason { get; init; }

        /// <summary>What is asked for: the fields of the kind's form <c>{kind}-request</c>.</summary>
        public JsonElement? Data { get; init; }
    }

    /// <summary>A request and the tasks it has opened.</summary>
    public sealed record Response(Guid Id, string Kind, RequestState State, IReadOnlyList<Guid> TaskIds);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Guid caseId, [StringLength(64)] string kind, Request request, CommandKey key,
        [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] WorkflowRuntime runtime,
        [FromServices] ProfileCatalog profiles, [FromServices] FormCatalog forms, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is null)
            return Problems.NotFound();
        if (!profiles.Get(actor.Court, clock.GetUtcNow()).Flows.TryGetValue($"request:{kind}", out var definitionId))
            return Problems.Invalid("kind", "request.kind-unknown", "本院没有这类申请的流程。");
        var data = WorkflowValue.FromElement(request.Data ?? default) as Dictionary<string, object?> ?? [];
        if (!actor.Has($"request.{kind}") || !actor.Has($"request.{RequestRules.KindOf(kind, data)}"))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        var form = forms.OfRequest(kind)?.Key;
        if (forms.Check(form, "", data) is { Count: > 0 } errors)
            return Problems.Invalid([.. errors.Select(e => e with { Field = e.Field is { } field ? "data" + field["form".Length..] : null })]);
        if (await FormFiles.UnknownAsync(db, actor.Court, caseId, forms.OfRequest(kind), data, "data", cancellationToken) is { Count: > 0 } unknown)
            return Problems.Invalid(unknown);
        var command = new Command(actor.Court, key.CommandId, $"request-{kind}", actor.Id, RequestHash.Of(caseId, $"request-{kind}", request));
        var result = await runtime.ExecuteAsync(
            command, burst => StartAsync(burst, caseId, kind, request.Reason, data, forms.Open(form, data), definitionId, actor, cancellationToken), cancellationToken);
        var response = await ResponseAsync(db, actor.Court, Guid.Parse((string)result.Result!), cancellationToken);
        return TypedResults.Created($"/api/cases/{caseId}/requests", response);
    }

    private static async Task<object?> StartAsync(
        Burst burst, Guid caseId, string kind, string reason, Dictionary<string, object?> data, Dictionary<string, object?> open, string definitionId, CurrentActor actor,
        CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var about = await db.CaseAsync(actor.Court, caseId, cancellationToken);
        if (RequestKinds.OneOf(kind).Count > 1) // an index decides a race within one kind, and nothing would between two
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM cases WHERE court = {actor.Court} AND id = {caseId} FOR UPDATE", cancellationToken);
        var site = await RequestSite.OfAsync(burst.Services, about, burst.Now, cancellationToken);
        await RequestRules.EnsureAsync(site, kind, data, cancellationToken);
        var request = CaseRequest.HandIn(about, kind, reason, WorkflowValue.ToJson(data), actor.Id, burst.Now);
        db.Requests.Add(request);
        db.Note(about, "request-handed-in", $"{actor.DisplayName}提请：{kind}，理由：{reason}", burst.Now, actor: actor.Id);
        await burst.StartAsync(
            definitionId,
            new()
            {
                ["caseId"] = caseId.ToString("D"),
                ["request"] = new Dictionary<string, object?>
                {
                    ["id"] = request.Id.ToString("D"),
                    ["kind"] = kind,
                    ["reason"] = reason,
                    ["data"] = open, // whoever sees a task or a variable of the flow reads it
                    ["requestedBy"] = actor.Id,
                    ["closed"] = about.IsClosed,
                },
            },
            caseId.ToString("D"), cancellationToken);
        return request.Id;
    }

    private static async Task RequireAloneAsync(EnforcementDbContext db, string court, Guid caseId, string kind, CancellationToken cancellationToken)
    {
        var kinds = RequestKinds.OneOf(kind);
        if (kinds.Count > 1) // an index decides a race within one kind, and nothing would between two
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM cases WHERE court = {court} AND id = {caseId} FOR UPDATE", cancellationToken);
        if (kinds.Count > 0 && await db.Requests.AnyAsync(
            r => r.Court == court && r.CaseId == caseId && kinds.Contains(r.Kind) && (r.State == RequestState.Open || r.State == RequestState.Returned), cancellationToken))
        {
            throw new Domain.DomainException("request.already-open", "同类申请正在审批中。");
        }
    }

    internal static async Task<Response> ResponseAsync(EnforcementDbContext db, string court, Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().FirstAsync(r => r.Court == court && r.Id == requestId, cancellationToken);
        var subject = requestId.ToString("D");
        var correlation = request.CaseId.ToString("D");
        var tasks = await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == court && t.CorrelationId == correlation && t.SubjectId == subject && t.DoneAt == null && t.ParentTaskId == null && t.State != Workflow.HumanTasks.HumanTaskState.Void)
            .OrderBy(t => t.CreatedAt).Select(t => t.Id).ToListAsync(cancellationToken);
        return new(request.Id, request.Kind, request.State, tasks);
    }
}
