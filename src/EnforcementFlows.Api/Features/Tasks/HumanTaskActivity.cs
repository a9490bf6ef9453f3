using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>A piece of work for the role the regulation names (人工待办). Ends with the outcome the person chose.</summary>
[Activity("Court.HumanTask", DisplayName = "人工待办", Category = "待办", Description = "交由规定的岗位办理，按所选结果继续")]
[ActivityInput("taskName", "String", Required = true, DisplayName = "待办名称")]
[ActivityInput("assignee", "String", DisplayName = "指定人员")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("node", "String", DisplayName = "节点", Picker = "node")]
[ActivityInput("role", "String", Required = true, DisplayName = "角色", Picker = "role")]
[ActivityInput("team", "String", DisplayName = "团队", Picker = "team")]
[ActivityInput("form", "String", DisplayName = "表单", Picker = "form")]
[ActivityInput("outcomes", "Object", Required = true, DisplayName = "办理结果")]
[ActivityInput("item", "Object", DisplayName = "展示内容")]
[ActivityInput("excluded", "Object", DisplayName = "回避人员")]
[ActivityInput("subjectId", "String", DisplayName = "标的")]
[ActivityInput("workableFrom", "String", DisplayName = "最早可以办理的时间，缺省为现在")]
[ActivityOutput("result", "Object", DisplayName = "结果")]
[ActivityOutcomes(FromInput = "outcomes")]
public sealed class HumanTaskActivity(EnforcementDbContext db, ProfileCatalog profiles, TaskCandidates candidates, TaskDue due, CourtCalendars calendars, FormCatalog forms) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = context.CorrelationId is null ? null : await db.CaseOfAsync(context); // a daily check runs on no case
        var form = context.Input<string>("form");
        if (forms.IsRestricted(form)) // what a task is filled in with is the flow's to read, and so everybody's who sees it
            throw new ActivityFaultException("form-restricted", $"A task cannot ask for the restricted fields of the form '{form}'.");
        var node = context.Input<string>("node");
        var subject = context.Input<string>("subjectId");
        var excluded = TextList.Of(context.Input("excluded"));
        var wanted = new TaskWanted(TextList.Split(context.RequiredText("role")), context.Input<string>("team"), excluded);
        var profile = profiles.Get(context.Tenant, context.Now);
        var offer = await candidates.FindAsync(wanted, about, profile, context.CancellationToken);
        var assignee = context.Input<string>("assignee") is { Length: > 0 } named && !excluded.Contains(named) ? named : offer.Assignee;
        var (dueAt, dueOn) = about is null ? (null, null) : await due.OfAsync(about.Court, about.Id, node, subject, context.CancellationToken);
        var taskId = context.CreateTask(new()
        {
            Name = context.RequiredText("taskName"),
            Node = node,
            Clause = context.RequiredText("clause"),
            Roles = offer.Roles,
            Team = offer.Team,
            Assignee = assignee,
            ExcludedUsers = excluded,
            Outcomes = TextList.Of(context.Input("outcomes")),
            FormKey = form,
            Item = context.Input("item"),
            DueAt = dueAt,
            DueOn = dueOn,
            SubjectId = subject,
        });
        if (about is null)
            return;
        db.Note(
            about, "task-created", $"产生待办“{context.RequiredText("taskName")}”", context.Now, context.RequiredText("clause"), node: node,
            data: TimelineDetails.OfTask(taskId));
        if (assignee is null)
            context.ScheduleAlarm(UnclaimedAlarm.Rung(taskId, 0, profile, calendars.Of(context.Tenant), WorkableFrom(context)));
    }

    // nobody need claim what cannot be done yet: the result of an auction before the bidding has ended
    private static DateTimeOffset WorkableFrom(ActivityExecutionContext context) =>
        InstantText.Read(context.Input<string>("workableFrom")) is { } from && from > context.Now ? from : context.Now;

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        var done = (TaskCompletedStimulus)stimulus;
        context.CancelAlarm(UnclaimedAlarm.KeyOf(done.TaskId));
        context.SetOutput("result", TaskResult.Of(done));
        context.Complete(done.Outcome);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What a completed task hands to the flow.</summary>
internal static class TaskResult
{
    /// <summary><c>provenAt</c> is the time the form proves, else the time of completion (P15).</summary>
    public static Dictionary<string, object?> Of(TaskCompletedStimulus done) => new()
    {
        ["outcome"] = done.Outcome,
        ["form"] = done.Form,
        ["by"] = done.UserId,
        ["byName"] = done.UserName,
        ["at"] = done.At,
        ["comment"] = done.Comment,
        ["provenAt"] = done.Form.GetValueOrDefault("provenAt") as string ?? done.Form.GetValueOrDefault("occurredAt") as string ?? (object)done.At,
    };
}

/// <summary>Lists of texts as definitions write them: a list, or a comma list.</summary>
internal static class TextList
{
    public static IReadOnlyList<string> Of(object? value) => value switch
    {
        List<object?> list => [.. list.OfType<string>()],
        string text => Split(text),
        _ => [],
    };

    public static IReadOnlyList<string> Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
