using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Approvals;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>
/// The applicant takes a request back (撤回) before it is decided. It goes the way that its flow has for one withdrawn after a return, so that what
/// the flow has begun is undone as the regulation says: if an approver has it, it is fetched back from there first, in the same transaction.
/// </summary>
public static class WithdrawRequest
{
    public sealed record Request
    {
        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    private const string Outcome = "withdraw";

    public static async Task<Results<Ok<StartRequest.Response>, ProblemHttpResult>> Handle(
        Guid caseId, Guid requestId, Request request, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access,
        [FromServices] WorkflowRuntime runtime, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is null
            || !await db.Requests.AnyAsync(r => r.Court == actor.Court && r.CaseId == caseId && r.Id == requestId, cancellationToken))
        {
            return Problems.NotFound();
        }

        var command = new Command(actor.Court, key.CommandId, "withdraw-request", actor.Id, RequestHash.Of(requestId, "withdraw-request", request));
        await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                await WithdrawAsync(burst, caseId, requestId, request.Reason, actor, cancellationToken);
                return null;
            },
            cancellationToken);
        return TypedResults.Ok(await StartRequest.ResponseAsync(db, actor.Court, requestId, cancellationToken));
    }

    private static async Task WithdrawAsync(Burst burst, Guid caseId, Guid requestId, string reason, CurrentActor actor, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var about = await db.CaseAsync(actor.Court, caseId, cancellationToken);
        var request = await db.Requests.FirstAsync(r => r.Court == actor.Court && r.Id == requestId, cancellationToken);
        request.EnsureMayWithdraw(actor.Id);
        var (correlation, subject) = (caseId.ToString("D"), requestId.ToString("D"));
        var tasks = await db.HumanTasks.Where(t => t.TenantId == actor.Court && t.CorrelationId == correlation && t.SubjectId == subject && t.DoneAt == null).ToListAsync(cancellationToken);
        db.Note(about, "request-recalled", $"{actor.DisplayName}撤回申请（{request.Kind}），理由：{reason}", burst.Now, actor: actor.Id);
        if (tasks.Find(task => task.IsOpen && task.Outcomes.Contains(Outcome)) is { } own)
            await GiveUpAsync(burst, own, reason, actor, cancellationToken);
        else if (tasks.Find(task => task.IsOpen && ApprovalChains.TaskOutcomes.SequenceEqual(task.Outcomes)) is { } approval)
            await FetchBackAsync(burst, db, approval, reason, actor, cancellationToken);
        else
            throw NotNow();
    }

    // returned already: the applicant's own task
    private static async Task GiveUpAsync(Burst burst, HumanTask task, string reason, CurrentActor actor, CancellationToken cancellationToken)
    {
        task.Assign(actor.Id, burst.Now);
        task.Complete(actor.Id, Outcome, "{}", reason, null, burst.Now);
        await burst.ResumeAsync(task.InstanceId, task.ContextId, Stimulus(task.Id, reason, burst, actor), cancellationToken);
    }

    // the flow returns it to the applicant, whose task is over before anybody has seen it
    private static async Task FetchBackAsync(Burst burst, EnforcementDbContext db, HumanTask approval, string reason, CurrentActor actor, CancellationToken cancellationToken)
    {
        TaskWait? returned = null;
        await burst.ResumeAsync(approval.InstanceId, approval.ContextId, new ApprovalRecalledStimulus(approval.Id), cancellationToken);
        await burst.ChangeAsync(
            approval.InstanceId,
            execution =>
            {
                returned = execution.Effects.Tasks.Find(task => task.Draft.Outcomes.Contains(Outcome)) ?? throw NotNow();
                execution.Resume(returned.ContextId, Stimulus(returned.TaskId, reason, burst, actor));
                return ValueTask.CompletedTask;
            },
            cancellationToken);
        db.TakeBackNote(TimelineDetails.OfTask(returned!.TaskId));
    }

    private static TaskCompletedStimulus Stimulus(Guid taskId, string reason, Burst burst, CurrentActor actor) =>
        new(taskId, Outcome, [], actor.Id, actor.DisplayName, burst.Now, reason);

    private static DomainException NotNow() => new("request.not-withdrawable", "该申请此时不在审批环节，或者其流程不设撤回，请由审批人退回。");
}
