using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>What claim, release, assign, delegate, return, urge and comment have in common: one task, one act, one timeline entry, one commit.</summary>
public sealed class TaskActs(EnforcementDbContext db, CurrentActor actor, TimeProvider clock)
{
    public CurrentActor Actor => actor;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<Results<Ok<TaskRow>, ProblemHttpResult>> DoAsync(
        Guid taskId, string kind, Func<HumanTask, Task<string>> act, CancellationToken cancellationToken)
    {
        var task = await db.HumanTasks.FirstOrDefaultAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        if (task is null || !actor.CanSee(task))
            return Problems.NotFound();
        var text = await act(task);
        var about = Guid.TryParse(task.CorrelationId, out var caseId) ? await db.CaseAsync(actor.Court, caseId, cancellationToken) : null;
        if (about is not null)
            db.Note(about, kind, text, Now, task.Clause, actor.Id, task.Node);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(TaskRow.Of(task, about?.Number.ToString()));
    }

    /// <summary>The user of this court with an id; null where there is none who is active.</summary>
    public async Task<string?> NameOfAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Users.Where(u => u.Court == actor.Court && u.Id == userId && u.Active).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken);

    public async Task UrgeAsync(HumanTask task, string text, CancellationToken cancellationToken)
    {
        var about = await db.CaseAsync(actor.Court, Guid.Parse(task.CorrelationId!), cancellationToken);
        IEnumerable<AlertRecipient> recipients = task.Assignee is { } assignee
            ? [AlertRecipient.Person(assignee)]
            : task.Roles.Select(AlertRecipient.HoldersOf);
        foreach (var recipient in recipients)
            db.Raise(Alert.To(recipient, about, AlertKind.Urging, $"{task.Id:N}:{Now.UtcTicks}", new(text, task.Node, null, task.Clause), Now));
    }
}

/// <summary>签收: of several candidates at once exactly one gets it.</summary>
public static class ClaimTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(Guid taskId, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, "task-claimed",
            task =>
            {
                if (!acts.Actor.IsCandidate(task))
                    throw new RequestException(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden, "您不是该待办的候选人。");
                task.Claim(acts.Actor.Id, acts.Now);
                return Task.FromResult($"{acts.Actor.DisplayName}签收“{task.Name}”");
            },
            cancellationToken);
}

public static class ReleaseTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(Guid taskId, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, "task-released",
            task =>
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
        Guid taskId, Request request, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, "task-assigned",
            async task =>
            {
                var name = await acts.NameOfAsync(request.UserId, cancellationToken) ?? throw Unknown();
                task.Assign(request.UserId.ToString("D"), acts.Now);
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
        Guid taskId, AssignTask.Request request, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, "task-delegated",
            async task =>
            {
                var name = await acts.NameOfAsync(request.UserId, cancellationToken) ?? throw AssignTask.Unknown();
                task.Delegate(acts.Actor.Id, request.UserId.ToString("D"));
                return $"{acts.Actor.DisplayName}将“{task.Name}”转交{name}办理";
            },
            cancellationToken);
}

public static class ReturnTask
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(Guid taskId, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, "task-returned",
            task =>
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
        Guid taskId, CommentTask.Request request, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, "task-urged",
            async task =>
            {
                if (!task.IsOpen)
                    throw new HumanTaskException("task.closed", "该待办已办结或已作废。");
                await acts.UrgeAsync(task, $"催办“{task.Name}”：{request.Text}", cancellationToken);
                return $"{acts.Actor.DisplayName}催办“{task.Name}”：{request.Text}";
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
        Guid taskId, Request request, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(taskId, "task-comment", task => Task.FromResult($"批注“{task.Name}”：{request.Text}"), cancellationToken);
}

public static class GetTask
{
    public static async Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var task = await db.HumanTasks.AsNoTracking().FirstOrDefaultAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        if (task is null || !actor.CanSee(task))
            return Problems.NotFound();
        var numbers = await db.CaseNumbersAsync(actor.Court, [task.CorrelationId], cancellationToken);
        return TypedResults.Ok(TaskRow.Of(task, numbers.GetValueOrDefault(task.CorrelationId ?? "")));
    }
}
