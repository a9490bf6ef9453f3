using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Measures;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>查封扣押冻结台账 (TB-4-16): 案号、财产、方式、文号、起、止、轮候、续行、状态, in the order of entry.</summary>
public sealed class MeasureLedger(EnforcementDbContext db, CurrentActor actor, AccessTrace trace, TimeProvider clock, LedgerLookup lookup)
{
    private const string Code = "measures";

    /// <param name="Measure">As its case shows it.</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    public sealed record Row(Guid CaseId, string? CaseNumber, ListMeasures.Row Measure, string? Parties);

    private static readonly Keyset<ControlMeasure> Order = Keyset.ById<ControlMeasure>(m => m.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] MeasureLedger ledger, CancellationToken cancellationToken,
        [AllowedValues("in-force", "waiting", "lapsed", "released", "disposed", "moved", null)] string? state = null, DateOnly? endsFrom = null, DateOnly? endsBy = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(state, endsFrom, endsBy).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] MeasureLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken,
        [AllowedValues("in-force", "waiting", "lapsed", "released", "disposed", "moved", null)] string? state = null, DateOnly? endsFrom = null, DateOnly? endsBy = null) =>
        export.SendAsync(Code, ledger.Of(state, endsFrom, endsBy), cancellationToken);

    /// <summary>The measures in a state; with days, those in force whose last day is one of them.</summary>
    public Listing<ControlMeasure> Find(string? state, DateOnly? endsFrom, DateOnly? endsBy)
    {
        var measures = db.Measures.AsNoTracking().Include(m => m.Renewals).Where(m => m.Court == actor.Court);
        if (state is not null)
        {
            var named = EnumCode.Parse<MeasureState>(state);
            measures = measures.Where(m => m.State == named);
        }
        if (endsFrom is { } first)
            measures = measures.Where(m => m.State == MeasureState.InForce && m.EndsOn >= first);
        if (endsBy is { } last)
            measures = measures.Where(m => m.State == MeasureState.InForce && m.EndsOn <= last);
        return new(measures, Order);
    }

    private LedgerRows<ControlMeasure, Row> Of(string? state, DateOnly? endsFrom, DateOnly? endsBy) => new(Find(state, endsFrom, endsBy), ShowAsync);

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<ControlMeasure> measures, CancellationToken cancellationToken)
    {
        var cases = measures.Select(m => m.CaseId).ToList();
        var numbers = await lookup.NumbersAsync(cases, cancellationToken);
        var parties = await lookup.PartiesAsync(Code, cases, cancellationToken);
        await trace.OfAsync(cases, "assets", cancellationToken);
        var today = CourtTime.DayOf(clock.GetUtcNow());
        return [.. measures.Select(m => new Row(m.CaseId, numbers.GetValueOrDefault(m.CaseId), ListMeasures.RowOf(m, today), parties.GetValueOrDefault(m.CaseId)))];
    }
}
