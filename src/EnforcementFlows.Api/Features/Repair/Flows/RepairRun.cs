using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>Carries out the next pending flows of a repair, one after the other.</summary>
internal sealed class RepairRun(IServiceScopeFactory scopes, ItemRepair items)
{
    /// <summary>Flows between two looks at whether the repair was cancelled.</summary>
    private const int Chunk = 10;

    /// <returns>How many were carried out; none when the repair is done.</returns>
    public async Task<int> NextAsync(string court, Guid repairId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var repair = await db.FlowRepairs.AsNoTracking().FirstAsync(r => r.Court == court && r.Id == repairId, cancellationToken);
        var pending = await db.FlowRepairItems.AsNoTracking()
            .Where(i => i.Court == court && i.RepairId == repairId && i.State == FlowRepairItemState.Pending)
            .OrderBy(i => i.Number).Take(Chunk).Select(i => i.Number).ToListAsync(cancellationToken);
        foreach (var number in pending)
            await items.RunAsync(repair, number, cancellationToken);
        return pending.Count;
    }
}
