using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Flows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>What would become of a deadline.</summary>
/// <param name="To">Null where it can not be computed.</param>
public sealed record MigratedDeadline(
    Guid DeadlineId, string Node, string Name, DateTimeOffset From, DateOnly? FromDay, DateTimeOffset? To, DateOnly? ToDay, string? Problem)
{
    internal static MigratedDeadline Of(DeadlineTrial trial) => new(
        trial.Deadline.Id, trial.Deadline.Node, trial.Deadline.Name, trial.Deadline.DueAt, trial.Deadline.DueOn,
        trial.Code is not null ? null : trial.New?.DueAt.ToUniversalTime() ?? trial.Deadline.DueAt, trial.Code is not null ? null : trial.New is { } becomes ? becomes.DueOn : trial.Deadline.DueOn,
        trial.Problem);
}

/// <summary>What would become of an open task.</summary>
public sealed record MigratedTask(Guid TaskId, string Name, bool ReOffered, bool Ended);

/// <summary>One flow of a migration, and what became of it or would become of it.</summary>
/// <param name="CaseNumber">Null for a flow that is on no case, and where the caller may not read the case.</param>
/// <param name="Code">Why it was not done, or would not be.</param>
/// <param name="Undoable">It can be taken back, if nothing has happened to it since.</param>
/// <param name="Steps">Where it stands, while it is pending; so with deadlines and tasks.</param>
public sealed record MigratedFlowRow(
    Guid InstanceId, Guid? CaseId, string? CaseNumber, DateTimeOffset? StartedAt, MigratedFlowState State, string? Code, string? Message, DateTimeOffset? SettledAt, bool Undoable,
    IReadOnlyList<MigrationStep> Steps, IReadOnlyList<MigratedDeadline> Deadlines, IReadOnlyList<MigratedTask> Tasks);

/// <summary>The flows of a migration: of a draft those that it concerns now, then those that were settled when it was asked for.</summary>
public static class ListMigratedFlows
{
    internal static async Task<Results<Ok<Page<MigratedFlowRow>>, ProblemHttpResult>> Handle(
        Guid migrationId, [FromServices] MigrationDesk desk, [FromServices] MigratedFlowRows rows, CancellationToken cancellationToken,
        [CodeOf<MigratedFlowState>] string? state = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Guid? after = null)
    {
        if (await desk.FindAsync(migrationId, cancellationToken) is not { } migration)
            return Problems.NotFound();
        MigratedFlowState? wanted = state is null ? null : EnumCode.Parse<MigratedFlowState>(state);
        return TypedResults.Ok(await rows.PageAsync(migration, wanted, limit, after, cancellationToken));
    }
}

/// <summary>Shows the flows of a migration.</summary>
internal sealed class MigratedFlowRows(EnforcementDbContext db, MigrationScopes scopes, FlowTrials trials, CaseAccess cases)
{
    public async Task<Page<MigratedFlowRow>> PageAsync(FlowMigration migration, MigratedFlowState? state, int limit, Guid? after, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(migration, cancellationToken);
        var settled = migration.State != FlowMigrationState.Draft;
        var flows = settled
            ? await Settled(migration).Where(f => (state == null || f.State == state) && (after == null || f.InstanceId > after)).OrderBy(f => f.InstanceId).Take(limit + 1).ToListAsync(cancellationToken)
            : await ConcernedAsync(migration, scope.To.Hash, state, limit + 1, after, cancellationToken);
        var shown = await ShowAsync(migration, scope, [.. flows.Take(limit)], cancellationToken);
        return new(shown, flows.Count > limit ? flows[limit - 1].InstanceId.ToString("D") : null);
    }

    public async Task<MigratedFlowRow?> FindAsync(FlowMigration migration, Guid instanceId, CancellationToken cancellationToken)
    {
        if (await Settled(migration).FirstOrDefaultAsync(f => f.InstanceId == instanceId, cancellationToken) is not { } flow)
            return null;
        return (await ShowAsync(migration, await scopes.OfAsync(migration, cancellationToken), [flow], cancellationToken))[0];
    }

    private IQueryable<MigratedFlow> Settled(FlowMigration migration) => db.MigratedFlows.AsNoTracking().Where(f => f.Court == migration.Court && f.MigrationId == migration.Id);

    private async Task<List<MigratedFlow>> ConcernedAsync(FlowMigration migration, string toPlan, MigratedFlowState? state, int count, Guid? after, CancellationToken cancellationToken)
    {
        if (state is not (null or MigratedFlowState.Pending))
            return [];
        var ids = await scopes.Concerned(migration, toPlan).Where(i => after == null || i.Id > after).OrderBy(i => i.Id).Take(count).Select(i => i.Id).ToListAsync(cancellationToken);
        return [.. ids.Select(id => new MigratedFlow { Court = migration.Court, MigrationId = migration.Id, InstanceId = id })];
    }

    private async Task<IReadOnlyList<MigratedFlowRow>> ShowAsync(FlowMigration migration, MigrationScope scope, IReadOnlyList<MigratedFlow> flows, CancellationToken cancellationToken)
    {
        var (ids, plan) = (flows.Select(f => f.InstanceId).ToList(), MigrationPlan.Of(migration));
        var instances = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == migration.Court && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        var numbers = await cases.NumbersAsync(instances.Values.Select(i => i.CorrelationId), cancellationToken);
        var pending = flows.Where(f => f.State == MigratedFlowState.Pending).Select(f => f.InstanceId).ToList();
        var tried = (await trials.TryAsync(migration, plan, scope.MappingsOf(plan), pending, cancellationToken)).ToDictionary(trial => trial.Flow.InstanceId);
        return [.. flows.Select(flow => RowOf(flow, instances.GetValueOrDefault(flow.InstanceId), numbers, tried.GetValueOrDefault(flow.InstanceId)))];
    }

    private static MigratedFlowRow RowOf(MigratedFlow flow, Workflow.Storage.WorkflowInstance? instance, IReadOnlyDictionary<string, string> numbers, FlowTrial? trial)
    {
        var number = instance?.CorrelationId is { } correlation ? numbers.GetValueOrDefault(correlation) : null;
        return new(
            flow.InstanceId, number is null ? null : Guid.Parse(instance!.CorrelationId!), number, instance?.StartedAt, flow.State, flow.Code ?? trial?.Code, flow.Message ?? trial?.Message,
            flow.SettledAt, flow is { State: MigratedFlowState.Migrated, Undo: not null }, trial is null ? [] : MigrationReportBuilder.StepsOf(trial),
            trial is null ? [] : [.. trial.Deadlines.Select(MigratedDeadline.Of)], trial is null ? [] : [.. trial.Tasks.Select(task => new MigratedTask(task.Id, task.Name, task.ReOffered, task.Ended))]);
    }
}
