using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Coercion;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Coercion;

/// <summary>The court's coercive measures that were carried out, in the order in which they were proposed (强制措施台账, TB-2.2-3b).</summary>
public sealed class CoerciveLedger(EnforcementDbContext db, CurrentActor actor, LedgerLookup lookup)
{
    private const string Code = "coercive-measures";

    /// <param name="ApprovedByName">批准人</param>
    /// <param name="ExecutedByName">执行人</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, CoerciveKind Kind, Guid PartyId, string Person, string Act, int? Days, Money? Amount, int? Hours, CoerciveState State, Guid RequestId,
        string? Document, string? ExecutedBy, DateTimeOffset? StartedAt, DateOnly? EndsOn, DateTimeOffset? EndedAt, string? ApprovedByName, string? ExecutedByName, string? Parties);

    private static readonly Keyset<CoerciveMeasure> Order = Keyset.ById<CoerciveMeasure>(m => m.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] CoerciveLedger ledger, CancellationToken cancellationToken,
        [AllowedValues("summons", "detention", "fine", "search", "exit-ban", "object-seizure", null)] string? kind = null, bool? inForce = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(kind, inForce).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] CoerciveLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken,
        [AllowedValues("summons", "detention", "fine", "search", "exit-ban", "object-seizure", null)] string? kind = null, bool? inForce = null) =>
        export.SendAsync(Code, ledger.Of(kind, inForce), cancellationToken);

    private LedgerRows<CoerciveMeasure, Row> Of(string? kind, bool? inForce)
    {
        var measures = db.CoerciveMeasures.AsNoTracking().Where(m => m.Court == actor.Court && m.StartedAt != null);
        if (kind is not null)
        {
            var named = EnumCode.Parse<CoerciveKind>(kind);
            measures = measures.Where(m => m.Kind == named);
        }
        if (inForce is { } current)
            measures = measures.Where(m => (m.State == CoerciveState.InForce) == current);
        return new(new(measures, Order), ShowAsync);
    }

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<CoerciveMeasure> measures, CancellationToken cancellationToken)
    {
        var cases = measures.Select(m => m.CaseId).ToList();
        var requests = measures.Select(m => m.RequestId).ToList();
        var approvers = await db.Requests.AsNoTracking().Where(r => r.Court == actor.Court && requests.Contains(r.Id) && r.DecidedBy != null)
            .ToDictionaryAsync(r => r.Id, r => r.DecidedBy, cancellationToken);
        var numbers = await lookup.NumbersAsync(cases, cancellationToken);
        var names = await lookup.NamesAsync(measures.Select(m => m.ExecutedBy).Concat(approvers.Values), cancellationToken);
        var parties = await lookup.PartiesAsync(Code, cases, cancellationToken);
        return [.. measures.Select(m => RowOf(m, numbers.GetValueOrDefault(m.CaseId), approvers.GetValueOrDefault(m.RequestId), names, parties.GetValueOrDefault(m.CaseId)))];
    }

    private static Row RowOf(CoerciveMeasure m, string? number, string? approver, PersonNames names, string? parties) => new(
        m.Id, m.CaseId, number, m.Kind, m.PartyId, m.Person, m.Act, m.Days, m.Amount, m.Hours, m.State, m.RequestId, m.Document, m.ExecutedBy, m.StartedAt, m.EndsOn, m.EndedAt,
        names.Of(approver), names.Of(m.ExecutedBy), parties);
}
