using EnforcementFlows.Workflow.Migration;
using EnforcementFlows.Workflow.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow.Execution;

/// <content>Instances that go over to another version of their definition, and back.</content>
public sealed partial class Burst
{
    /// <summary>Takes an instance over to another plan and lets it go on from where it stands.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="mapping">How; it must be for the plan that the instance is pinned to.</param>
    /// <param name="because">What is journalled with it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RepairRefusedException">It can not go over as it stands.</exception>
    public async Task<MigrationEffect> MigrateAsync(Guid instanceId, PlanMapping mapping, string because, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        var old = session.Execution;
        if (old.Plan.Hash != mapping.From.Hash)
            throw new RepairRefusedException("migration.other-version", "该流程已不在迁移前的版本上。");
        var before = new MigrationUndo
        {
            Version = session.Version + 1,
            PlanHash = old.Plan.Hash,
            State = Snapshot.Write(old),
            Status = old.Status,
            SubStatus = old.SubStatus,
            Touched = [],
            Waits = await WaitReader.ReadAsync(_store.Connection, Command.TenantId, instanceId, cancellationToken),
        };
        var translation = InstanceTranslation.Of(old, mapping);
        await old.TellCancelledAsync();
        var next = GoOnAs(session, translation.Execution, "migrated", old.Plan.Hash, because);
        foreach (var context in translation.Renewed)
            translation.Execution.Renew(context, BeganOf(context, before.Waits, mapping));
        foreach (var chart in translation.Emptied())
            chart.Complete();
        await RunAsync(next, cancellationToken);
        RenameTasks(next.Execution, old.Contexts.All);
        return EffectOf(translation, before, old.Contexts.All.Count);
    }

    /// <summary>Takes a migration back, as long as nothing has happened to the instance since.</summary>
    /// <exception cref="RepairRefusedException">It has moved on.</exception>
    public async Task UndoMigrationAsync(Guid instanceId, MigrationUndo undo, string because, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        if (session.Version != undo.Version)
            throw new RepairRefusedException("migration.moved-on", "迁移之后该流程已有新的办理或者提醒，不能再撤销迁移。");
        var current = session.Execution;
        var plan = await _plans.GetAsync(_store.Connection, Command.TenantId, undo.PlanHash, cancellationToken);
        var restored = Snapshot.Read(undo.State, plan, instanceId, Command.TenantId, Environment(), undo.Status, undo.SubStatus, StartChildAsync, session.Version);
        var next = GoOnAs(session, restored, "migration-undone", current.Plan.Hash, because);
        AskAsBefore(restored, undo);
        foreach (var key in current.Alarms.Keys.Except(restored.Alarms.Keys).ToList())
            restored.Effects.CancelledAlarms.Add(key);
        await RunAsync(next, cancellationToken);
        RenameTasks(restored, current.Contexts.All);
        if (undo.Waits.Tasks.Count > 0)
            Services.GetRequiredService<BurstConnection>().Send(WaitReader.Reopen(Command.TenantId, undo.Waits.Tasks));
    }

    private BurstSession GoOnAs(BurstSession session, WorkflowExecution execution, string what, string fromPlan, string because)
    {
        foreach (var context in execution.Contexts.All.OrderBy(context => context.Id))
            execution.Journal(context, "Migrated", null);
        var next = _sessions[execution.InstanceId] = session.GoOnAs(execution);
        next.Note(new Dictionary<string, object?> { [what] = because, ["from"] = fromPlan, ["to"] = execution.Plan.Hash });
        return next;
    }

    private static DateTimeOffset? BeganOf(ActivityExecutionContext context, InstanceWaits waits, PlanMapping mapping) =>
        mapping.SourceOf(context.Node) is { } source && mapping.PolicyOf(source) == TimePolicy.KeepSpent
            ? waits.Timers.FirstOrDefault(timer => timer.ContextId == context.Id)?.Began
            : null;

    // what was taken back or asked for anew is asked for as it was
    private static void AskAsBefore(WorkflowExecution restored, MigrationUndo undo)
    {
        foreach (var context in undo.Touched)
            restored.Effects.ClosedWaits[context] = WaitKinds.Timer | WaitKinds.Event | WaitKinds.Task;
        restored.Effects.Timers.AddRange(undo.Waits.Timers.Select(timer => new TimerWait(timer.ContextId, timer.DueAt)));
        restored.Effects.Events.AddRange(undo.Waits.Events.Select(wait => new EventWait(wait.ContextId, wait.Name, wait.CorrelationId)));
    }

    private void RenameTasks(WorkflowExecution execution, List<ActivityExecutionContext> before)
    {
        var renamed = (
            from was in before
            where was.Waits.HasFlag(WaitKinds.Task)
            let becomes = execution.Contexts.Find(was.Id)
            where becomes is not null && becomes.Node.Id != was.Node.Id
            select (was.Id, becomes.Node.Id)).ToList();
        if (renamed.Count > 0)
            Services.GetRequiredService<BurstConnection>().Send(WaitReader.Rename(Command.TenantId, execution.InstanceId, renamed));
    }

    // what was begun has done something that nobody takes back, and so has what wanted to be told that it was cancelled
    private static MigrationEffect EffectOf(InstanceTranslation translation, MigrationUndo before, int carried)
    {
        var (execution, ended) = (translation.Execution, translation.Ended);
        var standsStill = !execution.HasEnded && execution.Contexts.All.Count == carried && execution.Contexts.NextId == translation.FirstNewId;
        List<int> touched = [.. translation.Renewed.Select(context => context.Id), .. ended.Select(context => context.Id)];
        var waits = before.Waits.Of(touched);
        var isUndoable = standsStill && !ended.Any(context => context.Node.Descriptor.HearsCancellation);
        return new(
            isUndoable ? before with { Touched = touched, Waits = waits } : null, [.. translation.Renewed.Select(context => context.Node.Path)],
            [.. ended.Select(context => context.Node.Path)], [.. waits.Tasks.Select(task => task.Id)]);
    }
}
