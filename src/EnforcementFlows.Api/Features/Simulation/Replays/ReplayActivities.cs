using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Gateways;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Features.Triage;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>Stands for the court's other activities: they end as they did that time, and where it is not known as they would first.</summary>
internal sealed class ReplayedStep(ReplayMemory memory) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Complete(memory.OutcomeOf(context));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.AssignHandler: it was the case's handler.</summary>
internal sealed class ReplayedAssignment(ReplayMemory memory, CourtRehearsal rehearsal) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.SetOutput("handlerId", rehearsal.Handler);
        context.Complete(memory.OutcomeOf(context));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.Triage: as a person decides, else as the case was sorted.</summary>
internal sealed class ReplayedTriage(PastRun past, CourtRehearsal rehearsal) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (TriageActivity.Override(FormData.Of(context.Input("override"))) is { } decided)
            context.SetOutput("triage", TriageActivity.OutputOf(decided));
        else if (past.Triage.Count > 0)
            context.SetOutput("triage", past.Triage);
        else
            context.SetOutput("triage", TriageActivity.OutputOf(TriageActivity.Decide(rehearsal.Profile, rehearsal.Facts, context.Now)));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.CallGateway: answered at once where it was so that time, else when the answer came.</summary>
internal sealed class ReplayedGateway(ReplayMemory memory) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (memory.Take(context) is not { AtOnce: false })
            context.Complete(memory.OutcomeOf(context));
        else
            context.WaitForEvent(CallGateway.AnswerEvent);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        context.SetOutput("result", new Dictionary<string, object?>());
        context.Complete(memory.OutcomeOf(context));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.StartDeadline and Court.MeetDeadline: what was proven that time is proven again, later by as much as this comes later.</summary>
internal sealed class ReplayedDeadlineStep(ReplayMemory memory, RehearsedDeadlines deadlines) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (node, subject) = (context.RequiredText("node"), context.Input<string>("subjectId"));
        if (context.Node.Type == "Court.StartDeadline")
            Start(context, node, subject);
        else
            deadlines.Meet(node, subject, Proven(context, node, subject), context.Now);
        return ValueTask.CompletedTask;
    }

    private void Start(ActivityExecutionContext context, string node, string? subject)
    {
        var given = context.Input<string>("startedAt");
        var recorded = memory.NextStart(node, subject);
        if (given is null && memory.IsMissing(context, "startedAt") && recorded?.Event is { } moment)
            given = moment.At?.ToString("O") ?? moment.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var started = deadlines.Start(node, subject, given, StatedDay.Of(context) ?? recorded?.StatedEnd, context.Now);
        memory.Started(started.Id);
        context.SetOutput("deadlineId", started.Id);
        context.SetOutput("dueAt", started.DueAt);
    }

    private string? Proven(ActivityExecutionContext context, string node, string? subject)
    {
        if (memory.NextMet(node, subject) is not { MetAt: { } met, EnteredAt: { } entered })
            return context.Input<string>("provenAt");
        var proven = met + (context.Now - entered);
        return (proven < context.Now ? proven : context.Now).ToString("O");
    }
}
