using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>Says what a repair would do to each of its flows, without doing it.</summary>
internal sealed class RepairPreviews(EnforcementDbContext db, InstanceReader instances, ProfileCatalog profiles, TimeProvider clock)
{
    public async Task<RepairItemRow> ShowAsync(FlowRepair repair, FlowRepairItem item, CancellationToken cancellationToken) => new(
        item.Number, item.InstanceId, item.ContextId, item.InstanceVersion, item.CaseId, item.DefinitionId, item.ActivityId, item.State, item.Code, item.Message,
        item.SettledAt, item.State == FlowRepairItemState.Pending ? await PreviewAsync(repair, item, cancellationToken) : null);

    private async Task<RepairPreview> PreviewAsync(FlowRepair repair, FlowRepairItem item, CancellationToken cancellationToken)
    {
        var act = RepairDetails.Of(repair).ActOn(repair.Kind, item.ContextId);
        if (await instances.FindAsync(repair.Court, item.InstanceId, cancellationToken) is not { } sight)
            return Impossible("repair.flow-ended", "该流程已不存在。");
        if (sight.Version != item.InstanceVersion)
            return Impossible(RepairRefusedException.Stale, "流程在拟定之后已有变动，执行时将不予处理。");
        if (sight.RefusalOf(act) is { } refused)
            return Impossible(refused.Code, refused.Message);
        var voided = act is CancelFlow
            ? await FlowWithdrawal.OpenDeadlines(db, repair.Court, item.InstanceId).OrderBy(d => d.DueAt).Select(d => d.Name).ToListAsync(cancellationToken)
            : [];
        return new(true, null, null, EndsOf(sight, act), voided, act is CancelFlow && await IsMainFlowAsync(item, cancellationToken));
    }

    private static List<string> EndsOf(InstanceSight sight, RepairAct act)
    {
        var ended = sight.EndedBy(act).ToHashSet();
        return [.. sight.Show().Steps.Where(s => ended.Contains(s.ContextId) && (s.Waits != WaitKinds.None || s.Incident is not null))
            .Select(s => s.Waits == WaitKinds.None ? s.Name ?? s.ActivityId : $"{s.Name ?? s.ActivityId}（{string.Join('、', FlowWaits.WordsOf(s.Waits))}）")];
    }

    private async Task<bool> IsMainFlowAsync(FlowRepairItem item, CancellationToken cancellationToken)
    {
        if (item.CaseId is not { } caseId)
            return false;
        var type = await db.Cases.Where(c => c.Court == item.Court && c.Id == caseId).Select(c => c.Type).FirstAsync(cancellationToken);
        return profiles.Get(item.Court, clock.GetUtcNow()).FlowOf(type) == item.DefinitionId;
    }

    private static RepairPreview Impossible(string code, string message) => new(false, code, message, [], [], false);
}
