using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>
/// Takes single flows over and back. What is done and that it is done are written in one transaction, under the lock of the flow, and only
/// while it has yet to be done: however often and on however many nodes it is tried, it happens once.
/// </summary>
internal sealed class FlowTransfer(WorkflowRuntime runtime)
{
    /// <summary>What takes a flow back, as it is stored.</summary>
    public sealed record Memory(MigrationUndo Flow, IReadOnlyList<CarriedDeadlines.Memory> Deadlines);

    /// <exception cref="RepairRefusedException">It can not go over as it stands.</exception>
    /// <exception cref="DomainException">A deadline can not be carried over so.</exception>
    /// <exception cref="FlowSettledException">It has been dealt with meanwhile.</exception>
    public Task MigrateAsync(FlowMigration migration, Guid instanceId, IReadOnlyDictionary<string, PlanMapping> mappings, CancellationToken cancellationToken)
    {
        var (plan, words) = (MigrationPlan.Of(migration), $"流程由第 {migration.FromVersion} 版迁移到第 {migration.ToVersion} 版");
        return runtime.ExecuteAsync(
            CommandOf(migration, instanceId, "migrate-flow", migration.DecidedBy), instanceId,
            async burst =>
            {
                var db = burst.Services.GetRequiredService<EnforcementDbContext>();
                var flow = await TakeAsync(db, migration, instanceId, [MigratedFlowState.Pending], cancellationToken);
                var deadlines = burst.Services.GetRequiredService<CarriedDeadlines>();
                var carried = await deadlines.CarryAsync(burst, instanceId, plan, words, cancellationToken); // before the tasks that are due with them
                var effect = await burst.MigrateAsync(instanceId, await MappingAsync(db, migration, instanceId, mappings, cancellationToken), migration.Id.ToString("D"), cancellationToken);
                await burst.ChangeAsync(instanceId, execution => Rearm(execution, deadlines, carried, burst.Now), cancellationToken);
                flow.Migrate(effect.Undo is { } undo ? DeadlineJson.Write(new Memory(undo, carried)) : null, burst.Now);
                await NoteAsync(burst, db, flow, $"{words}。依据：{migration.LegalGround}", migration.Clause, cancellationToken);
                return null;
            },
            cancellationToken);
    }

    /// <exception cref="RepairRefusedException">It has moved on since, or can not be taken back.</exception>
    /// <exception cref="FlowSettledException">It has been dealt with meanwhile.</exception>
    public Task UndoAsync(FlowMigration migration, Guid instanceId, string by, string reason, CancellationToken cancellationToken)
    {
        var words = $"流程由第 {migration.ToVersion} 版恢复到第 {migration.FromVersion} 版";
        return runtime.ExecuteAsync(
            CommandOf(migration, instanceId, "undo-migration", by), instanceId,
            async burst =>
            {
                var db = burst.Services.GetRequiredService<EnforcementDbContext>();
                var flow = await TakeAsync(db, migration, instanceId, [MigratedFlowState.Migrated, MigratedFlowState.Undoing], cancellationToken);
                if (flow.State == MigratedFlowState.Migrated)
                    Record(burst, db, migration, flow, reason); // taken back alone; of the whole migration its own record says so
                var memory = flow.Undo is { } json
                    ? DeadlineJson.Read<Memory>(json)
                    : throw new RepairRefusedException("migration.not-undoable", "迁移时流程已向前办理，不能撤销。");
                var deadlines = burst.Services.GetRequiredService<CarriedDeadlines>();
                await burst.UndoMigrationAsync(instanceId, memory.Flow, migration.Id.ToString("D"), cancellationToken);
                await deadlines.RecallAsync(burst, memory.Deadlines, [.. memory.Flow.Waits.Tasks.Select(task => task.Id)], words, cancellationToken);
                await burst.ChangeAsync(instanceId, execution => Rearm(execution, deadlines, memory.Deadlines, burst.Now), cancellationToken);
                flow.TakeBack(burst.Now);
                await NoteAsync(burst, db, flow, $"{words}。理由：{reason}", migration.Clause, cancellationToken);
                return null;
            },
            cancellationToken);
    }

    // the same flow may be tried again after it was refused: nothing was written then
    private static Command CommandOf(FlowMigration migration, Guid instanceId, string kind, string? actor) =>
        new(migration.Court, DerivedId.FromName($"{kind}:{migration.Court}:{migration.Id:N}:{instanceId:N}"), kind, actor);

    // Whoever stops a migration or has it taken back waits for the flow at hand, and finds no other done behind him. One that has gone over
    // may be taken back by itself at any time.
    private static async Task<MigratedFlow> TakeAsync(
        EnforcementDbContext db, FlowMigration migration, Guid instanceId, MigratedFlowState[] states, CancellationToken cancellationToken)
    {
        var (court, id) = (migration.Court, migration.Id);
        var current = (await db.FlowMigrations.FromSql($"SELECT * FROM flow_migrations WHERE court = {court} AND id = {id} FOR SHARE").AsNoTracking().ToListAsync(cancellationToken)).Single();
        var flow = await db.MigratedFlows.FirstOrDefaultAsync(
            flow => flow.Court == court && flow.MigrationId == id && flow.InstanceId == instanceId && states.Contains(flow.State), cancellationToken);
        return flow is { State: MigratedFlowState.Migrated } || (flow is not null && current.IsAtWork(undoing: flow.State == MigratedFlowState.Undoing)) ? flow : throw new FlowSettledException();
    }

    // under the lock: which plan the flow is pinned to now
    private static async Task<PlanMapping> MappingAsync(
        EnforcementDbContext db, FlowMigration migration, Guid instanceId, IReadOnlyDictionary<string, PlanMapping> mappings, CancellationToken cancellationToken)
    {
        var pinned = await db.WorkflowInstances.Where(i => i.TenantId == migration.Court && i.Id == instanceId).Select(i => i.PlanHash).FirstOrDefaultAsync(cancellationToken);
        return pinned is not null && mappings.TryGetValue(pinned, out var mapping)
            ? mapping
            : throw new RepairRefusedException("migration.other-version", "该流程已不在迁移前的版本上。");
    }

    private static ValueTask Rearm(WorkflowExecution execution, CarriedDeadlines deadlines, IReadOnlyList<CarriedDeadlines.Memory> memories, DateTimeOffset now)
    {
        deadlines.Rearm(execution, memories, now);
        return ValueTask.CompletedTask;
    }

    private static void Record(Burst burst, EnforcementDbContext db, FlowMigration migration, MigratedFlow flow, string reason) => db.OperatorActs.Add(new()
    {
        Court = flow.Court,
        At = burst.Now,
        By = burst.Command.Actor!,
        Act = "migrated-flow-undone",
        SubjectKind = "flow",
        SubjectId = flow.InstanceId.ToString("D"),
        CaseId = flow.CaseId,
        Reason = reason,
        Before = $"{migration.DefinitionId} 第 {migration.ToVersion} 版",
        After = $"{migration.DefinitionId} 第 {migration.FromVersion} 版",
    });

    private static async Task NoteAsync(Burst burst, EnforcementDbContext db, MigratedFlow flow, string text, string? clause, CancellationToken cancellationToken)
    {
        if (flow.CaseId is { } caseId)
            db.Note(await db.CaseAsync(flow.Court, caseId, cancellationToken), "flow-migrated", text, burst.Now, clause, burst.Command.Actor);
    }
}

/// <summary>Another node was first, or it is not to be done any more.</summary>
internal sealed class FlowSettledException() : BurstAbortedException("该流程在此期间已经处理。");
