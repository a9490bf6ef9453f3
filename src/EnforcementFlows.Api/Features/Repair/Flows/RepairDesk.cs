using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>The repairs of the caller's court: drawn up here, shown, and moved on. Another court's do not exist.</summary>
internal sealed class RepairDesk(EnforcementDbContext db, InstanceReader instances, WorkflowRuntime runtime, CurrentActor actor)
{
    /// <summary>Draws up an act on one flow, as the caller saw it.</summary>
    public async Task<Results<Created<RepairRow>, ProblemHttpResult>> DrawUpAsync(
        FlowRepairKind kind, Guid instanceId, int contextId, long version, string reason, RepairDetails details, CommandKey key, CancellationToken cancellationToken)
    {
        if (await FlowAsync(instanceId, cancellationToken) is not { } flow || await instances.FindAsync(actor.Court, instanceId, cancellationToken) is not { } sight)
            return Problems.NotFound();
        var hash = RequestHash.Of(instanceId, $"flow-{kind.Code()}:{contextId}", new { version, reason, details });
        if (await AnswerAsync(key, hash, cancellationToken) is { } earlier)
            return TypedResults.Created($"/api/repairs/{earlier.Id}", earlier);
        if (sight.Version != version)
            throw new RepairRefusedException(RepairRefusedException.Stale, "流程在此期间已有变动，请刷新后重试。");
        if (sight.RefusalOf(details.ActOn(kind, contextId)) is { } refused)
            throw refused;
        var activity = sight.Show().Steps.FirstOrDefault(s => s.ContextId == contextId)?.ActivityId ?? flow.DefinitionId;
        var member = new FrozenFlow(instanceId, contextId, version, flow.DefinitionId, activity, flow.CorrelationId);
        return await SaveAsync(kind, reason, details, null, [member], key, hash, cancellationToken);
    }

    /// <summary>Freezes a set of flows under a repair.</summary>
    public async Task<Created<RepairRow>> SaveAsync(
        FlowRepairKind kind, string reason, RepairDetails details, string? filter, IReadOnlyList<FrozenFlow> members, CommandKey key, byte[] hash, CancellationToken cancellationToken)
    {
        var command = new Command(actor.Court, key.CommandId, "repair-draw-up", actor.Id, hash);
        var result = await runtime.ExecuteAsync(
            command, async burst => await WriteAsync(burst, kind, reason, details, filter, members, cancellationToken), cancellationToken);
        var id = Guid.Parse((string)result.Result!);
        return TypedResults.Created($"/api/repairs/{id}", (await ShowAsync(id, cancellationToken))!);
    }

    /// <summary>What was answered to the same request before; null when it is new.</summary>
    public async Task<RepairRow?> AnswerAsync(CommandKey key, byte[] hash, CancellationToken cancellationToken)
    {
        if (key.Key is null)
            return null;
        var stored = await db.Set<CommandRow>().AsNoTracking().FirstOrDefaultAsync(c => c.TenantId == actor.Court && c.CommandId == key.CommandId, cancellationToken);
        if (stored is null)
            return null;
        if (stored.RequestHash is null || !stored.RequestHash.AsSpan().SequenceEqual(hash))
            throw new CommandReusedException();
        return await ShowAsync(Guid.Parse((string)Workflow.Values.WorkflowValue.Parse(stored.Result)!), cancellationToken);
    }

    public IQueryable<FlowRepair> Repairs() => db.FlowRepairs.AsNoTracking().Where(r => r.Court == actor.Court);

    public IQueryable<FlowRepairItem> ItemsOf(Guid repairId) => db.FlowRepairItems.AsNoTracking().Where(i => i.Court == actor.Court && i.RepairId == repairId);

    public async Task<RepairRow?> ShowAsync(Guid repairId, CancellationToken cancellationToken) =>
        await Repairs().FirstOrDefaultAsync(r => r.Id == repairId, cancellationToken) is { } repair ? (await ShowAsync([repair], cancellationToken))[0] : null;

    public async Task<IReadOnlyList<RepairRow>> ShowAsync(IReadOnlyList<FlowRepair> repairs, CancellationToken cancellationToken)
    {
        var ids = repairs.Select(r => r.Id).ToList();
        var counts = await db.FlowRepairItems.Where(i => i.Court == actor.Court && ids.Contains(i.RepairId))
            .GroupBy(i => new { i.RepairId, i.State }).Select(g => new { g.Key.RepairId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. repairs.Select(r => RepairRow.Of(r, counts.Where(c => c.RepairId == r.Id).ToDictionary(c => c.State, c => c.Count)))];
    }

    private Task<WorkflowInstance?> FlowAsync(Guid instanceId, CancellationToken cancellationToken) =>
        db.WorkflowInstances.AsNoTracking().FirstOrDefaultAsync(i => i.TenantId == actor.Court && i.Id == instanceId, cancellationToken);

    private async Task<object?> WriteAsync(
        Burst burst, FlowRepairKind kind, string reason, RepairDetails details, string? filter, IReadOnlyList<FrozenFlow> members, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        var repair = new FlowRepair
        {
            Court = actor.Court,
            Id = burst.NewId(),
            Kind = kind,
            Reason = reason,
            Details = details.ToJson(),
            Filter = filter,
            Total = members.Count,
            CreatedBy = actor.Id,
            CreatedAt = burst.Now,
        };
        joined.FlowRepairs.Add(repair);
        var cases = await CasesAsync(joined, members, cancellationToken);
        joined.FlowRepairItems.AddRange(members.Select((m, i) => new FlowRepairItem
        {
            Court = actor.Court,
            RepairId = repair.Id,
            Number = i + 1,
            InstanceId = m.InstanceId,
            ContextId = m.ContextId,
            InstanceVersion = m.Version,
            DefinitionId = m.DefinitionId,
            ActivityId = m.ActivityId,
            CaseId = Guid.TryParse(m.Correlation, out var id) && cases.Contains(id) ? id : null,
        }));
        return repair.Id;
    }

    // a correlation of a flow may be another thing than a case
    private async Task<HashSet<Guid>> CasesAsync(EnforcementDbContext joined, IReadOnlyList<FrozenFlow> members, CancellationToken cancellationToken)
    {
        var ids = members.Select(m => Guid.TryParse(m.Correlation, out var id) ? id : Guid.Empty).Distinct().ToList();
        return (await joined.Cases.Where(c => c.Court == actor.Court && ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken)).ToHashSet();
    }
}

/// <summary>A flow as it stood when the set was frozen.</summary>
internal sealed record FrozenFlow(Guid InstanceId, int ContextId, long Version, string DefinitionId, string ActivityId, string? Correlation);
