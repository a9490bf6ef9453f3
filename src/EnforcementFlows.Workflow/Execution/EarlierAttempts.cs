namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// What the undone attempts at a command have taught the next one. An attempt that comes upon such a thing is undone as a whole and
/// begun anew, knowing it.
/// </summary>
internal sealed class EarlierAttempts
{
    /// <summary>A flow that fails step after step does not hold up its command for ever: from here on a fault is taken as it comes.</summary>
    private const int MaxFailures = 16;

    private readonly Dictionary<BurstStep, Exception> _failures = [];

    /// <summary>The injected clock's instant of the command: read by the first attempt, so that all make the same ids.</summary>
    public DateTimeOffset? Now { get; set; }

    /// <summary>Something that the burst comes to wait for had happened before.</summary>
    public bool FoundEarlyEvent { get; set; }

    /// <summary>How a step failed; null when that is not known of it.</summary>
    public Exception? FailureOf(BurstStep step) => _failures.GetValueOrDefault(step);

    /// <summary>Remembers how a step failed; false when that was known, or too much is.</summary>
    public bool Learn(BurstStep step, Exception failure) => _failures.Count < MaxFailures && _failures.TryAdd(step, failure);
}

/// <summary>One step of a burst: the same command on the same row comes to it again.</summary>
/// <param name="Revision">Version of the instance's row when it was locked; 0 for a new one.</param>
/// <param name="Number">Which step of the instance in this burst.</param>
internal readonly record struct BurstStep(Guid InstanceId, long Revision, int Number, int ContextId, string NodeId);

/// <summary>A step has failed that was thought to succeed: the burst is run again without it, so that nothing of it stays half done.</summary>
internal sealed class StepFailedException() : BurstAbortedException("流程步骤执行失败。");
