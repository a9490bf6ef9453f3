using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>The court's repairs, latest first.</summary>
public static class ListRepairs
{
    private static readonly Keyset<FlowRepair> Order = Keyset.Descending<FlowRepair>(repair => repair.CreatedAt, repair => repair.Id);

    internal static async Task<Ok<Page<RepairRow>>> Handle(
        [FromServices] RepairDesk desk, CancellationToken cancellationToken,
        [AllowedValues("drafted", "queued", "running", "finished", "cancelled", null)] string? state = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        FlowRepairState? wanted = state is null ? null : EnumCode.Parse<FlowRepairState>(state);
        var page = await desk.Repairs().Where(r => wanted == null || r.State == wanted).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(new Page<RepairRow>(await desk.ShowAsync(page.Items, cancellationToken), page.Next));
    }
}

/// <summary>One repair: its state and its counts.</summary>
public static class GetRepair
{
    internal static async Task<Results<Ok<RepairRow>, ProblemHttpResult>> Handle(Guid repairId, [FromServices] RepairDesk desk, CancellationToken cancellationToken) =>
        await desk.ShowAsync(repairId, cancellationToken) is { } repair ? TypedResults.Ok(repair) : Problems.NotFound();
}

/// <summary>The flows of a repair: what it would do to those that are pending, and what became of the others.</summary>
public static class ListRepairItems
{
    internal static async Task<Results<Ok<Page<RepairItemRow>>, ProblemHttpResult>> Handle(
        Guid repairId, [FromServices] RepairDesk desk, [FromServices] RepairPreviews previews, CancellationToken cancellationToken,
        [AllowedValues("pending", "done", "changed", "refused", "left", null)] string? state = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, int? after = null)
    {
        if (await desk.Repairs().FirstOrDefaultAsync(r => r.Id == repairId, cancellationToken) is not { } repair)
            return Problems.NotFound();
        FlowRepairItemState? wanted = state is null ? null : EnumCode.Parse<FlowRepairItemState>(state);
        var items = await desk.ItemsOf(repairId).Where(i => (wanted == null || i.State == wanted) && (after == null || i.Number > after))
            .OrderBy(i => i.Number).Take(limit + 1).ToListAsync(cancellationToken);
        var rows = new List<RepairItemRow>();
        foreach (var item in items.Take(limit))
            rows.Add(await previews.ShowAsync(repair, item, cancellationToken));
        return TypedResults.Ok(new Page<RepairItemRow>(rows, items.Count > limit ? rows[^1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }
}
