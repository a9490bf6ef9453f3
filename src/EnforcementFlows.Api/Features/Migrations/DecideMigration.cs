using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>An act on a migration that needs no words.</summary>
public sealed record MigrationAct;

/// <summary>What is said with a decision.</summary>
public sealed record MigrationOpinion
{
    [StringLength(2000)]
    public string? Opinion { get; init; }
}

/// <summary>Why something is taken back.</summary>
public sealed record MigrationReason
{
    [Required, StringLength(2000, MinimumLength = 1)]
    public required string Reason { get; init; }
}

/// <summary>Asks for approval of a migration that is proven; which flows go over is settled with it (提请审批).</summary>
public static class SubmitMigration
{
    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, MigrationAct request, CommandKey key, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) =>
        desk.DoAsync("migration-submitted", migrationId, request, key, (migration, burst, db) => SubmitAsync(migration, burst, db, cancellationToken), cancellationToken);

    private static async Task SubmitAsync(FlowMigration migration, Burst burst, EnforcementDbContext db, CancellationToken cancellationToken)
    {
        var scopes = burst.Services.GetRequiredService<MigrationScopes>();
        var scope = await scopes.OfAsync(migration, cancellationToken);
        if (scope.ErrorsOf(MigrationPlan.Of(migration)) is { Count: > 0 } errors)
            throw new RequestException(StatusCodes.Status409Conflict, "migration.unproven", "迁移方案尚有不能证明之处，逐项改正后再提请审批。", errors);
        var flows = await scopes.Concerned(migration, scope.To.Hash).OrderBy(i => i.Id).Select(i => new { i.Id, i.CorrelationId }).ToListAsync(cancellationToken);
        migration.Propose(scope.To.Hash, flows.Count, HashOf(flows.Select(flow => flow.Id)), burst.Command.Actor!, burst.Now);
        var cases = flows.Select(flow => Guid.TryParse(flow.CorrelationId, out var id) ? id : Guid.Empty).Distinct().ToList();
        var known = (await db.Cases.Where(c => c.Court == migration.Court && cases.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken)).ToHashSet();
        db.MigratedFlows.AddRange(flows.Select(flow => new MigratedFlow
        {
            Court = migration.Court,
            MigrationId = migration.Id,
            InstanceId = flow.Id,
            CaseId = Guid.TryParse(flow.CorrelationId, out var id) && known.Contains(id) ? id : null, // a correlation may be another thing than a case
        }));
    }

    private static string HashOf(IEnumerable<Guid> ids) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids.Select(id => id.ToString("D"))))));
}

/// <summary>Takes the request back; the migration is a draft again and its flows are let go (撤回).</summary>
public static class WithdrawMigration
{
    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, MigrationAct request, CommandKey key, [FromServices] MigrationDesk desk, [FromServices] CurrentActor actor, CancellationToken cancellationToken) => desk.DoAsync(
        "migration-withdrawn", migrationId, request, key,
        async (migration, _, db) =>
        {
            migration.Withdraw(actor.Id);
            await db.MigratedFlows.Where(f => f.Court == migration.Court && f.MigrationId == migration.Id).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);
}

/// <summary>Lets a migration be carried out (批准), if it is still what was proven.</summary>
public static class ApproveMigration
{
    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, MigrationOpinion request, CommandKey key, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) => desk.DoAsync(
        "migration-approved", migrationId, request, key,
        async (migration, burst, _) =>
        {
            migration.Approve(burst.Command.Actor!, request.Opinion, burst.Now);
            await ProvenMigration.EnsureAsync(burst, migration, "请拟定人撤回，核对后重新提请审批。", cancellationToken);
        },
        cancellationToken);
}

/// <summary>Refuses a migration (不同意).</summary>
public static class RejectMigration
{
    public sealed record Request
    {
        /// <summary>Why.</summary>
        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Opinion { get; init; }
    }

    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, Request request, CommandKey key, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) => desk.DoAsync(
        "migration-rejected", migrationId, request, key,
        (migration, burst, _) =>
        {
            migration.Reject(burst.Command.Actor!, request.Opinion, burst.Now);
            return Task.CompletedTask;
        },
        cancellationToken);
}

/// <summary>Stops a migration: what has gone over stays so (停止).</summary>
public static class StopMigration
{
    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, MigrationAct request, CommandKey key, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) => desk.DoAsync(
        "migration-stopped", migrationId, request, key,
        (migration, _, _) =>
        {
            migration.Stop();
            return Task.CompletedTask;
        },
        cancellationToken);
}

/// <summary>Goes on with a migration, and tries once more what was refused (继续).</summary>
public static class ResumeMigration
{
    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, MigrationAct request, CommandKey key, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) => desk.DoAsync(
        "migration-resumed", migrationId, request, key,
        async (migration, burst, db) =>
        {
            migration.Resume();
            if (!migration.Undoing)
                await ProvenMigration.EnsureAsync(burst, migration, "尚未迁移的案件请另行拟定迁移。", cancellationToken);
            var (from, to) = migration.Undoing ? (MigratedFlowState.Migrated, MigratedFlowState.Undoing) : (MigratedFlowState.Refused, MigratedFlowState.Pending);
            await MigrationFlows.TurnAsync(db, migration, from, to, cancellationToken);
        },
        cancellationToken);
}

/// <summary>Takes back every flow that stands where the migration has left it (撤销迁移).</summary>
public static class UndoMigration
{
    internal static Task<Results<Ok<MigrationRow>, ProblemHttpResult>> Handle(
        Guid migrationId, MigrationReason request, CommandKey key, [FromServices] MigrationDesk desk, CancellationToken cancellationToken) => desk.DoAsync(
        "migration-undone", migrationId, request, key,
        async (migration, burst, db) =>
        {
            migration.Undo(burst.Command.Actor!, request.Reason);
            await MigrationFlows.TurnAsync(db, migration, MigratedFlowState.Migrated, MigratedFlowState.Undoing, cancellationToken);
        },
        cancellationToken);
}

/// <summary>Takes back one flow (撤销一案的迁移).</summary>
public static class UndoMigratedFlow
{
    internal static async Task<Results<Ok<MigratedFlowRow>, ProblemHttpResult>> Handle(
        Guid migrationId, Guid instanceId, MigrationReason request, CommandKey key, [FromServices] MigrationDesk desk, [FromServices] MigratedFlowRows rows, [FromServices] FlowTransfer transfer,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(migrationId, cancellationToken) is not { } migration || await rows.FindAsync(migration, instanceId, cancellationToken) is not { } row)
            return Problems.NotFound();
        if (row.State == MigratedFlowState.Undone && key.Key is not null)
            return TypedResults.Ok(row); // a repetition: it is a command of its own by its flow
        if (row.State != MigratedFlowState.Migrated)
            return Problems.Conflict("migration.not-undoable", "该流程没有迁移，或者已经撤销。");
        await transfer.UndoAsync(migration, instanceId, actor.Id, request.Reason, cancellationToken);
        return TypedResults.Ok((await rows.FindAsync(migration, instanceId, cancellationToken))!);
    }
}

internal static class MigrationFlows
{
    /// <summary>Puts the flows of a migration that are in one state into another.</summary>
    public static Task<int> TurnAsync(EnforcementDbContext db, FlowMigration migration, MigratedFlowState from, MigratedFlowState to, CancellationToken cancellationToken) =>
        db.MigratedFlows.Where(f => f.Court == migration.Court && f.MigrationId == migration.Id && f.State == from)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.State, to).SetProperty(x => x.Code, (string?)null).SetProperty(x => x.Message, (string?)null), cancellationToken);
}
