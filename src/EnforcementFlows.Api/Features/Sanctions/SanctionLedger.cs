using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
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
public static class SanctionLedger
{
    /// <param name="Debtor">被执行人; whose line was read is on record (TB-3.2-34).</param>
    /// <param name="EndsOn">期限止; null where there is no term.</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, Guid SanctionId, SanctionKind Kind, SanctionAct Act, Guid PartyId, string Debtor, string Reason, string ApprovedBy, DateOnly ApprovedOn,
        string OperatedBy, DateOnly OperatedOn, DateOnly? EndsOn, string? SystemNumber);

    private static readonly Keyset<SanctionEntry> Order = Keyset.ById<SanctionEntry>(entry => entry.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] AccessTrace trace, CancellationToken cancellationToken,
        [AllowedValues("dishonest-listing", "consumption-restriction", null)] string? kind = null, DateOnly? from = null, DateOnly? to = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
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
        var page = await entries.PageAsync(Order, after, limit, cancellationToken);
        var about = await AboutAsync(db, actor.Court, [.. page.Items.Select(entry => entry.SanctionId)], cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(entry => entry.CaseId.ToString("D")), cancellationToken);
        await trace.OfAsync(page.Items.Select(entry => entry.CaseId), "parties", cancellationToken);
        return TypedResults.Ok(page.Show(entry => RowOf(entry, about[entry.SanctionId], numbers.GetValueOrDefault(entry.CaseId.ToString("D")))));
    }

    private static async Task<Dictionary<Guid, About>> AboutAsync(EnforcementDbContext db, string court, List<Guid> sanctions, CancellationToken cancellationToken) => await (
        from sanction in db.Sanctions.AsNoTracking().Where(s => s.Court == court && sanctions.Contains(s.Id))
        join party in db.Parties on new { sanction.Court, Id = sanction.PartyId } equals new { party.Court, party.Id }
        select new { sanction.Id, About = new About(sanction.Kind, party.Id, party.Name) }).ToDictionaryAsync(row => row.Id, row => row.About, cancellationToken);

    private static Row RowOf(SanctionEntry e, About about, string? number) => new(
        e.Id, e.CaseId, number, e.SanctionId, about.Kind, e.Act, about.PartyId, about.Debtor, e.Reason, e.ApprovedBy, e.ApprovedOn, e.OperatedBy, e.OperatedOn, e.EndsOn, e.SystemNumber);

    private sealed record About(SanctionKind Kind, Guid PartyId, string Debtor);
}
