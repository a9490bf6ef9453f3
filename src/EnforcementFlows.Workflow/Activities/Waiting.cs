using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Timers;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Waits for a span of time.</summary>
[Activity("Elsa.Delay", Category = "等待", DisplayName = "延时", Description = "等待一段时间", WaitsForTime = true)]
[ActivityInput("timeSpan", "TimeSpan", DisplayName = "时长")]
public sealed class Delay : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.WaitUntil(context.WaitBegins + (Spans.Read(context, "timeSpan") ?? TimeSpan.FromMinutes(1)));
        return ValueTask.CompletedTask;
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}

/// <summary>As a trigger it starts the workflow every interval; inside a flow it waits one interval.</summary>
[Activity("Elsa.Timer", Category = "等待", DisplayName = "定时器", IsTrigger = true, Description = "每隔一段时间", WaitsForTime = true)]
[ActivityInput("interval", "TimeSpan", DisplayName = "间隔")]
public sealed class Timer : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (!context.Execution.WasStartedBy(context))
            context.WaitUntil(context.WaitBegins + (Spans.Read(context, "interval") ?? TimeSpan.FromMinutes(1)));
        return ValueTask.CompletedTask;
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}

/// <summary>As a trigger it starts the workflow at every occurrence; inside a flow it waits for the next one (UTC, six fields).</summary>
[Activity("Elsa.Cron", Category = "等待", DisplayName = "Cron 定时", IsTrigger = true, Description = "按 Cron 表达式定时", WaitsForTime = true)]
[ActivityInput("cronExpression", "String", Required = true, DisplayName = "Cron 表达式")]
public sealed class Cron : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.Execution.WasStartedBy(context))
            return ValueTask.CompletedTask;
        var next = CronSchedule.Parse(context.RequiredText("cronExpression")).Next(context.WaitBegins)
            ?? throw new ActivityFaultException("cron-never", "The cron expression has no further occurrence.");
        context.WaitUntil(next);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}

/// <summary>Waits until an instant; one in the past does not wait.</summary>
[Activity("Elsa.StartAt", Category = "等待", DisplayName = "到点开始", IsTrigger = true, Description = "到指定时间开始", WaitsForTime = true)]
[ActivityInput("dateTime", "DateTimeOffset", Required = true, DisplayName = "时间")]
public sealed class StartAt : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var text = context.RequiredText("dateTime");
        var at = TimeText.Instant(text) ?? throw new ActivityFaultException("date-invalid", $"'{text}' is not a date and time.");
        if (at > context.Now && !context.Execution.WasStartedBy(context))
            context.WaitUntil(at);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}

/// <summary>As a trigger it starts the workflow on an event; inside a flow it waits for one. The result is the event's payload.</summary>
[Activity("Elsa.Event", Category = "等待", DisplayName = "等待事件", IsTrigger = true, Description = "等待事件发生")]
[ActivityInput("eventName", "String", Required = true, DisplayName = "事件")]
[ActivityOutput("result", "Object", DisplayName = "结果")]
public sealed class Event : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.Execution.WasStartedBy(context))
            context.SetOutput("result", context.Execution.Input.GetValueOrDefault("Event"));
        else
            context.WaitForEvent(context.RequiredText("eventName"));
        return ValueTask.CompletedTask;
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        context.SetOutput("result", (stimulus as EventStimulus)?.Payload);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Publishes an event after the commit; waits and triggers of that name take it.</summary>
[Activity("Elsa.PublishEvent", Category = "等待", DisplayName = "发布事件", Description = "发布事件")]
[ActivityInput("eventName", "String", Required = true, DisplayName = "事件")]
[ActivityInput("correlationId", "String", DisplayName = "关联标识")]
[ActivityInput("isLocalEvent", "Boolean", DisplayName = "只发给本实例")]
[ActivityInput("payload", "Object", DisplayName = "内容")]
public sealed class PublishEvent : Activity
{
    /// <summary>Outbox kind of a published event.</summary>
    public const string OutboxKind = "publish-event";

    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var local = context.Input<bool>("isLocalEvent");
        context.Enqueue(new(OutboxKind, $"{context.InstanceId:N}:{context.Id}", new Dictionary<string, object?>
        {
            ["name"] = context.RequiredText("eventName"),
            ["correlation"] = context.Input<string>("correlationId"),
            ["instance"] = local ? context.InstanceId.ToString("D") : null,
            ["payload"] = context.Input("payload"),
        }));
        return ValueTask.CompletedTask;
    }
}

internal static class Spans
{
    public static TimeSpan? Read(ActivityExecutionContext context, string input) => context.Input<string>(input) switch
    {
        null or "" => null,
        var text => TimeText.Span(text) ?? throw new ActivityFaultException("timespan-invalid", $"'{text}' is not a span of time such as 3.00:00:00."),
    };
}
