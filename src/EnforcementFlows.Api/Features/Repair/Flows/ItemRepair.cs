using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>
/// Carries out a repair on single flows. The act and its result are written in one transaction, and only while the item is still
/// pending: however often it is tried, on whichever node, it happens once. A flow that this node is too old for stays pending.
/// </summary>
internal sealed class ItemRepair(IServiceScopeFactory scopes, WorkflowRuntime runtime, ILogger<ItemRepair> logger)
{
    public async Task RunAsync(FlowRepair repair, int number, CancellationToken cancellationToken)
    {
        // read anew: an earlier item of the same flow may have moved it on
        if (await FindAsync(repair, number, cancellationToken) is not { State: FlowRepairItemState.Pending } item)
            return;
        try
        {
            await DoAsync(repair, item, cancellationToken);
        }
        catch (ItemSettledException)
        {
            // another node was first, or the repair was cancelled
        }
        catch (RepairRefusedException refused)
        {
            var changed = refused.Code == RepairRefusedException.Stale;
            await SettleAsync(item, changed ? FlowRepairItemState.Changed : FlowRepairItemState.Refused, refused.Code, refused.Message, cancellationToken);
        }
        catch (DomainException refused)
        {
            await SettleAsync(item, FlowRepairItemState.Refused, refused.Code, refused.Message, cancellationToken);
        }
        catch (BurstAbortedException aborted) when (aborted is not NodeTooOldException)
        {
            await SettleAsync(item, FlowRepairItemState.Refused, ErrorCodes.Stale, aborted.Message, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not NpgsqlException and not NodeTooOldException)
        {
            Log.ItemFailed(logger, exception, repair.Id, number);
            await SettleAsync(item, FlowRepairItemState.Refused, ErrorCodes.ServerError, "处置时出错，未写入任何内容。", cancellationToken);
        }
    }

    private Task<CommandResult> DoAsync(FlowRepair repair, FlowRepairItem item, CancellationToken cancellationToken)
    {
        var act = RepairDetails.Of(repair).ActOn(repair.Kind, item.ContextId);
        var command = new Command(
            repair.Court, DerivedId.FromName($"repair:{repair.Court}:{repair.Id}:{item.Number}"), $"flow-{repair.Kind.Code()}", repair.CreatedBy);
        return runtime.ExecuteAsync(
            command, item.InstanceId,
            async burst =>
            {
                await TakeAsync(burst, item, cancellationToken);
                var effect = await burst.RepairAsync(item.InstanceId, item.InstanceVersion, act, cancellationToken);
                await FlowRepairRecord.WriteAsync(burst, repair, item, effect, cancellationToken);
                return null;
            },
            cancellationToken);
    }

    private static async Task TakeAsync(Burst burst, FlowRepairItem item, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var taken = await Pending(db, item).Where(i => i.Number == item.Number).ExecuteUpdateAsync(
            i => i.SetProperty(x => x.State, FlowRepairItemState.Done).SetProperty(x => x.SettledAt, burst.Now), cancellationToken);
        if (taken == 0)
            throw new ItemSettledException();
        // a second incident of the same flow: what this burst changes of it is our own doing
        await Pending(db, item).Where(i => i.InstanceId == item.InstanceId && i.InstanceVersion == item.InstanceVersion).ExecuteUpdateAsync(
            i => i.SetProperty(x => x.InstanceVersion, item.InstanceVersion + 1), cancellationToken);
    }

    private async Task SettleAsync(FlowRepairItem item, FlowRepairItemState state, string code, string message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        await Pending(db, item).Where(i => i.Number == item.Number).ExecuteUpdateAsync(
            i => i.SetProperty(x => x.State, state).SetProperty(x => x.Code, code).SetProperty(x => x.Message, message).SetProperty(x => x.SettledAt, now),
            cancellationToken);
    }

    private async Task<FlowRepairItem?> FindAsync(FlowRepair repair, int number, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().FlowRepairItems.AsNoTracking()
            .FirstOrDefaultAsync(i => i.Court == repair.Court && i.RepairId == repair.Id && i.Number == number, cancellationToken);
    }

    private static IQueryable<FlowRepairItem> Pending(EnforcementDbContext db, FlowRepairItem item) =>
        db.FlowRepairItems.Where(i => i.Court == item.Court && i.RepairId == item.RepairId && i.State == FlowRepairItemState.Pending);

    private sealed class ItemSettledException() : BurstAbortedException("该处置已执行或已取消。");
}
