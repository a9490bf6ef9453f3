using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>The checks of the days (流程节点日核查, WL-1.1-0), newest first.</summary>
public sealed class DailyCheckLedger(EnforcementDbContext db, CurrentActor actor, LedgerLookup lookup)
{
    /// <param name="CheckedBy">User id; null until it is done.</param>
    /// <param name="CheckedByName">填表人</param>
    public sealed record Row(
        Guid Id, DateOnly Day, DateTimeOffset OpenedAt, int Overdue, int DueSoon, string? CheckedBy, DateTimeOffset? CheckedAt, string? Note, string? CheckedByName);

    private static readonly Keyset<DailyCheck> Order = Keyset.Descending<DailyCheck>(c => c.OpenedAt, c => c.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] DailyCheckLedger ledger, CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.All().PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] DailyCheckLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken) =>
        export.SendAsync("daily-checks", ledger.All(), cancellationToken);

    private LedgerRows<DailyCheck, Row> All() => new(new(db.DailyChecks.AsNoTracking().Where(c => c.Court == actor.Court), Order), ShowAsync);

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<DailyCheck> checks, CancellationToken cancellationToken)
    {
        var names = await lookup.NamesAsync(checks.Select(c => c.CheckedBy), cancellationToken);
        return [.. checks.Select(c => new Row(c.Id, c.Day, c.OpenedAt, c.Overdue, c.DueSoon, c.CheckedBy, c.CheckedAt, c.Note, names.Of(c.CheckedBy)))];
    }
}
