namespace EnforcementFlows.Workflow.Execution;

/// <summary>What wakes a waiting activity.</summary>
public abstract record Stimulus;

/// <summary>The wait's time has come.</summary>
public sealed record TimerStimulus(DateTimeOffset DueAt) : Stimulus;

/// <summary>An event of that name was published.</summary>
public sealed record EventStimulus(string Name, object? Payload) : Stimulus;

/// <summary>The human task was completed.</summary>
/// <param name="At">When it was completed, by the injected clock.</param>
/// <param name="ActingFor">In whose place the user acted.</param>
public sealed record TaskCompletedStimulus(
    Guid TaskId, string Outcome, Dictionary<string, object?> Form, string UserId, string? UserName, DateTimeOffset At, string? Comment = null,
    string? ActingFor = null) : Stimulus;

/// <summary>A signal sent inside the instance, for example by an alarm handler.</summary>
public sealed record SignalStimulus(string Name, object? Payload) : Stimulus;

/// <summary>A child workflow that was waited for has finished.</summary>
public sealed record ChildFinishedStimulus(Guid InstanceId, string Status, string SubStatus, Dictionary<string, object?> Output) : Stimulus
{
    internal static ChildFinishedStimulus Of(WorkflowExecution child) =>
        new(child.InstanceId, child.Status.ToString(), child.SubStatus.ToString(), child.Output);
}

/// <summary>The instance has gone over to another version of its definition: what is waited for is asked for anew.</summary>
public sealed record RenewStimulus : Stimulus;

/// <summary>An operator retries a faulted activity.</summary>
public sealed record RetryStimulus : Stimulus;

/// <summary>An operator ends a faulted activity, which has not done its work, with one of its outcomes.</summary>
public sealed record SkipStimulus(string Outcome) : Stimulus;
