using System.Collections.Concurrent;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>What happened outside the engine's tables; and how the test's activities shall behave.</summary>
internal sealed class Recorder
{
    /// <summary>Alarms that rang, also where the ringing was undone.</summary>
    public ConcurrentQueue<(string Key, DateTimeOffset At)> Rings { get; } = new();

    /// <summary>Messages that reached their receiver, by their dedup key.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    /// <summary>Runs inside each ringing.</summary>
    public Func<AlarmContext, Task>? OnRing { get; set; }

    /// <summary>Error codes of PostgreSQL that <c>Test.Refused</c> runs into, one each time.</summary>
    public ConcurrentQueue<string> SqlErrors { get; } = new();

    public Func<QueuedMessage, Task>? OnLetter { get; set; }

    /// <summary>What a delivery writes.</summary>
    public Func<Burst, Task>? OnDelivered { get; set; }

    /// <summary>Messages that were given up, with the reason.</summary>
    public ConcurrentQueue<(string Key, string Reason)> Returned { get; } = new();

    /// <summary>While set, <c>Test.Flaky</c> fails.</summary>
    public bool Broken { get; set; }
}

/// <summary>Writes a domain row for each ringing; any table outside the engine would do.</summary>
internal sealed class Ring(Recorder recorder, EnforcementDbContext db) : AlarmHandler
{
    public override async Task HandleAsync(AlarmContext context)
    {
        db.Add(new DataProtectionKey { Id = context.Execution.NewId(), FriendlyName = context.Key, Xml = $"{context.Now:O}" });
        if (recorder.OnRing is { } ring)
            await ring(context);
        recorder.Rings.Enqueue((context.Key, context.Now));
    }
}

internal sealed class Letterbox(Recorder recorder) : OutboxDispatcher
{
    public override async Task<DeliveryRecord?> DeliverAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        if (recorder.OnLetter is { } letter)
            await letter(message);
        recorder.Letters.Enqueue(message.DedupKey);
        return recorder.OnDelivered is { } record ? new(record, "postman") : null;
    }

    public override async Task GivenUpAsync(Burst burst, QueuedMessage message, Exception reason, CancellationToken cancellationToken)
    {
        await burst.PublishAsync("returned", message.CorrelationId, null, cancellationToken);
        recorder.Returned.Enqueue((message.DedupKey, reason.Message));
    }
}

/// <summary>Schedules (or replaces) an alarm.</summary>
[Activity("Test.Alarm")]
[ActivityInput("key", "String", Required = true)]
[ActivityInput("after", "TimeSpan")]
internal sealed class AlarmActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var after = TimeSpan.Parse(context.RequiredText("after"), System.Globalization.CultureInfo.InvariantCulture);
        context.ScheduleAlarm(new("ring", context.RequiredText("key"), context.Now + after));
        return ValueTask.CompletedTask;
    }
}

[Activity("Test.CancelAlarm")]
[ActivityInput("key", "String", Required = true)]
internal sealed class CancelAlarmActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CancelAlarm(context.RequiredText("key"));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Waits for any signal; the instance's name tells which were taken, in their order.</summary>
[Activity("Test.AwaitSignal")]
internal sealed class AwaitSignalActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.WaitForSignal();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        context.Execution.Name += ((SignalStimulus)stimulus).Name + ";";
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sends a signal to all that listen.</summary>
[Activity("Test.Signal")]
[ActivityInput("name", "String", Required = true)]
internal sealed class SignalActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.Signal(c => c.Node.Type == "Test.AwaitSignal", new(context.RequiredText("name"), null));
        return ValueTask.CompletedTask;
    }
}

[Activity("Test.Task")]
[ActivityOutput("result", "String")]
internal sealed class TaskActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CreateTask(new() { Name = context.ActivityId, Roles = ["clerk"], Outcomes = ["done"] });
        return ValueTask.CompletedTask;
    }
}

/// <summary>Fails as long as the recorder says so; fails after it has said "complete", which must not count.</summary>
[Activity("Test.Flaky")]
internal sealed class FlakyActivity(Recorder recorder) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Complete();
        return recorder.Broken ? throw new InvalidOperationException("broken") : ValueTask.CompletedTask;
    }
}

/// <summary>Writes a domain row and asks for everything an activity can ask for, and fails as long as the recorder says so.</summary>
[Activity("Test.AskThenFail")]
internal sealed class AskThenFailActivity(Recorder recorder, EnforcementDbContext db) : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        db.Add(new DataProtectionKey { Id = context.Execution.NewId(), FriendlyName = "asked", Xml = "" });
        context.ScheduleAlarm(new("ring", "asked", context.Now.AddHours(1)));
        context.Enqueue(new("letter", "asked", null));
        context.StartChild("child", null, [], wait: true);
        context.WaitForEvent("asked");
        return recorder.Broken ? throw new InvalidOperationException("broken") : ValueTask.CompletedTask;
    }
}

/// <summary>Makes the database refuse a statement with an error code as long as the recorder gives one.</summary>
[Activity("Test.Refused")]
internal sealed class RefusedActivity(Recorder recorder, EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (!recorder.SqlErrors.TryDequeue(out var code))
            return;
        await db.Database.ExecuteSqlAsync($"SELECT set_config('test.error', {code}, true)", context.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = current_setting('test.error'); END $$", context.CancellationToken);
    }
}

/// <summary>Waits for two events one after the other, in one execution.</summary>
[Activity("Test.TwoEvents")]
internal sealed class TwoEventsActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.WaitForEvent("one");
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        if (stimulus is EventStimulus { Name: "one" })
            context.WaitForEvent("two");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sends a letter.</summary>
[Activity("Test.Letter")]
[ActivityInput("key", "String", Required = true)]
[ActivityInput("about", "String")]
[ActivityInput("to", "String")]
internal sealed class LetterActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var kind = $"letter:{context.Input<string>("to") ?? "post"}";
        context.Enqueue(new(kind, context.RequiredText("key"), new Dictionary<string, object?> { ["text"] = "您好" }) { CorrelationId = context.Input<string>("about") });
        return ValueTask.CompletedTask;
    }
}

/// <summary>Waits for its answer; cancelled while it waits, it sends a letter to take back what it asked for.</summary>
[Activity("Test.Reserve")]
internal sealed class ReserveActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.State = $"asked by {context.ActivityId}";
        context.WaitForEvent("answer");
        return ValueTask.CompletedTask;
    }

    public override ValueTask CancelledAsync(ActivityExecutionContext context)
    {
        context.Enqueue(new("letter:post", $"{context.State}", null));
        return ValueTask.CompletedTask;
    }
}
