using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Attachments;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Measures;
using EnforcementFlows.Api.Features.Tasks.Signers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

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

    public static async Task<Ok<TaskRow>> Handle(
        Guid taskId, Request request, CommandKey key,
        [FromServices] IServiceProvider services, [FromServices] WorkflowRuntime runtime, [FromServices] FormCatalog forms,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken) =>
        TypedResults.Ok(await DoAsync(taskId, request, key.CommandId, services, runtime, forms, actor, cancellationToken));

    internal static async Task<TaskRow> DoAsync(
        Guid taskId, Request request, Guid commandId, IServiceProvider services, WorkflowRuntime runtime, FormCatalog forms, CurrentActor actor, CancellationToken cancellationToken)
    {
        var command = new Command(actor.Court, commandId, "complete-task", actor.Id, RequestHash.Of(taskId, "complete-task", request));
        TaskRow? done = null;
        var answer = await runtime.ExecuteOnTaskAsync(
            command, taskId,
            async burst =>
            {
                done = await CompleteAsync(burst, request, forms, actor, cancellationToken);
                return null;
            },
            cancellationToken);
        if (answer.Replayed) // by now somebody else may have done more to it
            done = await services.GetRequiredService<TaskRows>().OfAsync(taskId, cancellationToken);
        return done!;
    }

    private static async Task<TaskRow> CompleteAsync(Burst burst, Request request, FormCatalog forms, CurrentActor actor, CancellationToken cancellationToken)
    {
        if (burst.HumanTask is not { } task || !actor.CanSee(task))
            throw new RequestException(StatusCodes.Status404NotFound, ErrorCodes.NotFound);
        var form = WorkflowValue.FromElement(request.Form ?? default) as Dictionary<string, object?> ?? [];
        var profile = burst.Services.GetRequiredService<ProfileCatalog>().Get(actor.Court, burst.Now);
        var schema = task.FormKey is { } key ? forms.Find(key) : null;
        List<ApiError> errors = [.. forms.Check(task.FormKey, request.Outcome, form), .. TaskMaterials.Missing(profile, schema, task, request.Outcome, form)];
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        if (Guid.TryParse(task.CorrelationId, out var of))
            errors.AddRange(await FormFiles.UnknownAsync(db, actor.Court, of, schema, form, "form", cancellationToken));
        if (errors.Count > 0)
            throw new RequestException(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, errors: errors);
        var principal = await actor.PrincipalAsync(db, task, burst.Now, cancellationToken);
        await Instructed.RequireAsync(db, profile, principal?.Roles ?? actor.Roles, task, cancellationToken);
        var about = Guid.TryParse(task.CorrelationId, out var caseId) ? await db.CaseAsync(actor.Court, caseId, cancellationToken) : null;
        Rulings.EnsureMayIssue(actor, task, about?.HandlerId);
        await LapsedFollowUp.RefuseAsync(db, task, burst.Now, cancellationToken);
        await SignedTasks.EnsureSignedAsync(db, task, cancellationToken);
        if (task.ParentTaskId is null)
            await DoStepAsync(burst, db, task, about, request, form, forms, actor, principal, cancellationToken);
        else
            await SignedTasks.SignAsync(burst, db, task, about!, request, actor, principal, cancellationToken);
        var names = new Dictionary<string, string>(actor.Substituted.Select(person => KeyValuePair.Create(person.Id, person.Name))) { [actor.Id] = actor.DisplayName }; // what is done has no deadline, and the parties are not read for it
        return TaskRow.Of(task, new(about is null ? null : new(about.Number.ToString(), about.Cause), null, names), forms);
    }

    private static async Task DoStepAsync(
        Burst burst, EnforcementDbContext db, HumanTask task, EnforcementCase? about, Request request, Dictionary<string, object?> form, FormCatalog forms, CurrentActor actor,
        SubstitutedPerson? principal, CancellationToken cancellationToken)
    {
        var comment = forms.IsRestricted(task.FormKey) ? null : request.Comment; // restricted words go to the step that keeps them, and nowhere else
        task.Complete(actor.Id, request.Outcome, WorkflowValue.ToJson(forms.Open(task.FormKey, form)), comment, request.Version, burst.Now, principal?.Id);
        var outcome = burst.Services.GetRequiredService<OutcomeNames>().Of(burst.Services.GetRequiredService<ProfileCatalog>().Get(actor.Court, burst.Now), task.FormKey, request.Outcome);
        if (about is not null)
            db.Note(about, "task-completed", $"{actor.Signature(principal)}办结“{task.Name}”（{outcome}）{comment}", burst.Now, task.Clause, actor.Id, task.Node, data: TimelineDetails.OfTask(task.Id));
        var stimulus = new TaskCompletedStimulus(task.Id, request.Outcome, form, actor.Id, actor.DisplayName, burst.Now, request.Comment, principal?.Id);
        await burst.CompleteTaskAsync(task, stimulus, cancellationToken);
    }
}
