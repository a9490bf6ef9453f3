using EnforcementFlows.Api.Features.Approvals;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>Stands for Court.Approval: one open task for each step of the profile's chain, persons kept apart.</summary>
internal sealed class RehearsedApproval(CourtRehearsal rehearsal) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.State = new List<object?>();
        GoOn(context);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        Sign(context, (TaskCompletedStimulus)stimulus);
        GoOn(context);
        return ValueTask.CompletedTask;
    }

    private void Sign(ActivityExecutionContext context, TaskCompletedStimulus done)
    {
        var step = ApprovalProgress.Of(Plan(context), ApprovalChains.Votes(context)).Next!;
        ApprovalChains.Remember(context, step, done, done.Comment);
    }

    private void GoOn(ActivityExecutionContext context)
    {
        var votes = ApprovalChains.Votes(context);
        var progress = ApprovalProgress.Of(Plan(context), votes);
        if (progress.Next is { } step)
        {
            Offer(context, step, votes);
            return;
        }

        context.SetOutput("decisions", context.State);
        context.Complete(ApprovalChains.OutcomeOf(progress.Result!.Value));
    }

    private void Offer(ActivityExecutionContext context, PlannedStep step, List<ApprovalVote> votes)
    {
        var signers = votes.Select(v => v.By).ToList();
        var excluded = ApprovalSeparation.Excluded(step, context.Input<string>("requester") ?? "", signers).Union(signers).ToHashSet();
        var missing = Math.Max(1, step.Quorum - votes.Count(v => v.Step == step.Order));
        var eligible = EligibleApprovers.Of(step, excluded, missing, rehearsal.HoldersOf, role => rehearsal.Profile.FindRole(role)?.Fallback);
        context.CreateTask(new()
        {
            Name = context.RequiredText("taskName"),
            Clause = step.Clause,
            Roles = eligible.Roles,
            ExcludedUsers = [.. excluded],
            Outcomes = ApprovalChains.TaskOutcomes,
            FormKey = step.IsDeliberation ? ApprovalChains.DeliberationForm : null,
            Item = context.Input("item"),
            SubjectId = context.Input<string>("subjectId"),
        });
    }

    private IReadOnlyList<PlannedStep> Plan(ActivityExecutionContext context) =>
        rehearsal.Profile.PlanOf(context.RequiredText("chain"), CourtTime.DayOf(context.Now));
}
