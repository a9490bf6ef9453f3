using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>交办、督办案件台账 (SH-1-3d): who has asked, until when an answer is due, and whether it was given.</summary>
public sealed class AssignedMatterLedger(EnforcementDbContext db, CurrentActor actor, LedgerLookup lookup)
{
    private const string Code = "assigned-matters";

    /// <param name="Organ">交办、督办机关</param>
    /// <param name="FeedbackBy">The day by which it wants an answer.</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    /// <param name="RequestedByName">填表人: who entered it.</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, string? Organ, string? ReceivedOn, string? FeedbackBy, string? Content, RequestState State, DateTimeOffset RequestedAt,
        DateTimeOffset? FinishedAt, string? Parties, string RequestedBy, string? RequestedByName);

    private static readonly Keyset<CaseRequest> Order = Keyset.Descending<CaseRequest>(r => r.RequestedAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] AssignedMatterLedger ledger, CancellationToken cancellationToken, bool? answered = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(answered).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] AssignedMatterLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken, bool? answered = null) =>
        export.SendAsync(Code, ledger.Of(answered), cancellationToken);

    private LedgerRows<CaseRequest, Row> Of(bool? answered)
    {
        var matters = db.Requests.AsNoTracking().Where(r => r.Court == actor.Court && r.Kind == RequestKinds.AssignedMatter);
        if (answered is { } wanted)
            matters = matters.Where(r => r.FinishedAt != null == wanted);
        return new(new(matters, Order), ShowAsync);
    }

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<CaseRequest> matters, CancellationToken cancellationToken)
    {
        var cases = matters.Select(r => r.CaseId).ToList();
        var numbers = await lookup.NumbersAsync(cases, cancellationToken);
        var names = await lookup.NamesAsync(matters.Select(r => r.RequestedBy), cancellationToken);
        var parties = await lookup.PartiesAsync(Code, cases, cancellationToken);
        return [.. matters.Select(r => RowOf(r, numbers.GetValueOrDefault(r.CaseId), parties.GetValueOrDefault(r.CaseId), names))];
    }

    private static Row RowOf(CaseRequest r, string? number, string? parties, PersonNames names)
    {
        var data = JsonSerializer.Deserialize<JsonElement>(r.Data);
        string? Text(string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new(
            r.Id, r.CaseId, number, Text("organ"), Text("receivedOn"), Text("feedbackBy"), Text("content"), r.State, r.RequestedAt, r.FinishedAt, parties, r.RequestedBy,
            names.Of(r.RequestedBy));
    }
}
