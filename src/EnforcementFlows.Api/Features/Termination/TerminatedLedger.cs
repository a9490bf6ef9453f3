using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Termination;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>终本台账: 案号、终本日、未到位额、下次查询、命中、线索、恢复案号.</summary>
public sealed class TerminatedLedger(EnforcementDbContext db, CurrentActor actor, LedgerLookup lookup)
{
    private const string Code = "terminated-cases";

    private static readonly Keyset<TerminatedCase> Order = Keyset.ById<TerminatedCase>(t => t.Id);

    public static async Task<Ok<Page<TerminatedRow>>> Handle(
        [FromServices] TerminatedLedger ledger, CancellationToken cancellationToken,
        [AllowedValues("managed", "expired", "resumed", null)] string? state = null, DateOnly? dueBy = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(state, dueBy).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] TerminatedLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken,
        [AllowedValues("managed", "expired", "resumed", null)] string? state = null, DateOnly? dueBy = null) =>
        export.SendAsync(Code, ledger.Of(state, dueBy), cancellationToken);

    private LedgerRows<TerminatedCase, TerminatedRow> Of(string? state, DateOnly? dueBy)
    {
        var entries = db.TerminatedCases.AsNoTracking().Where(t => t.Court == actor.Court);
        if (state is not null)
        {
            var named = EnumCode.Parse<TerminatedState>(state);
            entries = entries.Where(t => t.State == named);
        }
        if (dueBy is { } day)
            entries = entries.Where(t => t.NextQueryOn <= day);
        return new(new(entries, Order), ShowAsync);
    }

    private async Task<IReadOnlyList<TerminatedRow>> ShowAsync(IReadOnlyList<TerminatedCase> entries, CancellationToken cancellationToken)
    {
        var parties = await lookup.PartiesAsync(Code, entries.Select(t => t.CaseId), cancellationToken);
        var rows = await TerminatedRow.OfAsync(db, actor.Court, entries, cancellationToken);
        return [.. entries.Select(t => rows[t.Id] with { Parties = parties.GetValueOrDefault(t.CaseId) })];
    }
}
