using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Measures;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Measures;

public static class MeasureEndpoints
{
    public static void MapMeasures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/measures", ListMeasures.Handle).WithTags("Cases").WithName(nameof(ListMeasures)).RequirePermission("case.read")
            .WithSummary("案件的控制措施").WithDescription("按登记先后；到期而未续行的以末日为准失效，不论是否已登记。");
        api.MapGet("/cases/{caseId:guid}/measures/{measureId:guid}/renewal", ProposeRenewal.Handle).WithTags("Cases").WithName(nameof(ProposeRenewal)).RequirePermission("case.read")
            .WithSummary("续封准备").WithDescription("续行的期限、将制作的文书和已填好的表单；办理到期措施的待办出现后，以 renew 办结该待办即续行。");
    }
}

/// <summary>The control measures (查封、扣押、冻结) of a case with their terms.</summary>
public static class ListMeasures
{
    /// <param name="Lapsed">Its last day has passed without renewal: it holds nothing any more, entered or not.</param>
    /// <param name="DaysLeft">Days after today up to and with the last one; 0 on the last day, negative once it has passed; null where nothing runs.</param>
    /// <param name="LastRenewalDay">The last day on which it can be renewed; null where nothing runs.</param>
    /// <param name="RenewableUntil">The last day that a renewal may give at most.</param>
    public sealed record Row(
        Guid Id, MeasureKind Kind, AssetKind AssetKind, MeasureSource Source, Guid? AssetId, string Property, string? Document, string? AssistedBy,
        string? AmountLimit, DateOnly? StartsOn, DateOnly? EndsOn, int? WaitingRank, MeasureState State, bool Lapsed, DateOnly? EndedOn, string? EndDocument,
        DateTimeOffset RecordedAt, IReadOnlyList<Renewal> Renewals, int? DaysLeft, DateOnly? LastRenewalDay, DateOnly? RenewableUntil);

    public sealed record Renewal(DateOnly From, DateOnly Until, string Document, DateTimeOffset EnteredAt);

    private static readonly Keyset<ControlMeasure> Order = Keyset.ById<ControlMeasure>(m => m.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var page = await db.Measures.AsNoTracking().Include(m => m.Renewals).Where(m => m.Court == about.Court && m.CaseId == caseId)
            .PageAsync(Order, after, limit, cancellationToken);
        var today = Domain.Calendars.CourtTime.DayOf(clock.GetUtcNow());
        return TypedResults.Ok(page.Show(m => RowOf(m, today)));
    }

    internal static Row RowOf(ControlMeasure m, DateOnly today) => new(
        m.Id, m.Kind, m.AssetKind, m.Source, m.AssetId, m.Property, m.Document, m.AssistedBy, m.AmountLimit?.ToString(), m.StartsOn, m.EndsOn,
        m.WaitingRank, m.State, m.State == MeasureState.Lapsed || (m.State == MeasureState.InForce && m.EndsOn < today), m.EndedOn, m.EndDocument,
        m.RecordedAt, [.. m.Renewals.OrderBy(r => r.Id).Select(r => new Renewal(r.From, r.Until, r.Document, r.EnteredAt))],
        DaysLeft(m, today), m.State == MeasureState.InForce ? m.EndsOn : null, m.LongestRenewal?.Until);

    // the days of the calendar: validity is neither rolled over rest days nor stopped by a pause (P7)
    internal static int? DaysLeft(ControlMeasure m, DateOnly today) => m is { State: MeasureState.InForce, EndsOn: { } end } ? end.DayNumber - today.DayNumber : null;
}
