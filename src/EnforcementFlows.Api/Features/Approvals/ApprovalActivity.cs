using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Approvals;

/// <summary>
/// Walks an approval chain of the court's profile (审批): one human task a step, persons kept apart (C-16), the result written to
/// the request that the flow runs on. The electronic decision takes effect at once; the paper form is tracked apart (C-27).
/// </summary>
[Activity("Court.Approval", DisplayName = "逐级审批", Category = "审批", Description = "按本院配置的审批链逐级审批")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("taskName", "String", Required = true, DisplayName = "审批名称")]
[ActivityInput("chain", "String", Required = true, DisplayName = "审批链", Picker = "approval-chain")]
[ActivityInput("item", "Object", DisplayName = "审批内容")]
[ActivityInput("requester", "String", Required = true, DisplayName = "申请人")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
[ActivityOutput("decisions", "Object", DisplayName = "审批记录")]
[ActivityOutcomes("approved", "rejected", "returned", Labels = ["同意", "不同意", "退回修改"])]
public sealed class ApprovalActivity(EnforcementDbContext db, ProfileCatalog profiles, TaskDue due, CourtCalendars calendars) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.State = new List<object?>();
        return GoOnAsync(context, null);
    }

    /// <summary>Offers the step that is open once more; what has been signed stands.</summary>
    public override ValueTask RenewAsync(ActivityExecutionContext context) => GoOnAsync(context, null);

    public override async ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        if (stimulus is ApprovalRecalledStimulus recalled)
        {
            context.CancelAlarm(UnclaimedAlarm.KeyOf(recalled.TaskId));
            context.Complete(ApprovalChains.OutcomeOf(ApprovalDecision.Return)); // nobody has decided: the request stays as it is
            return;
        }

        var done = (TaskCompletedStimulus)stimulus;
        context.CancelAlarm(UnclaimedAlarm.KeyOf(done.TaskId));
        await GoOnAsync(context, done);
    }

    private async ValueTask GoOnAsync(ActivityExecutionContext context, TaskCompletedStimulus? done)
    {
        var about = await db.CaseOfAsync(context);
        var (plan, chain) = Plan(context);
        var votes = ApprovalChains.Votes(context);
        if (done is not null)
            votes.Add(await SignAsync(context, about, plan, chain, votes, done));
        var progress = ApprovalProgress.Of(plan, votes);
        if (progress.Next is { } step)
            await OfferAsync(context, about, step, votes);
        else
            await EndAsync(context, progress.Result!.Value);
    }

    private (IReadOnlyList<PlannedStep> Plan, string Chain) Plan(ActivityExecutionContext context)
    {
        var key = context.RequiredText("chain");
        return (profiles.Get(context.Tenant, context.Now).PlanOf(key, CourtTime.DayOf(context.Now)), key);
    }

    private async Task<ApprovalVote> SignAsync(
        ActivityExecutionContext context, EnforcementCase about, IReadOnlyList<PlannedStep> plan, string chain, List<ApprovalVote> votes, TaskCompletedStimulus done)
    {
        var step = ApprovalProgress.Of(plan, votes).Next ?? throw new ActivityFaultException("chain-ended", "The chain has ended.");
        var decision = EnumCode.Parse<ApprovalDecision>(done.Outcome);
        var requester = context.RequiredText("requester");
        var opinion = done.Comment ?? done.Form.GetValueOrDefault("opinion") as string;
        var request = await RequestAsync(context);
        foreach (var person in new[] { done.UserId, done.ActingFor }.OfType<string>())
            ApprovalSeparation.EnsureMaySign(person, step, requester, ApprovalChains.Signers(context));
        await EnsureInOfficeAsync(context, about, done);
        var record = ApprovalRecord.Sign(
            new(about, chain, request?.Id), step, new(done.UserId, done.UserName ?? done.UserId, step.Roles[0], decision, opinion, done.ActingFor), requester, [], done.At);
        db.Approvals.Add(record);
        ApprovalChains.Remember(context, step, done, opinion);
        await NoteAsync(context, about, record);
        return record.Vote;
    }

    // of a deliberation the timeline says who decided what; the opinion is added for whoever may read it
    private async Task NoteAsync(ActivityExecutionContext context, EnforcementCase about, ApprovalRecord record)
    {
        var principal = await CaseStaff.NameAsync(db, about.Court, record.ActingFor, context.CancellationToken);
        var who = principal is null ? record.ByName : $"{record.ByName}（代{principal}）";
        db.Note(
            about, "approval-signed", $"{who}{Words(record.Decision)}：{context.RequiredText("taskName")}{(record.IsDeliberation ? null : TimelineDetails.InBrackets(record.Opinion))}",
            context.Now, record.Clause, record.By, data: record.IsDeliberation ? TimelineDetails.OfApproval(record.Id) : null);
    }

    // assigning and handing on give somebody the task, never the office that decides
    private async Task EnsureInOfficeAsync(ActivityExecutionContext context, EnforcementCase about, TaskCompletedStimulus done)
    {
        var task = await db.HumanTasks.FirstAsync(t => t.TenantId == context.Tenant && t.Id == done.TaskId, context.CancellationToken);
        var holders = await HoldersAsync(context, about);
        var officer = done.ActingFor ?? done.UserId; // a substitution, on record with its days, does bring the office with it
        if (!task.Roles.Any(role => holders.GetValueOrDefault(role)?.Contains(officer) == true))
            throw new DomainException("approval.not-in-office", "审批须由担任该审批岗位的人员作出，受转交、指派而无该岗位的人员不得审批。");
    }

    private async Task OfferAsync(ActivityExecutionContext context, EnforcementCase about, PlannedStep step, List<ApprovalVote> votes)
    {
        var profile = profiles.Get(context.Tenant, context.Now);
        var requester = context.RequiredText("requester");
        var signers = ApprovalChains.Signers(context);
        var excluded = ApprovalSeparation.Excluded(step, requester, signers).Union(signers).ToHashSet();
        var holders = await HoldersAsync(context, about);
        var missing = step.Quorum - votes.Count(v => v.Step == step.Order);
        var eligible = EligibleApprovers.Of(step, excluded, Math.Max(1, missing), role => holders.GetValueOrDefault(role) ?? [], role => profile.FindRole(role)?.Fallback);
        var subject = context.Input<string>("subjectId") ?? (await RequestAsync(context))?.Id.ToString("D");
        var (dueAt, dueOn) = Earlier(
            await due.OfSubjectAsync(about.Court, about.Id, subject, context.CancellationToken), ReplyBy(profile.ApprovalChains[context.RequiredText("chain")], context));
        var taskId = context.CreateTask(new()
        {
            Name = context.RequiredText("taskName"),
            Clause = step.Clause ?? context.RequiredText("clause"),
            Roles = eligible.Roles,
            ExcludedUsers = [.. excluded],
            Outcomes = ApprovalChains.TaskOutcomes,
            FormKey = step.IsDeliberation ? ApprovalChains.DeliberationForm : null,
            Item = context.Input("item"),
            SubjectId = subject,
            DueAt = dueAt,
            DueOn = dueOn,
        });
        db.Note(
            about, "task-created", $"产生待办“{context.RequiredText("taskName")}”", context.Now, step.Clause ?? context.RequiredText("clause"),
            data: TimelineDetails.OfTask(taskId));
        context.ScheduleAlarm(UnclaimedAlarm.Rung(taskId, 0, profile, calendars.Of(context.Tenant), context.Now));
    }

    // TB-3.1-1b: a request is answered in time; how soon is the court's to say
    private DateTimeOffset? ReplyBy(ApprovalChain chain, ActivityExecutionContext context) =>
        chain.Reply is { } reply ? WorkingSpan.After(reply.Period, calendars.Of(context.Tenant), context.Now) : null;

    private static (DateTimeOffset? At, DateOnly? On) Earlier((DateTimeOffset? At, DateOnly? On) deadline, DateTimeOffset? reply) =>
        reply is { } at && !(deadline.At <= at) ? (at, CourtTime.DayOf(at)) : deadline;

    // user ids by role; handler is the case's own
    private async Task<Dictionary<string, List<string>>> HoldersAsync(ActivityExecutionContext context, EnforcementCase about)
    {
        var rows = await db.Users.Where(u => u.Court == context.Tenant && u.Active)
            .SelectMany(u => u.Roles.Select(r => new { r.Role, u.Id })).ToListAsync(context.CancellationToken);
        var holders = rows.GroupBy(r => r.Role).ToDictionary(g => g.Key, g => g.Select(r => r.Id.ToString("D")).ToList());
        if (about.HandlerId is { } handler)
            holders[TaskCandidates.Handler] = [handler];
        return holders;
    }

    private async Task EndAsync(ActivityExecutionContext context, ApprovalDecision result)
    {
        var votes = (List<object?>)context.State!;
        context.SetOutput("decisions", votes);
        if (await RequestAsync(context) is { IsUndecided: true } request)
            Decide(request, result, (Dictionary<string, object?>)votes[^1]!, context.Now);
        context.Complete(ApprovalChains.OutcomeOf(result));
    }

    private static void Decide(CaseRequest request, ApprovalDecision result, Dictionary<string, object?> last, DateTimeOffset now)
    {
        var (by, reason) = ((string)last["by"]!, last["comment"] as string ?? Deliberated);
        switch (result)
        {
            case ApprovalDecision.Approve: request.Approve(by, now); break;
            case ApprovalDecision.Reject: request.Reject(by, reason, now); break;
            default: request.Return(by, reason, now); break;
        }
    }

    private async Task<CaseRequest?> RequestAsync(ActivityExecutionContext context) =>
        context.WorkflowInput("request") is null ? null : await db.RequestOfAsync(context);

    // what a panel decided it says together; the last to vote may have been for it
    private const string Deliberated = "经合议决定，意见见审批记录。";

    private static string Words(ApprovalDecision decision) => decision switch
    {
        ApprovalDecision.Approve => "同意",
        ApprovalDecision.Reject => "不同意",
        _ => "退回修改",
    };
}

/// <summary>The applicant fetches back what an approver has yet to decide (撤回).</summary>
/// <param name="TaskId">The approver's task.</param>
internal sealed record ApprovalRecalledStimulus(Guid TaskId) : Stimulus;
