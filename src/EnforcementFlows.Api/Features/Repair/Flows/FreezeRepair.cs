using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>Freezes the open incidents that fit a filter under one act (批量处置): what comes later does not belong to it.</summary>
public static class FreezeRepair
{
    private const int MostFlows = 10_000;

    public sealed record Request
    {
        [Required, AllowedValues("retry", "skip", "change-variable", "move", "cancel")]
        public required string Act { get; init; }

        [Required, StringLength(500)]
        public required string Reason { get; init; }

        public required Chosen Filter { get; init; }

        /// <summary>Of a skip.</summary>
        [StringLength(100)]
        public string? Outcome { get; init; }

        /// <summary>The target of a move.</summary>
        [StringLength(100)]
        public string? ActivityId { get; init; }

        /// <summary>The variable to change: the one of this name that the failed step sees.</summary>
        [StringLength(100)]
        public string? Variable { get; init; }

        /// <summary>Its new value.</summary>
        public JsonElement? Value { get; init; }
    }

    /// <summary>Which open incidents; what is not given is not asked for.</summary>
    public sealed record Chosen
    {
        [StringLength(200)]
        public string? DefinitionId { get; init; }

        [StringLength(200)]
        public string? ActivityId { get; init; }

        [StringLength(200)]
        public string? Code { get; init; }

        /// <summary>Failed at or after this instant.</summary>
        public DateTimeOffset? From { get; init; }

        /// <summary>Failed before this instant.</summary>
        public DateTimeOffset? Until { get; init; }
    }

    internal static async Task<Results<Created<RepairRow>, ProblemHttpResult>> Handle(
        Request request, CommandKey key, [FromServices] RepairDesk desk, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken)
    {
        var kind = EnumCode.Parse<FlowRepairKind>(request.Act);
        if (kind == FlowRepairKind.Move && string.IsNullOrEmpty(request.ActivityId))
            return Problems.Invalid("activityId", "required", "必填");
        if (kind == FlowRepairKind.ChangeVariable && string.IsNullOrEmpty(request.Variable))
            return Problems.Invalid("variable", "required", "必填");
        var hash = RequestHash.Of(default, "repair-freeze", request);
        if (await desk.AnswerAsync(key, hash, cancellationToken) is { } earlier)
            return TypedResults.Created($"/api/repairs/{earlier.Id}", earlier);
        var members = await Matching(db, actor.Court, request.Filter).Take(MostFlows + 1).ToListAsync(cancellationToken);
        if (members.Count is 0 or > MostFlows)
        {
            return members.Count == 0
                ? Problems.Conflict("repair.nothing-matches", "没有符合条件的流程异常。")
                : Problems.Conflict("repair.too-many", $"符合条件的超过 {MostFlows} 项，请缩小范围。");
        }

        // a flow is cancelled once, however many of its steps have failed
        var frozen = kind == FlowRepairKind.Cancel ? [.. members.DistinctBy(m => m.InstanceId).Select(m => m with { ContextId = 0 })] : members;
        return await desk.SaveAsync(
            kind, request.Reason, new(request.Outcome, request.ActivityId, request.Variable, request.Value), JsonSerializer.Serialize(request.Filter, JsonSerializerOptions.Web), frozen, key, hash, cancellationToken);
    }

    private static IQueryable<FrozenFlow> Matching(EnforcementDbContext db, string court, Chosen filter)
    {
        var (earliest, end) = (filter.From?.ToUniversalTime(), filter.Until?.ToUniversalTime());
        return
            from incident in db.Incidents.AsNoTracking()
            where incident.TenantId == court && incident.ResolvedAt == null
                && (filter.ActivityId == null || incident.ActivityId == filter.ActivityId) && (filter.Code == null || incident.Code == filter.Code)
                && (earliest == null || incident.At >= earliest) && (end == null || incident.At < end)
            join flow in db.WorkflowInstances on new { incident.TenantId, Id = incident.InstanceId } equals new { flow.TenantId, flow.Id }
            join state in db.InstanceStates on new { incident.TenantId, incident.InstanceId } equals new { state.TenantId, state.InstanceId }
            where filter.DefinitionId == null || flow.DefinitionId == filter.DefinitionId
            orderby incident.At, incident.InstanceId, incident.ContextId
            select new FrozenFlow(incident.InstanceId, incident.ContextId, state.Version, flow.DefinitionId, incident.ActivityId, flow.CorrelationId);
    }
}
