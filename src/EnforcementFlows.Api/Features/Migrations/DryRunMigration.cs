using System.Data;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>A step as it is named in reports.</summary>
public sealed record MigrationStep(string ActivityId, string Name, string? To);

/// <summary>A flow that stands for others like it.</summary>
/// <param name="CaseNumber">Null for a flow that is on no case, and where the caller may not read the case.</param>
public sealed record MigrationExample(Guid InstanceId, Guid? CaseId, string? CaseNumber);

/// <summary>Flows that stand at the same steps, and to which the same would happen.</summary>
/// <param name="Code">Why they would be refused; null where they would go over.</param>
public sealed record MigrationClass(IReadOnlyList<MigrationStep> Steps, bool Possible, string? Code, string? Message, int Count, MigrationExample Example);

/// <summary>What would become of the deadlines of a node.</summary>
/// <param name="LateAtOnce">Of those that are not late, how many would be.</param>
/// <param name="Refused">How many can not be computed.</param>
public sealed record MigrationDeadlineMoves(string Node, string Name, DeadlineCarry Policy, int Count, int Later, int Earlier, int Same, int LateAtOnce, int Refused);

/// <summary>What would become of open tasks.</summary>
public sealed record MigrationTaskMoves(int Kept, int ReOffered, int Ended);

/// <summary>What a migration would do to all flows that it concerns, as they stand at one moment.</summary>
public sealed record MigrationReport(
    DateTimeOffset At, int Total, int Possible, int Refused, IReadOnlyList<MigrationClass> Classes, IReadOnlyList<MigrationDeadlineMoves> Deadlines, MigrationTaskMoves Tasks);

/// <summary>Tries a migration on every flow that it concerns, in one snapshot, and changes nothing (试迁移).</summary>
public static class DryRunMigration
{
    private const int Chunk = 200;

    internal static async Task<Results<Ok<MigrationReport>, ProblemHttpResult>> Handle(
        Guid migrationId, [FromServices] MigrationDesk desk, [FromServices] MigrationScopes scopes, [FromServices] FlowTrials trials, [FromServices] EnforcementDbContext db,
        [FromServices] CaseAccess cases, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(migrationId, cancellationToken) is not { } migration)
            return Problems.NotFound();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", cancellationToken);
        var (plan, scope) = (MigrationPlan.Of(migration), await scopes.OfAsync(migration, cancellationToken));
        var mappings = scope.MappingsOf(plan);
        var concerned = scopes.Concerned(migration, scope.To.Hash).OrderBy(instance => instance.Id).Select(instance => instance.Id);
        var report = new MigrationReportBuilder(clock.GetUtcNow());
        Guid? after = null;
        while (true)
        {
            var next = await (after is { } last ? concerned.Where(id => id > last) : concerned).Take(Chunk).ToListAsync(cancellationToken);
            if (next.Count == 0)
                break;
            report.Add(await trials.TryAsync(migration, plan, mappings, next, cancellationToken));
            after = next[^1];
        }

        var correlations = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == migration.Court && report.Examples.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => i.CorrelationId, cancellationToken);
        var numbers = await cases.NumbersAsync(correlations.Values, cancellationToken);
        return TypedResults.Ok(report.Build(id => ExampleOf(id, correlations.GetValueOrDefault(id), numbers)));
    }

    private static MigrationExample ExampleOf(Guid instance, string? correlation, IReadOnlyDictionary<string, string> numbers)
    {
        var number = correlation is null ? null : numbers.GetValueOrDefault(correlation);
        return new(instance, number is null ? null : Guid.Parse(correlation!), number);
    }
}
