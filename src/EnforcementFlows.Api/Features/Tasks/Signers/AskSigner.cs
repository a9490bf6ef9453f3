using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks.Signers;

/// <summary>加签: whoever has an approval asks a further person of the court to sign before he decides. The limit of what he decides runs on.</summary>
public static class AskSigner
{
    public sealed record Request
    {
        /// <summary>Who is to sign.</summary>
        public required Guid UserId { get; init; }

        [Required, StringLength(500, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, Request request, CommandKey key, [FromServices] TaskActs acts, [FromServices] FormCatalog forms, [FromServices] ProfileCatalog profiles,
        CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-signer-asked", request,
            async (task, act) =>
            {
                SignedTasks.EnsureTakes(task, forms);
                var name = await NameOfReaderAsync(act, request.UserId, profiles.Get(acts.Actor.Court, act.Now), cancellationToken);
                var signer = request.UserId.ToString("D");
                await EnsureMaySignAsync(task, act, signer, acts.Actor.Id, cancellationToken);
                act.Db.HumanTasks.Add(task.AskSigner(OrderedId.New(), acts.Actor.Id, signer, request.Reason, act.Now));
                return $"{acts.Actor.DisplayName}请{name}对“{task.Name}”加签：{request.Reason}";
            },
            cancellationToken);

    // what is signed is read before: of a case, by its readers alone
    private static async Task<string> NameOfReaderAsync(TaskAct act, Guid userId, CourtProfile profile, CancellationToken cancellationToken)
    {
        var person = await act.Db.Users.AsNoTracking().Where(u => u.Court == profile.Court && u.Id == userId && u.Active)
            .Select(u => new { u.DisplayName, Roles = u.Roles.Select(held => held.Role).ToList() }).FirstOrDefaultAsync(cancellationToken) ?? throw AssignTask.Unknown();
        var readers = profile.Permissions.GetValueOrDefault("case.read") ?? [];
        return person.Roles.Any(readers.Contains) ? person.DisplayName : throw new HumanTaskException("signer.no-office", "被请加签的人员没有查阅案件的岗位。");
    }

    // C-16: persons are compared, never roles
    private static async Task EnsureMaySignAsync(HumanTask task, TaskAct act, string signer, string asker, CancellationToken cancellationToken)
    {
        if (signer == asker || signer == task.Assignee || signer == task.Owner || signer == task.ActingFor)
            throw new HumanTaskException("signer.self", "该待办由其本人办理，不必加签。");
        if (await act.Db.SignersOf(task).AnyAsync(other => other.State != HumanTaskState.Void && other.Assignee == signer, cancellationToken))
            throw new HumanTaskException("signer.twice", "已请该人员加签。");
        if (Guid.TryParse(task.SubjectId, out var id) && await act.Db.Requests.AnyAsync(r => r.Court == task.TenantId && r.Id == id && r.RequestedBy == signer, cancellationToken))
            throw new DomainException("approval.same-person", "申请人不得对自己的申请加签。");
    }
}

/// <summary>撤回加签: whoever asked, or has the task now, does without a signature that has not been given.</summary>
public static class WithdrawSigner
{
    public static Task<Results<Ok<TaskRow>, ProblemHttpResult>> Handle(
        Guid taskId, Guid signerId, CommandKey key, [FromServices] TaskActs acts, CancellationToken cancellationToken) =>
        acts.DoAsync(
            taskId, key, "task-signer-withdrawn", signerId,
            async (task, act) =>
            {
                var signer = await act.Db.SignersOf(task).FirstOrDefaultAsync(other => other.Id == signerId, cancellationToken)
                    ?? throw new RequestException(StatusCodes.Status404NotFound, ErrorCodes.NotFound);
                if (acts.Actor.Id != signer.Initiator && acts.Actor.Id != task.Assignee)
                    throw new HumanTaskException("signer.not-asker", "只有提请加签的人员和该待办的办理人可以撤回加签。");
                task.WithdrawSigner(signer);
                var name = await acts.NameOfAsync(Guid.Parse(signer.Assignee!), cancellationToken);
                return $"{acts.Actor.DisplayName}撤回请{name}对“{task.Name}”的加签";
            },
            cancellationToken);
}
