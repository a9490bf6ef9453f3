using EnforcementFlows.Workflow.Timers;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>What a command is known to need before it begins; it is locked and read in the burst's first round trip.</summary>
/// <param name="Instance">The instance that it is about.</param>
/// <param name="Event">An event that it publishes: everything that the event reaches.</param>
/// <param name="Timer">A timer of <paramref name="Instance"/> that it fires: what the instance is due for.</param>
/// <param name="Task">A human task that it is about: the task, and the instance that waits for it.</param>
internal sealed record BurstNeeds(Guid? Instance = null, EventAddress? Event = null, ClaimedTimer? Timer = null, Guid? Task = null)
{
    public static readonly BurstNeeds Nothing = new();

    public bool IsLock => Instance is not null || Event is not null || Task is not null;
}
