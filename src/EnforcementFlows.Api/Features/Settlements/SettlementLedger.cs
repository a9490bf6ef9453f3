using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Settlements;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Settlements;

/// <summary>和解长期履行台账 (TB-2.2-3c): 案号、协议日、期次、应还日、应还额、已还额、提醒、违约处理.</summary>
public sealed class SettlementLedger(EnforcementDbContext db, CurrentActor actor, LedgerLookup lookup)
{
    private const string Code = "settlements";

    public static async Task<Ok<Page<InstalmentRow>>> Handle(
        [FromServices] SettlementLedger ledger, CancellationToken cancellationToken,
        [AllowedValues("owed", "performed", "broken", "void", null)] string? state = null, DateOnly? dueBy = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(state, dueBy).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] SettlementLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken,
        [AllowedValues("owed", "performed", "broken", "void", null)] string? state = null, DateOnly? dueBy = null) =>
        export.SendAsync(Code, ledger.Of(state, dueBy), cancellationToken);

    private LedgerRows<SettlementInstalment, InstalmentRow> Of(string? state, DateOnly? dueBy)
    {
        var instalments = db.SettlementInstalments.AsNoTracking().Where(i => i.Court == actor.Court);
        if (state is not null)
        {
            var named = EnumCode.Parse<InstalmentState>(state);
            instalments = instalments.Where(i => i.State == named);
        }
        if (dueBy is { } day)
            instalments = instalments.Where(i => i.DueOn <= day);
        return new(new(instalments, ListInstalments.Order), ShowAsync);
    }

    private async Task<IReadOnlyList<InstalmentRow>> ShowAsync(IReadOnlyList<SettlementInstalment> instalments, CancellationToken cancellationToken)
    {
        var cases = instalments.Select(i => i.CaseId).ToList();
        var numbers = await lookup.NumbersAsync(cases, cancellationToken);
        var parties = await lookup.PartiesAsync(Code, cases, cancellationToken);
        return [.. instalments.Select(i => InstalmentRow.Of(i, numbers.GetValueOrDefault(i.CaseId), parties.GetValueOrDefault(i.CaseId)))];
    }
}
