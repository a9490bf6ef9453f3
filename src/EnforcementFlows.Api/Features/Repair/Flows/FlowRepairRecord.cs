using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>Puts an operator's act on a flow on record, and draws its consequences on the case.</summary>
internal static class FlowRepairRecord
{
    private static readonly Dictionary<FlowRepairKind, string> Words = new()
    {
        [FlowRepairKind.Retry] = "重试流程步骤",
        [FlowRepairKind.Skip] = "跳过流程步骤",
        [FlowRepairKind.ChangeVariable] = "更正流程变量",
        [FlowRepairKind.Move] = "转移流程步骤",
        [FlowRepairKind.Cancel] = "取消流程",
    };

    public static async Task WriteAsync(Burst burst, FlowRepair repair, FlowRepairItem item, RepairEffect effect, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        db.OperatorActs.Add(new OperatorAct
        {
            Court = repair.Court,
            At = burst.Now,
            By = repair.CreatedBy,
            ConfirmedBy = repair.ConfirmedBy,
            Act = repair.Kind.Code(),
            SubjectKind = repair.Kind is FlowRepairKind.Retry or FlowRepairKind.Skip ? "incident" : "flow",
            SubjectId = item.ContextId == 0 ? $"{item.InstanceId:D}" : $"{item.InstanceId:D}/{item.ContextId}",
            CaseId = item.CaseId,
            Reason = repair.Reason,
            Before = effect.Before,
            After = effect.After,
        });
        if (item.CaseId is not { } caseId)
            return;
        var about = await db.CaseAsync(repair.Court, caseId, cancellationToken);
        var kind = repair.Kind == FlowRepairKind.Retry ? "incident-retried" : "flow-repaired";
        db.Note(about, kind, $"管理员{Words[repair.Kind]}（{item.ActivityId}）。理由：{repair.Reason}", burst.Now, actor: repair.CreatedBy);
        await burst.Services.GetRequiredService<FlowWithdrawal>().WithdrawAsync(about, effect.Cancelled, repair.Reason, burst.Now, cancellationToken);
    }

    /// <summary>The case that a flow runs on, if it runs on one.</summary>
    public static async Task<Guid?> CaseOfAsync(EnforcementDbContext db, string court, string? correlation, CancellationToken cancellationToken) =>
        Guid.TryParse(correlation, out var id) && await db.Cases.AnyAsync(c => c.Court == court && c.Id == id, cancellationToken) ? id : null;
}
