using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks.Signers;

/// <summary>Tasks that others sign before they are decided (加签), and their signers' own.</summary>
internal static class SignedTasks
{
    private const string Approve = "approve";
    private const string Object = "object";

    /// <summary>Whether further persons may be asked to sign it: a step of approval on a case. A panel votes, and nobody else with it.</summary>
    public static bool Takes(HumanTask task, FormCatalog forms) =>
        task.Outcomes.Contains(Approve) && task.ParentTaskId is null && task.CorrelationId is not null && !forms.IsRestricted(task.FormKey);

    /// <exception cref="HumanTaskException"><c>signer.not-approval</c></exception>
    public static void EnsureTakes(HumanTask task, FormCatalog forms)
    {
        if (!Takes(task, forms))
            throw new HumanTaskException("signer.not-approval", "只有呈批事项可以加签；合议事项由合议庭成员表决，不得加签。");
    }

    /// <summary>The signers' tasks of a task, those withdrawn included.</summary>
    public static IQueryable<HumanTask> SignersOf(this EnforcementDbContext db, HumanTask task) =>
        db.HumanTasks.Where(other => other.TenantId == task.TenantId && other.ParentTaskId == task.Id);

    /// <summary>Names whoever has yet to sign a task, for him who would decide it now.</summary>
    /// <exception cref="RequestException">409 <c>task.signers-awaited</c></exception>
    public static async Task EnsureSignedAsync(EnforcementDbContext db, HumanTask task, CancellationToken cancellationToken)
    {
        if (task.AwaitedSigners == 0 || !task.IsOpen)
            return;
        var awaited = await db.SignersOf(task).Where(other => other.State == HumanTaskState.Claimed).OrderBy(other => other.CreatedAt).Select(other => other.Assignee!).ToListAsync(cancellationToken);
        List<Guid> people = [.. awaited.Select(Guid.Parse)];
        var names = await db.Users.Where(u => u.Court == task.TenantId && people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        throw new RequestException(
            StatusCodes.Status409Conflict, "task.signers-awaited", $"尚待{string.Join('、', people.Select(names.GetValueOrDefault))}出具加签意见。",
            [.. people.Select(person => new ApiError("task.signer-awaited", $"{names.GetValueOrDefault(person)}尚未出具加签意见"))]);
    }

    /// <summary>Signs: the flow does not move by it, but whoever decides can then go on.</summary>
    public static async Task SignAsync(
        Burst burst, EnforcementDbContext db, HumanTask signer, EnforcementCase about, CompleteTask.Request request, CurrentActor actor, SubstitutedPerson? principal,
        CancellationToken cancellationToken)
    {
        if (request.Outcome == Object && string.IsNullOrWhiteSpace(request.Comment))
            throw new DomainException("approval.opinion-missing", "不同意的，须说明理由。");
        var task = await db.HumanTasks.FirstAsync(other => other.TenantId == signer.TenantId && other.Id == signer.ParentTaskId, cancellationToken);
        if (principal is not null && task.ExcludedUsers.Contains(actor.Id))
            throw new DomainException("approval.same-person", "申请人、审批人和其他加签人不得代他人加签。");
        signer.Complete(actor.Id, request.Outcome, "{}", request.Comment, request.Version, burst.Now, principal?.Id);
        task.TakeSignature();
        var words = request.Outcome == Object ? "不同意" : "同意";
        db.Note(
            about, "task-signed", $"{actor.Signature(principal)}对“{task.Name}”加签：{words}{TimelineDetails.InBrackets(request.Comment)}", burst.Now, task.Clause, actor.Id, task.Node,
            data: TimelineDetails.OfTask(task.Id));
    }
}
