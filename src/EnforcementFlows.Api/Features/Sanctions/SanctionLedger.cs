using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Sanctions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Sanctions;

/// <summary>失信限高台账 (TB-3.2-8d): 案号、被执行人、纳入或者撤销、理由、审批人、审批日、办理人、办理日、期限止, in the order of entry.</summary>
public sealed class SanctionLedger(EnforcementDbContext db, CurrentActor actor, AccessTrace trace, LedgerLookup lookup)
{
    private const string Code = "sanctions";

    /// <param name="Debtor">被执行人; whose line was read is on record (TB-3.2-34).</param>
    /// <param name="EndsOn">期限止; null where there is no term.</param>
    /// <param name="ApprovedByName">审批人</param>
    /// <param name="OperatedByName">办理人</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, Guid SanctionId, SanctionKind Kind, SanctionAct Act, Guid PartyId, string Debtor, string Reason, string ApprovedBy, DateOnly ApprovedOn,
        string OperatedBy, DateOnly OperatedOn, DateOnly? EndsOn, string? SystemNumber, string? ApprovedByName, string? OperatedByName, string? Parties);

    private static readonly Keyset<SanctionEntry> Order = Keyset.ById<SanctionEntry>(entry => entry.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] SanctionLedger ledger, CancellationToken cancellationToken,
        [AllowedValues("dishonest-listing", "consumption-restriction", null)] string? kind = null, DateOnly? from = null, DateOnly? to = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(kind, from, to).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] SanctionLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken,
        [AllowedValues("dishonest-listing", "consumption-restriction", null)] string? kind = null, DateOnly? from = null, DateOnly? to = null) =>
        export.SendAsync(Code, ledger.Of(kind, from, to), cancellationToken);

    private LedgerRows<SanctionEntry, Row> Of(string? kind, DateOnly? from, DateOnly? to)
    {
        var entries = db.SanctionEntries.AsNoTracking().Where(entry => entry.Court == actor.Court);
        if (kind is not null)
        {
            var named = EnumCode.Parse<SanctionKind>(kind);
            entries = entries.Where(entry => db.Sanctions.Any(s => s.Court == entry.Court && s.Id == entry.SanctionId && s.Kind == named));
        }
        if (from is { } first)
            entries = entries.Where(entry => entry.OperatedOn >= first);
        if (to is { } last)
            entries = entries.Where(entry => entry.OperatedOn <= last);
        return new(new(entries, Order), ShowAsync);
    }

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<SanctionEntry> entries, CancellationToken cancellationToken)
    {
        var cases = entries.Select(entry => entry.CaseId).ToList();
        var about = await AboutAsync([.. entries.Select(entry => entry.SanctionId)], cancellationToken);
        var numbers = await lookup.NumbersAsync(cases, cancellationToken);
        var names = await lookup.NamesAsync(entries.SelectMany(entry => new[] { entry.ApprovedBy, entry.OperatedBy }), cancellationToken);
        var parties = await lookup.PartiesAsync(Code, cases, cancellationToken);
        await trace.OfAsync(cases, "parties", cancellationToken);
        return [.. entries.Select(e => RowOf(e, about[e.SanctionId], numbers.GetValueOrDefault(e.CaseId), names, parties.GetValueOrDefault(e.CaseId)))];
    }

    private Task<Dictionary<Guid, About>> AboutAsync(List<Guid> sanctions, CancellationToken cancellationToken) => (
        from sanction in db.Sanctions.AsNoTracking().Where(s => s.Court == actor.Court && sanctions.Contains(s.Id))
        join party in db.Parties on new { sanction.Court, Id = sanction.PartyId } equals new { party.Court, party.Id }
        select new { sanction.Id, About = new About(sanction.Kind, party.Id, party.Name) }).ToDictionaryAsync(row => row.Id, row => row.About, cancellationToken);

    private static Row RowOf(SanctionEntry e, About about, string? number, PersonNames names, string? parties) => new(
        e.Id, e.CaseId, number, e.SanctionId, about.Kind, e.Act, about.PartyId, about.Debtor, e.Reason, e.ApprovedBy, e.ApprovedOn, e.OperatedBy, e.OperatedOn, e.EndsOn, e.SystemNumber,
        names.Of(e.ApprovedBy), names.Of(e.OperatedBy), parties);

    private sealed record About(SanctionKind Kind, Guid PartyId, string Debtor);
}
