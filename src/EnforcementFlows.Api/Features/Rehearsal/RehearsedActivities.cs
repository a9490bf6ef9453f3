using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Gateways;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Features.Triage;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>Stands for Court.HumanTask: one open task.</summary>
internal sealed class RehearsedTask : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CreateTask(new()
        {
            Name = context.RequiredText("taskName"),
            Node = context.Input<string>("node"),
            Clause = context.Input<string>("clause"),
            Roles = TextList.Split(context.RequiredText("role")),
            Team = context.Input<string>("team"),
            Assignee = context.Input<string>("assignee"),
            ExcludedUsers = TextList.Of(context.Input("excluded")),
            Outcomes = TextList.Of(context.Input("outcomes")),
            FormKey = context.Input<string>("form"),
            Item = context.Input("item"),
            SubjectId = context.Input<string>("subjectId"),
        });
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        var done = (TaskCompletedStimulus)stimulus;
        context.SetOutput("result", TaskResult.Of(done));
        context.Complete(done.Outcome);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.StartDeadline, MeetDeadline and VoidDeadline.</summary>
internal sealed class RehearsedDeadlineStep(RehearsedDeadlines deadlines) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (node, subject) = (context.RequiredText("node"), context.Input<string>("subjectId"));
        switch (context.Node.Type)
        {
            case "Court.StartDeadline":
                var started = deadlines.Start(node, subject, context.Input<string>("startedAt"), StatedDay.Of(context), context.Now);
                StatedDay.EnsureAhead(started, context);
                context.SetOutput("deadlineId", started.Id);
                context.SetOutput("dueAt", started.DueAt);
                break;
            case "Court.MeetDeadline":
                deadlines.Meet(node, subject, context.Input<string>("provenAt"), context.Now);
                break;
            default:
                deadlines.Void(node, subject);
                break;
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.AwaitDeadline.</summary>
internal sealed class RehearsedWait(RehearsedDeadlines deadlines) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var node = context.RequiredText("node");
        var deadline = deadlines.Find(node, context.Input<string>("subjectId"))
            ?? throw new ActivityFaultException("deadline-missing", $"The node '{node}' has not been started.");
        context.State = deadline.Id.ToString("D");
        if (AwaitDeadline.Outcome(deadline, context.Input<bool>("alsoAlert")) is { } known)
            context.Complete(known);
        else
            context.WaitForSignal();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        context.Complete(((SignalStimulus)stimulus).Name);
        return ValueTask.CompletedTask;
    }

    public static bool Accepts(ActivityExecutionContext waiting, Guid deadline, string signal) =>
        waiting.Node.Type == "Court.AwaitDeadline" && Equals(waiting.State, deadline.ToString("D"))
        && (signal != DeadlineSignals.Alert || waiting.Input<bool>("alsoAlert"));
}

/// <summary>Stands for Court.AwaitPeriod: the same days by the same calendar.</summary>
internal sealed class RehearsedPeriod(CourtProfile profile, CourtCalendar calendar, StartMoment? filed) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        PartyPeriods.Wait(context, PartyPeriods.EndOf(profile, calendar, filed, context));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.CallGateway: it ends as it was told, or waits for the answer as an event of the case.</summary>
internal sealed class RehearsedGateway(CourtRehearsal rehearsal) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (rehearsal.IsTold(context.ActivityId))
            context.Complete(rehearsal.OutcomeOf(context));
        else if (context.Input("wait") is false)
            context.Complete(CallGateway.Sent);
        else
            context.WaitForEvent(CallGateway.AnswerEvent);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        var answer = ((EventStimulus)stimulus).Payload as Dictionary<string, object?> ?? [];
        context.SetOutput("result", answer);
        context.Complete(answer.GetValueOrDefault("outcome") as string ?? CallGateway.Answered);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for Court.Triage: sorts by the same rules over the facts of the example case, unless it was told what comes of it.</summary>
internal sealed class RehearsedTriage(CourtRehearsal rehearsal) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (rehearsal.OutputsOf(context.ActivityId).TryGetValue("triage", out var told))
        {
            context.SetOutput("triage", told);
            return ValueTask.CompletedTask;
        }

        var decision = TriageActivity.Override(FormData.Of(context.Input("override"))) ?? TriageActivity.Decide(rehearsal.Profile, rehearsal.Facts, context.Now);
        rehearsal.TriageRule = decision.Rule;
        context.SetOutput("triage", TriageActivity.OutputOf(decision));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Stands for every other activity of the court: it gives the outputs and the outcome it was told.</summary>
internal sealed class RehearsedStep(CourtRehearsal rehearsal) : Activity
{
    private const string CaseClosed = "case.closed";

    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var (name, value) in rehearsal.OutputsOf(context.ActivityId))
            context.SetOutput(name, value);
        if (context.Node.Type == "Court.CloseCase")
            context.Enqueue(Published(context, CaseClosed));
        if (context.Node.Type == "Court.IssueDocuments" && context.Input<string>("documentSet") is { Length: > 0 } set)
            rehearsal.Write(new(context.Now, context.Node.Owner.Composite!.DefinitionId, context.ActivityId, set));
        context.Complete(rehearsal.OutcomeOf(context));
        return ValueTask.CompletedTask;
    }

    private static OutboxMessage Published(ActivityExecutionContext context, string name) =>
        new(PublishEvent.OutboxKind, $"{context.InstanceId:N}:{context.Id}", new Dictionary<string, object?>
        {
            ["name"] = name,
            ["correlation"] = context.CorrelationId,
            ["instance"] = null,
            ["payload"] = new Dictionary<string, object?>(),
        });
}
