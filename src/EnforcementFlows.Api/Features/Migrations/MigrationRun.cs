using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Takes the next flows of a migration over, or back, each in a burst of its own.</summary>
internal sealed class MigrationRun(IServiceScopeFactory scopes, FlowTransfer transfer, ILogger<MigrationRun> logger)
{
    /// <summary>Flows between two looks at whether it was stopped.</summary>
    private const int Chunk = 10;

    /// <returns>How many were dealt with; none when all are.</returns>
    public async Task<int> NextAsync(string court, Guid migrationId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var migration = await db.FlowMigrations.AsNoTracking().FirstAsync(m => m.Court == court && m.Id == migrationId, cancellationToken);
        var wanted = migration.Undoing ? MigratedFlowState.Undoing : MigratedFlowState.Pending;
        var next = await db.MigratedFlows.AsNoTracking().Where(f => f.Court == court && f.MigrationId == migrationId && f.State == wanted)
            .OrderBy(f => f.InstanceId).Take(Chunk).Select(f => f.InstanceId).ToListAsync(cancellationToken);
        if (next.Count == 0)
            return 0;
        Func<Guid, Task> deal = migration.Undoing
            ? instance => transfer.UndoAsync(migration, instance, migration.UndoneBy!, migration.UndoReason!, cancellationToken)
            : await ForwardAsync(scope.ServiceProvider, migration, cancellationToken);
        foreach (var instance in next)
            await DealAsync(migration, instance, deal, cancellationToken);
        return next.Count;
    }

    private async Task<Func<Guid, Task>> ForwardAsync(IServiceProvider services, FlowMigration migration, CancellationToken cancellationToken)
    {
        var scope = await services.GetRequiredService<MigrationScopes>().OfAsync(migration, cancellationToken);
        if (!ProvenMigration.Holds(scope, migration))
            return _ => throw ProvenMigration.Refusal();
        var mappings = scope.MappingsOf(MigrationPlan.Of(migration));
        return instance => transfer.MigrateAsync(migration, instance, mappings, cancellationToken);
    }

    private async Task DealAsync(FlowMigration migration, Guid instance, Func<Guid, Task> deal, CancellationToken cancellationToken)
    {
        try
        {
            await deal(instance);
        }
        catch (FlowSettledException)
        {
            // another node was first
        }
        catch (RepairRefusedException refused)
        {
            await RefuseAsync(migration, instance, refused.Code, refused.Message, cancellationToken);
        }
        catch (DomainException refused)
        {
            await RefuseAsync(migration, instance, refused.Code, refused.Message, cancellationToken);
        }
        catch (BurstAbortedException aborted) when (aborted is not NodeTooOldException)
        {
            await RefuseAsync(migration, instance, ErrorCodes.Stale, aborted.Message, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not NpgsqlException and not NodeTooOldException)
        {
            Log.FlowNotMigrated(logger, exception, migration.Id, instance);
            await RefuseAsync(migration, instance, ErrorCodes.ServerError, "处理时出错，未写入任何内容。", cancellationToken);
        }
    }

    // what could not be taken back stays as it is, with the reason
    private async Task RefuseAsync(FlowMigration migration, Guid instance, string code, string message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var (from, to) = migration.Undoing ? (MigratedFlowState.Undoing, MigratedFlowState.Migrated) : (MigratedFlowState.Pending, MigratedFlowState.Refused);
        await db.MigratedFlows.Where(f => f.Court == migration.Court && f.MigrationId == migration.Id && f.InstanceId == instance && f.State == from).ExecuteUpdateAsync(
            f => f.SetProperty(x => x.State, to).SetProperty(x => x.Code, code).SetProperty(x => x.Message, message).SetProperty(x => x.SettledAt, now), cancellationToken);
    }
}
