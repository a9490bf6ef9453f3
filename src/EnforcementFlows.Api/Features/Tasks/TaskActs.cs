using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>What claim, release, assign, delegate, return, urge and comment have in common: one task, one act, one timeline entry, one commit.</summary>
/// <remarks>Each act is a command of the runtime: repeated with its key it answers as the first time and happens once.</remarks>
public sealed class TaskActs(EnforcementDbContext db, WorkflowRuntime runtime, CurrentActor actor, TaskRows rows)
{
    public CurrentActor Actor => actor;

    /// <summary>Does one act on a task the actor can see; <paramref name="act"/> gets the task and the burst's context and says what goes into the timeline.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="key">The command it is.</param>
    /// <param name="kind">The kind of its timeline entry.</param>
    /// <param name="request">The body, by which a key used twice is noticed; null where the act has none.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Cancels it before it is done.</param>
    public async Task<Results<Ok<TaskRow>, ProblemHttpResult>> DoAsync(
        Guid taskId, CommandKey key, string kind, object? request, Func<HumanTask, TaskAct, Task<string>> act, CancellationToken cancellationToken)
    {
        if (await db.FindTaskAsync(actor, taskId, cancellationToken) is null)
            return Problems.NotFound();
        var command = new Command(actor.Court, key.CommandId, kind, actor.Id, RequestHash.Of(taskId, kind, request));
        await runtime.ExecuteAsync(command, burst => DoAsync(burst, taskId, kind, act, cancellationToken), cancellationToken);
        return TypedResults.Ok(await rows.OfAsync(taskId, cancellationToken));
    }

    private async Task<object?> DoAsync(Burst burst, Guid taskId, string kind, Func<HumanTask, TaskAct, Task<string>> act, CancellationToken cancellationToken)
    {
        var own = burst.Services.GetRequiredService<EnforcementDbContext>();
        var task = await own.HumanTasks.FirstAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        var about = Guid.TryParse(task.CorrelationId, out var caseId) ? await own.CaseAsync(actor.Court, caseId, cancellationToken) : null;
        var text = await act(task, new(own, about, burst.Now));
        if (about is not null)
            own.Note(about, kind, text, burst.Now, task.Clause, actor.Id, task.Node, data: TimelineDetails.OfTask(taskId));
        return null;
    }

    /// <summary>The user of this court with an id; null where there is none who is active.</summary>
    public async Task<string?> NameOfAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Users.Where(u => u.Court == actor.Court && u.Id == userId && u.Active).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>What an act on a task works with: the burst's context and time, and the case.</summary>
public sealed record TaskAct(EnforcementDbContext Db, EnforcementCase? About, DateTimeOffset Now)
{
    /// <summary>Tells the person who has the task, or its candidates; they must confirm.</summary>
    public void Urge(HumanTask task, string text, string by)
    {
        if (About is null)
            return;
        IEnumerable<AlertRecipient> recipients = task.Assignee is { } assignee
            ? [AlertRecipient.Person(assignee)]
            : task.Roles.Select(AlertRecipient.HoldersOf);
        foreach (var recipient in recipients)
            Db.Raise(recipient, About, AlertKind.Urging, $"{task.Id:N}:{Now.UtcTicks}", new(text, task.Node, null, task.Clause), Now, by);
    }
}

/// <summary>签收: of several candidates at once exactly one gets it.</summary>
public static class ClaimTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, CommandKey key, [FromServices] TaskActs acts, [FromServices] ProfileCatalog profiles, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-claimed", null,
            async (task, act) =>
            {
                var actor = acts.Actor;
                var principal = actor.IsCandidate(task) ? null
                    : actor.Principal(task) ?? throw new RequestException(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden, "您不是该待办的候选人。");
                if (principal is not null)
                    await Substitutes.EnsureInForceAsync(act.Db, actor, principal.Id, act.Now, cancellationToken);
                await Instructed.RequireAsync(act.Db, profiles.Get(actor.Court, act.Now), principal?.Roles ?? actor.Roles, task, cancellationToken);
                task.Claim(actor.Id, act.Now, principal?.Id);
                return $"{actor.Signature(principal)}签收“{task.Name}”";
            },
            cancellationToken);
}

public static class ReleaseTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(Guid taskId, CommandKey key, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-released", null,
            (task, act) =>
            {
                task.Release(acts.Actor.Id);
                return Task.FromResult($"{acts.Actor.DisplayName}退回“{task.Name}”待签收");
            },
            cancellationToken);
}

/// <summary>指派: a leader gives the task to a person.</summary>
public static class AssignTask
{
    public sealed record Request
    {
        public required Guid UserId { get; init; }
    }

    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, Request request, CommandKey key, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-assigned", request,
            async (task, act) =>
            {
                var name = await acts.NameOfAsync(request.UserId, cancellationToken) ?? throw Unknown();
                task.Assign(request.UserId.ToString("D"), act.Now);
                return $"{acts.Actor.DisplayName}将“{task.Name}”指派给{name}";
            },
            cancellationToken);

    internal static RequestException Unknown() => new(
        StatusCodes.Status400BadRequest, ErrorCodes.Invalid, errors: [new("user.unknown", "本院没有该在职人员", "userId")]);
}

/// <summary>转办: another person does the work, the owner stays responsible.</summary>
public static class DelegateTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, AssignTask.Request request, CommandKey key, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-delegated", request,
            async (task, act) =>
            {
                var name = await acts.NameOfAsync(request.UserId, cancellationToken) ?? throw AssignTask.Unknown();
                task.Delegate(acts.Actor.Id, request.UserId.ToString("D"));
                return $"{acts.Actor.DisplayName}将“{task.Name}”转交{name}办理";
            },
            cancellationToken);
}

public static class ReturnTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(Guid taskId, CommandKey key, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-returned", null,
            (task, act) =>
            {
                task.Return(acts.Actor.Id);
                return Task.FromResult($"“{task.Name}”交还原办理人");
            },
            cancellationToken);
}

/// <summary>催办: the person or the candidates are told, and must confirm.</summary>
public static class UrgeTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, CommentTask.Request request, CommandKey key, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-urged", request,
            (task, act) =>
            {
                if (!task.IsOpen)
                    throw new HumanTaskException("task.closed", "该待办已办结或已作废。");
                act.Urge(task, $"催办“{task.Name}”：{request.Text}", acts.Actor.Id);
                return Task.FromResult($"{acts.Actor.DisplayName}催办“{task.Name}”：{request.Text}");
            },
            cancellationToken);
}

public static class CommentTask
{
    public sealed record Request
    {
        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Text { get; init; }
    }

    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, Request request, CommandKey key, [FromServices] TaskActs acts, [FromServices] FormCatalog forms, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-comment", request,
            (task, _) => !forms.IsRestricted(task.FormKey)
                ? Task.FromResult($"批注“{task.Name}”：{request.Text}")
                : throw new HumanTaskException("task.deliberation", "合议事项不得批注，意见请在办结时填写。"), // everybody who sees the case reads comments
            cancellationToken);
}

public static class GetTask
{
    public static async Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, [FromServices] EnforcementDbContext db, [FromServices] TaskRows rows, [FromServices] CurrentActor actor, [FromServices] ProfileCatalog profiles,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindTaskAsync(actor, taskId, cancellationToken) is not { } task)
            return Problems.NotFound();
        var row = await rows.OfAsync(taskId, cancellationToken);
        return TypedResults.Ok(row with { Materials = TaskMaterials.Of(profiles.Get(actor.Court, clock.GetUtcNow()), task) });
    }
}
