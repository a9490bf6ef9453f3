using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>Starts the clock of a node (开始节点期限): deadline row, first alarm and timeline entry.</summary>
[Activity("Court.StartDeadline", DisplayName = "开始节点期限", Category = "期限", Description = "开始计算节点期限")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("node", "String", Required = true, DisplayName = "节点", Picker = "node")]
[ActivityInput("startedAt", "String", DisplayName = "起算时间")]
[ActivityInput("statedEnd", "String", DisplayName = "交办期限的末日")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
[ActivityOutput("deadlineId", "String", DisplayName = "期限")]
[ActivityOutput("dueAt", "String", DisplayName = "届满时间")]
public sealed class StartDeadline(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var (node, subject) = (context.RequiredText("node"), context.Input<string>("subjectId"));
        var starts = DeadlineBook.StartsOf(about, context.Input<string>("startedAt"), context.Now, await StatedEndAsync(context, node, subject));
        var deadline = book.Start(context, about, node, starts, subject);
        StatedDay.EnsureAhead(deadline, context);
        if (DeadlineBook.NextAlarm(deadline, context.Now) is { } alarm)
            context.ScheduleAlarm(alarm);
        db.Note(about, "deadline-started", $"节点“{deadline.Name}”起算，期限至 {DueText.Of(deadline)}", context.Now, deadline.Clause, null, node, data: TimelineDetails.OfDeadline(deadline));
        context.SetOutput("deadlineId", deadline.Id);
        context.SetOutput("dueAt", deadline.DueAt);
    }

    // a measure ends on the day its ruling states, not on a computed one (P7); an instruction is due on the day its sender says
    private async Task<DateOnly?> StatedEndAsync(ActivityExecutionContext context, string node, string? subject)
    {
        if (StatedDay.Of(context) is { } stated)
            return stated;
        if (node is not "measure-expiry" || !Guid.TryParse(subject, out var measureId))
            return null;
        var measure = db.Tracked<ControlMeasure>().FirstOrDefault(m => m.Id == measureId)
            ?? await db.Measures.FirstOrDefaultAsync(m => m.Court == context.Tenant && m.Id == measureId, context.CancellationToken);
        return measure?.EndsOn;
    }
}

/// <summary>The day until which something is to be done, as whoever asks for it says (交办期限).</summary>
internal static class StatedDay
{
    /// <exception cref="DomainException"><c>date.malformed</c></exception>
    public static DateOnly? Of(ActivityExecutionContext context) => DeadlineBook.MomentOf(context.Input<string>("statedEnd"))?.Day;

    /// <summary>Nothing can be asked for until a day that is over; a detention that has ended can still be entered.</summary>
    /// <exception cref="DomainException"><c>deadline.stated-past</c></exception>
    public static void EnsureAhead(Deadline started, ActivityExecutionContext context)
    {
        if (started.Kind == DeadlineKind.Procedural && Of(context) is { } stated && stated < CourtTime.DayOf(context.Now))
            throw new DomainException("deadline.stated-past", $"期限 {stated:yyyy-MM-dd} 已经过去。");
    }
}

/// <summary>The act of a node is done (节点办结), by its proven time (P15).</summary>
[Activity("Court.MeetDeadline", DisplayName = "节点办结", Category = "期限", Description = "登记节点办结")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("node", "String", Required = true, DisplayName = "节点", Picker = "node")]
[ActivityInput("provenAt", "String", DisplayName = "完成时间")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
public sealed class MeetDeadline(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var node = context.RequiredText("node");
        var deadline = await book.FindAsync(context.Tenant, about.Id, node, context.Input<string>("subjectId"), context.CancellationToken);
        if (deadline is null or { IsFinished: true })
            return; // met or voided by another way of the same flow
        var provenAt = InstantText.Read(context.Input<string>("provenAt")) ?? context.Now;
        deadline.Meet(provenAt, context.Now);
        context.CancelAlarm(DeadlineBook.AlarmKey(deadline.Id));
        (await book.LedgerRowAsync(deadline, context.CancellationToken)).RecordMet(provenAt);
        var late = deadline.State == DeadlineState.Overdue ? "，已超期" : "";
        db.Note(about, "deadline-met", $"节点“{deadline.Name}”办结{late}", context.Now, deadline.Clause, context.Actor, node, provenAt, TimelineDetails.OfDeadline(deadline));
        DeadlineSignals.Send(context.Execution, deadline, DeadlineSignals.Met);
    }
}

/// <summary>A node does not apply any more (节点不再适用).</summary>
[Activity("Court.VoidDeadline", DisplayName = "节点作废", Category = "期限", Description = "节点不再需要办理")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("node", "String", Required = true, DisplayName = "节点", Picker = "node")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
public sealed class VoidDeadline(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var node = context.RequiredText("node");
        var deadline = await book.FindAsync(context.Tenant, about.Id, node, context.Input<string>("subjectId"), context.CancellationToken);
        if (deadline?.Void() != true)
            return;
        context.CancelAlarm(DeadlineBook.AlarmKey(deadline.Id));
        (await book.LedgerRowAsync(deadline, context.CancellationToken)).RecordVoid(context.Now);
        db.Note(about, "deadline-void", $"节点“{deadline.Name}”不再适用", context.Now, deadline.Clause, context.Actor, node, data: TimelineDetails.OfDeadline(deadline));
        DeadlineSignals.Send(context.Execution, deadline, DeadlineSignals.Void);
    }
}

/// <summary>Waits until a node is met, late or void; with <c>alsoAlert</c> also until its first alert.</summary>
[Activity("Court.AwaitDeadline", DisplayName = "等待节点期限", Category = "期限", Description = "等到节点办结、超期、作废或者预警")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("node", "String", Required = true, DisplayName = "节点", Picker = "node")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
[ActivityInput("alsoAlert", "Boolean", DisplayName = "预警时也继续")]
[ActivityOutcomes(DeadlineSignals.Met, DeadlineSignals.Overdue, DeadlineSignals.Void, DeadlineSignals.Alert, Labels = ["办结", "超期", "作废", "预警"])]
public sealed class AwaitDeadline(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var (node, subject) = (context.RequiredText("node"), context.Input<string>("subjectId"));
        var deadline = await book.FindAsync(context.Tenant, about.Id, node, subject, context.CancellationToken)
            ?? throw new ActivityFaultException("deadline-missing", $"The node '{node}' has not been started.");
        var alsoAlert = context.Input<bool>("alsoAlert");
        if (Outcome(deadline, alsoAlert) is { } known)
        {
            context.Complete(known);
            return;
        }

        context.State = new Dictionary<string, object?> { ["deadline"] = deadline.Id.ToString("D"), ["alsoAlert"] = alsoAlert };
        context.WaitForSignal();
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        context.Complete(((SignalStimulus)stimulus).Name);
        return ValueTask.CompletedTask;
    }

    /// <summary>How a wait for the deadline ends at once; null while it must wait.</summary>
    internal static string? Outcome(Deadline deadline, bool alsoAlert) => deadline.State switch
    {
        DeadlineState.Met => DeadlineSignals.Met,
        DeadlineState.Void => DeadlineSignals.Void,
        DeadlineState.Overdue => deadline.MetAt is null ? DeadlineSignals.Overdue : DeadlineSignals.Met,
        _ => alsoAlert && deadline.Alerts.Any(a => a.SentAt is not null) ? DeadlineSignals.Alert : null,
    };
}

/// <summary>Wakes the activities of an instance that wait for a deadline.</summary>
internal static class DeadlineSignals
{
    public const string Met = "Met";
    public const string Overdue = "Overdue";
    public const string Void = "Void";
    public const string Alert = "Alert";

    public static void Send(WorkflowExecution execution, Deadline deadline, string name)
    {
        var id = deadline.Id.ToString("D");
        execution.Signal(
            waiting => waiting.Node.Type == "Court.AwaitDeadline" && waiting.State is Dictionary<string, object?> state
                && Equals(state["deadline"], id) && (name != Alert || Equals(state["alsoAlert"], true)),
            new(name, null));
    }
}

/// <summary>Due days and hours in words.</summary>
internal static class DueText
{
    public static string Of(Deadline deadline) =>
        deadline.DueOn is { } day ? day.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture)
            : CourtTime.Local(deadline.DueAt).ToString("yyyy年M月d日 HH时mm分", System.Globalization.CultureInfo.InvariantCulture);
}
