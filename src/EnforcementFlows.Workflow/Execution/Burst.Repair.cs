namespace EnforcementFlows.Workflow.Execution;

/// <summary>What operators do to instances that do not go on by themselves, or went wrong.</summary>
public sealed partial class Burst
{
    /// <summary>Begins a faulted activity anew and lets its instance go on, with what came for it while it stood still.</summary>
    /// <exception cref="RepairRefusedException">The activity is not faulted.</exception>
    public Task RetryAsync(Guid instanceId, int contextId, CancellationToken cancellationToken) =>
        RepairAsync(instanceId, null, new RetryStep(contextId), cancellationToken);

    /// <summary>
    /// Does an operator's act to an instance and lets it go on. What ends by the act is taken back as by the flow itself: waits, tasks,
    /// timers and, all the way down, the instances that were waited for.
    /// </summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="version">The version that the operator saw; null for any.</param>
    /// <param name="act">What is done.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RepairRefusedException">It can not be done to the instance as it stands.</exception>
    public async Task<RepairEffect> RepairAsync(Guid instanceId, long? version, RepairAct act, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        var execution = session.Execution;
        if (version is { } seen && seen != session.Version)
            throw new RepairRefusedException(RepairRefusedException.Stale, "流程在此期间已有变动，请刷新后重试。");
        var live = execution.Contexts.All.Select(c => c.Id).ToHashSet();
        var wasFaulted = execution.SubStatus == WorkflowSubStatus.Faulted;
        var (before, after) = execution.Repair(act);
        session.Note(CauseOf(act, before, after));
        await RunAsync(session, cancellationToken);
        if (wasFaulted && execution.Status == WorkflowStatus.Running)
            await CatchUpAsync(session, cancellationToken);
        List<CancelledInstance> cancelled = act is CancelFlow ? [CancelledInstance.Of(execution)] : [];
        await CancelOrphansAsync(session, live, cancelled, cancellationToken);
        return new(before, after, cancelled);
    }

    // each as if in a burst of its own, so that of two things that exclude each other the earlier one counts
    private async Task CatchUpAsync(BurstSession session, CancellationToken cancellationToken)
    {
        var execution = session.Execution;
        foreach (var missed in await MissedStimulus.FindAsync(execution, _store, cancellationToken))
        {
            if (execution.Status != WorkflowStatus.Running)
                return; // failed again: what is left is missed still
            if (missed.KeptEvent is { } kept)
                await _store.TakeEarlyEventAsync(kept, cancellationToken); // also where its wait has gone: it was for that one
            if (session.Resume(missed.ContextId, missed.Stimulus))
                await RunAsync(session, cancellationToken);
        }
    }

    // nobody is left to wait for the end of these children; parents are always locked before their children
    private async Task CancelOrphansAsync(BurstSession parent, HashSet<int> wereLive, List<CancelledInstance> cancelled, CancellationToken cancellationToken)
    {
        foreach (var (child, context) in await _store.FindOpenChildrenAsync(parent.Execution.InstanceId, cancellationToken))
        {
            if (!wereLive.Contains(context) || parent.Execution.Contexts.Find(context) is not null)
                continue;
            var session = await LoadAsync(child, cancellationToken);
            var live = session.Execution.Contexts.All.Select(c => c.Id).ToHashSet();
            session.ParentTold = true;
            session.Execution.Cancel();
            session.Note(new Dictionary<string, object?> { ["repair"] = nameof(CancelFlow), ["parent"] = parent.Execution.InstanceId.ToString("D") });
            await RunAsync(session, cancellationToken);
            cancelled.Add(CancelledInstance.Of(session.Execution));
            await CancelOrphansAsync(session, live, cancelled, cancellationToken);
        }
    }

    private static Dictionary<string, object?> CauseOf(RepairAct act, string before, string after) => new()
    {
        ["repair"] = act.GetType().Name,
        ["before"] = before,
        ["after"] = after,
    };
}
