using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
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
public static class MeasureLedger
{
    /// <param name="Measure">As its case shows it.</param>
    public sealed record Row(Guid CaseId, string? CaseNumber, ListMeasures.Row Measure);

    private static readonly Keyset<ControlMeasure> Order = Keyset.ById<ControlMeasure>(m => m.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] AccessTrace trace, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [AllowedValues("in-force", "waiting", "lapsed", "released", "disposed", "moved", null)] string? state = null, DateOnly? endsBy = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var measures = db.Measures.AsNoTracking().Include(m => m.Renewals).Where(m => m.Court == actor.Court);
        if (state is not null)
        {
            var named = EnumCode.Parse<MeasureState>(state);
            measures = measures.Where(m => m.State == named);
        }
        if (endsBy is { } day)
            measures = measures.Where(m => m.State == MeasureState.InForce && m.EndsOn <= day);
        var page = await measures.PageAsync(Order, after, limit, cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(m => m.CaseId.ToString("D")), cancellationToken);
        await trace.OfAsync(page.Items.Select(m => m.CaseId), "assets", cancellationToken);
        var today = CourtTime.DayOf(clock.GetUtcNow());
        return TypedResults.Ok(page.Show(m => new Row(m.CaseId, numbers.GetValueOrDefault(m.CaseId.ToString("D")), ListMeasures.RowOf(m, today))));
    }
}
