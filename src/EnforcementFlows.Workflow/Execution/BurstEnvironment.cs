using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>What a burst brings to an execution: the recorded clock, the actor and the services of its scope.</summary>
/// <param name="Now">The injected clock, read once for the burst.</param>
/// <param name="CommandId">Identity of the command; also the seed of ids and random numbers, so that a burst can be replayed.</param>
/// <param name="Services">The burst's scope; null where only engine activities run.</param>
public sealed record BurstEnvironment(DateTimeOffset Now, Guid CommandId, string? Actor = null, IServiceProvider? Services = null)
{
    /// <summary>
    /// Exceptions that refuse the whole command instead of becoming an incident: a broken rule that the person who gave the
    /// command is told at once. Null for commands of the system, which has nobody to tell.
    /// </summary>
    public Func<Exception, bool>? Refuses { get; init; }

    /// <summary>What undone attempts at the command have found; null where nothing can be undone, as in a rehearsal.</summary>
    internal EarlierAttempts? Earlier { get; init; }

    /// <summary>More steps in one burst are an endless loop: the instance faults instead of holding its row lock.</summary>
    public int MaxSteps { get; init; } = 20_000;

    /// <summary>Whether instances started here run their flowcharts by tokens; null leaves it to the definition.</summary>
    public bool? UsesTokens { get; init; }

    /// <summary>For rehearsals: gives the activity to run instead of the registered one; null runs the registered one.</summary>
    public Func<ActivityDescriptor, Activity?>? Substitute { get; init; }

    /// <summary>For rehearsals: remembers the way that was taken.</summary>
    public RunTrace? Trace { get; init; }

    /// <summary>For replays of past cases: with which outcomes an activity ended that time, so that it is not run again; null runs it.</summary>
    public Func<ActivityExecutionContext, IReadOnlyList<string>?>? Recorded { get; init; }

    /// <summary>
    /// For replays of past cases: is told of an input whose script fails, which then is null, for not everything that a case once knew is on
    /// record. Where there is nobody to be told the activity fails.
    /// </summary>
    public Action<ActivityExecutionContext, string>? Missing { get; init; }

    /// <summary>Whether an exception of an activity becomes an incident of its instance; the others undo the burst.</summary>
    internal bool IsIncident(Exception exception) =>
        exception is not OperationCanceledException and not BurstAbortedException
        && !DatabaseFailure.IsCollision(exception) && !DatabaseFailure.IsOutage(exception)
        && Refuses?.Invoke(exception) != true;
}
