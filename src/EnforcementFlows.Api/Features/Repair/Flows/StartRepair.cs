using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>Has a repair carried out that needs nobody's confirmation (执行).</summary>
public static class ExecuteRepair
{
    internal static Task<Results<Ok<RepairRow>, ProblemHttpResult>> Handle(
        Guid repairId, CommandKey key, [FromServices] RepairStart start, CancellationToken cancellationToken) =>
        start.MoveOnAsync(repairId, "execute", key, (repair, _) => repair.Execute(), cancellationToken);
}

/// <summary>Confirms what another person has drawn up; it is carried out (确认).</summary>
public static class ConfirmRepair
{
    internal static Task<Results<Ok<RepairRow>, ProblemHttpResult>> Handle(
        Guid repairId, CommandKey key, [FromServices] RepairStart start, [FromServices] CurrentActor actor, CancellationToken cancellationToken) =>
        start.MoveOnAsync(repairId, "confirm", key, (repair, burst) => repair.Confirm(actor.Id, burst.Now), cancellationToken);
}

/// <summary>Drops a repair, or stops one that is being carried out: what is done stays, the rest is left as it is (取消).</summary>
public static class CancelRepair
{
    internal static Task<Results<Ok<RepairRow>, ProblemHttpResult>> Handle(
        Guid repairId, CommandKey key, [FromServices] RepairStart start, CancellationToken cancellationToken) =>
        start.MoveOnAsync(repairId, "cancel", key, (repair, burst) => repair.Cancel(burst.Now), cancellationToken);
}

/// <summary>Moves a repair on. One of a single flow is carried out at once; sets are left to the workers.</summary>
internal sealed class RepairStart(EnforcementDbContext db, RepairDesk desk, RepairRun run, WorkflowRuntime runtime, CurrentActor actor, TimeProvider clock)
{
    public async Task<Results<Ok<RepairRow>, ProblemHttpResult>> MoveOnAsync(
        Guid repairId, string act, CommandKey key, Action<FlowRepair, Burst> move, CancellationToken cancellationToken)
    {
        if (!await desk.Repairs().AnyAsync(r => r.Id == repairId, cancellationToken))
            return Problems.NotFound();
        var command = new Command(actor.Court, key.CommandId, $"repair-{act}", actor.Id, RequestHash.Of(repairId, $"repair-{act}"));
        var result = await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                await MoveOnAsync(burst, repairId, move, cancellationToken);
                return null;
            },
            cancellationToken);
        if (!result.Replayed && (await desk.ShowAsync(repairId, cancellationToken))! is { Total: 1, State: FlowRepairState.Queued })
            await CarryOutAsync(repairId, cancellationToken);
        return TypedResults.Ok((await desk.ShowAsync(repairId, cancellationToken))!);
    }

    private static async Task MoveOnAsync(Burst burst, Guid repairId, Action<FlowRepair, Burst> move, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        var court = burst.Command.TenantId;
        var repair = (await joined.FlowRepairs.FromSql($"SELECT * FROM flow_repairs WHERE court = {court} AND id = {repairId} FOR UPDATE").ToListAsync(cancellationToken)).Single();
        move(repair, burst);
        if (repair.State == FlowRepairState.Cancelled)
        {
            await joined.FlowRepairItems.Where(i => i.Court == court && i.RepairId == repairId && i.State == FlowRepairItemState.Pending).ExecuteUpdateAsync(
                i => i.SetProperty(x => x.State, FlowRepairItemState.Left).SetProperty(x => x.SettledAt, burst.Now), cancellationToken);
        }
    }

    // a worker may do the same at the same time: each flow guards itself
    private async Task CarryOutAsync(Guid repairId, CancellationToken cancellationToken)
    {
        await run.NextAsync(actor.Court, repairId, cancellationToken);
        var now = clock.GetUtcNow();
        await db.FlowRepairs.Where(r => r.Court == actor.Court && r.Id == repairId && (r.State == FlowRepairState.Queued || r.State == FlowRepairState.Running))
            .ExecuteUpdateAsync(
                r => r.SetProperty(x => x.State, FlowRepairState.Finished).SetProperty(x => x.StartedAt, x => x.StartedAt ?? now).SetProperty(x => x.FinishedAt, now),
                cancellationToken);
    }
}
