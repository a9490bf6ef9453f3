using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Completes a task (办结待办) and lets its flow run on, in one transaction. A repetition with the same key gets the same answer.</summary>
public static class CompleteTask
{
    public sealed record Request
    {
        /// <summary>One of the task's outcomes.</summary>
        [Required, StringLength(64)]
        public required string Outcome { get; init; }

        /// <summary>The fields of the task's form.</summary>
        public JsonElement? Form { get; init; }

        [StringLength(4000)]
        public string? Comment { get; init; }

        /// <summary>The version that was seen; if the task has moved on, the answer is 409. Without it the newest counts.</summary>
        public int? Version { get; init; }
    }

    public static async Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, Request request, CommandKey key,
        [FromServices] EnforcementDbContext db, [FromServices] WorkflowRuntime runtime, [FromServices] FormCatalog forms,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        if (await db.FindTaskAsync(actor, taskId, cancellationToken) is not { } seen)
            return Problems.NotFound();
        var form = WorkflowValue.FromElement(request.Form ?? default) as Dictionary<string, object?> ?? [];
        if (forms.Check(seen.FormKey, request.Outcome, form) is { Count: > 0 } errors)
            return Problems.Invalid(errors);
        var command = new Command(actor.Court, key.CommandId, "complete-task", actor.Id, RequestHash.Of(taskId, "complete-task", request));
        await runtime.ExecuteAsync(command, seen.InstanceId, burst => CompleteAsync(burst, taskId, request, form, actor, cancellationToken), cancellationToken);
        return TypedResults.Ok(await db.TaskRowAsync(actor, taskId, cancellationToken));
    }

    private static async Task<object?> CompleteAsync(
        Burst burst, Guid taskId, Request request, Dictionary<string, object?> form, CurrentActor actor, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var task = await db.HumanTasks.FirstAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        task.Complete(actor.Id, request.Outcome, WorkflowValue.ToJson(form), request.Comment, request.Version, burst.Now);
        if (Guid.TryParse(task.CorrelationId, out var caseId))
        {
            var about = await db.CaseAsync(actor.Court, caseId, cancellationToken);
            db.Note(about, "task-completed", $"{actor.DisplayName}办结“{task.Name}”（{request.Outcome}）{request.Comment}", burst.Now, task.Clause, actor.Id, task.Node, data: TimelineDetails.OfTask(taskId));
        }

        var stimulus = new TaskCompletedStimulus(task.Id, request.Outcome, form, actor.Id, actor.DisplayName, burst.Now, request.Comment);
        await burst.CompleteTaskAsync(task, stimulus, cancellationToken);
        return null;
    }
}
