using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>交办、督办案件台账 (SH-1-3d): who has asked, until when an answer is due, and whether it was given.</summary>
public static class AssignedMatterLedger
{
    /// <param name="Organ">交办、督办机关</param>
    /// <param name="FeedbackBy">The day by which it wants an answer.</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, string? Organ, string? ReceivedOn, string? FeedbackBy, string? Content, RequestState State, DateTimeOffset RequestedAt,
        DateTimeOffset? FinishedAt);

    private static readonly Keyset<CaseRequest> Order = Keyset.Descending<CaseRequest>(r => r.RequestedAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, bool? answered = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var matters = db.Requests.AsNoTracking().Where(r => r.Court == actor.Court && r.Kind == RequestKinds.AssignedMatter);
        if (answered is { } wanted)
            matters = matters.Where(r => r.FinishedAt != null == wanted);
        var page = await matters.PageAsync(Order, after, limit, cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(r => r.CaseId.ToString("D")), cancellationToken);
        return TypedResults.Ok(page.Show(r => RowOf(r, numbers.GetValueOrDefault(r.CaseId.ToString("D")))));
    }

    private static Row RowOf(CaseRequest r, string? number)
    {
        var data = JsonSerializer.Deserialize<JsonElement>(r.Data);
        string? Text(string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new(r.Id, r.CaseId, number, Text("organ"), Text("receivedOn"), Text("feedbackBy"), Text("content"), r.State, r.RequestedAt, r.FinishedAt);
    }
}
