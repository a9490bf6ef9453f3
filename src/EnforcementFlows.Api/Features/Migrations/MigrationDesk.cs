using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>The migrations of the caller's court: shown, and moved on one at a time, once for each key, and on record. Another court's do not exist.</summary>
internal sealed class MigrationDesk(EnforcementDbContext db, WorkflowRuntime runtime, MigrationScopes scopes, CurrentActor actor, StaffNames names)
{
    public IQueryable<FlowMigration> All() => db.FlowMigrations.AsNoTracking().Where(migration => migration.Court == actor.Court);

    public Task<FlowMigration?> FindAsync(Guid migrationId, CancellationToken cancellationToken) => All().FirstOrDefaultAsync(migration => migration.Id == migrationId, cancellationToken);

    /// <summary>Does something to a migration, under its lock; a repetition changes nothing and answers the same.</summary>
    /// <param name="act">What it is called.</param>
    /// <param name="migrationId">The migration.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="key">The command's key.</param>
    /// <param name="change">What is done to it, in the transaction.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> ChangeAsync<TRequest>(
        string act, Guid migrationId, TRequest request, CommandKey key, Func<FlowMigration, Burst, EnforcementDbContext, Task> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(migrationId, cancellationToken) is null)
            return false;
        var command = new Command(actor.Court, key.CommandId, act, actor.Id, RequestHash.Of(migrationId, act, request));
        await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                var (joined, court) = (burst.Services.GetRequiredService<EnforcementDbContext>(), actor.Court);
                var migration = (await joined.FlowMigrations.FromSql($"SELECT * FROM flow_migrations WHERE court = {court} AND id = {migrationId} FOR UPDATE").ToListAsync(cancellationToken)).Single();
                await change(migration, burst, joined);
                Record(joined, burst, migration, act);
                return null;
            },
            cancellationToken);
        return true;
    }

    /// <summary>As <see cref="ChangeAsync"/>, answered with the migration's row.</summary>
    public async Task<Results<Ok<MigrationRow>, ProblemHttpResult>> DoAsync<TRequest>(
        string act, Guid migrationId, TRequest request, CommandKey key, Func<FlowMigration, Burst, EnforcementDbContext, Task> change, CancellationToken cancellationToken) =>
        await ChangeAsync(act, migrationId, request, key, change, cancellationToken)
            ? TypedResults.Ok(await ShowAsync((await FindAsync(migrationId, cancellationToken))!, cancellationToken))
            : Problems.NotFound();

    public async Task<MigrationRow> ShowAsync(FlowMigration migration, CancellationToken cancellationToken) => (await ShowAsync([migration], cancellationToken))[0];

    public async Task<IReadOnlyList<MigrationRow>> ShowAsync(IReadOnlyList<FlowMigration> migrations, CancellationToken cancellationToken)
    {
        var people = await names.OfAsync(migrations.SelectMany(m => (string?[])[m.RequestedBy, m.DecidedBy, m.UndoneBy, .. m.Authors]), cancellationToken);
        var (ids, versions) = (migrations.Select(m => m.Id).ToList(), migrations.Select(m => m.ToVersionId).ToList());
        var counts = await db.MigratedFlows.AsNoTracking().Where(f => f.Court == actor.Court && ids.Contains(f.MigrationId))
            .GroupBy(f => new { f.MigrationId, f.State }).Select(g => new { g.Key.MigrationId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken);
        var titles = await db.Definitions.AsNoTracking().Where(d => d.TenantId == actor.Court && versions.Contains(d.VersionId))
            .Select(d => new { d.VersionId, d.Name }).ToDictionaryAsync(d => d.VersionId, d => d.Name, cancellationToken);
        return [.. migrations.Select(m => MigrationRow.Of(
            m, titles.GetValueOrDefault(m.ToVersionId), counts.Where(c => c.MigrationId == m.Id).ToDictionary(c => c.State, c => c.Count), people, actor))];
    }

    /// <summary>A migration with its map and what is to be said of it.</summary>
    public async Task<MigrationDetail> DetailAsync(FlowMigration migration, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(migration, cancellationToken);
        var running = await RunningAsync(migration, scope, cancellationToken);
        return MigrationDetail.Of(await ShowAsync(migration, cancellationToken), scope, MigrationPlan.Of(migration), running);
    }

    /// <summary>How many deadlines of each node run in the flows that a migration concerns.</summary>
    public Task<Dictionary<string, int>> RunningAsync(FlowMigration migration, MigrationScope scope, CancellationToken cancellationToken)
    {
        var flows = scopes.Concerned(migration, scope.To.Hash);
        return db.Deadlines.AsNoTracking()
            .Where(d => d.Court == migration.Court && d.MetAt == null && d.State != Domain.Deadlines.DeadlineState.Void && flows.Any(flow => flow.Id == d.InstanceId))
            .GroupBy(d => d.Node).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    private void Record(EnforcementDbContext joined, Burst burst, FlowMigration migration, string act) => joined.OperatorActs.Add(new()
    {
        Court = actor.Court,
        At = burst.Now,
        By = actor.Id,
        Act = act,
        SubjectKind = "definition",
        SubjectId = migration.ToVersionId,
        Reason = migration.UndoReason ?? migration.Opinion ?? migration.LegalGround ?? "",
        Before = $"{migration.DefinitionId} 第 {migration.FromVersion} 版",
        After = $"{migration.DefinitionId} 第 {migration.ToVersion} 版",
    });
}
