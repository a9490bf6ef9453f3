using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data.Repairs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>An act on one flow: why, and on which version of it.</summary>
public record FlowAct
{
    [Required, StringLength(500)]
    public required string Reason { get; init; }

    /// <summary>The version of the flow that the operator saw; if it has moved on, the answer is 409.</summary>
    public required long Version { get; init; }
}

/// <summary>Ends a step that failed without its work, with one of its outcomes (跳过).</summary>
public static class SkipIncident
{
    public sealed record Request : FlowAct
    {
        /// <summary>One of those the step has; <c>Done</c> where none is given.</summary>
        [StringLength(100)]
        public string? Outcome { get; init; }
    }

    internal static Task<Results<Created<RepairRow>, ProblemHttpResult>> Handle(
        Guid instanceId, int contextId, Request request, CommandKey key, [FromServices] RepairDesk desk, CancellationToken cancellationToken) =>
        desk.DrawUpAsync(FlowRepairKind.Skip, instanceId, contextId, request.Version, request.Reason, new(Outcome: request.Outcome), key, cancellationToken);
}

/// <summary>Gives a variable another value (更正变量).</summary>
public static class ChangeFlowVariable
{
    public sealed record Request : FlowAct
    {
        /// <summary>The step whose scope the variable belongs to, or one within it.</summary>
        public required int ContextId { get; init; }

        [Required, StringLength(100)]
        public required string Variable { get; init; }

        public JsonElement? Value { get; init; }
    }

    internal static Task<Results<Created<RepairRow>, ProblemHttpResult>> Handle(
        Guid instanceId, Request request, CommandKey key, [FromServices] RepairDesk desk, CancellationToken cancellationToken) =>
        desk.DrawUpAsync(
            FlowRepairKind.ChangeVariable, instanceId, request.ContextId, request.Version, request.Reason, new(Variable: request.Variable, Value: request.Value), key, cancellationToken);
}

/// <summary>Ends a step and begins another of the same flowchart (转移步骤).</summary>
public static class MoveFlowStep
{
    public sealed record Request : FlowAct
    {
        public required int ContextId { get; init; }

        [Required, StringLength(100)]
        public required string ActivityId { get; init; }
    }

    internal static Task<Results<Created<RepairRow>, ProblemHttpResult>> Handle(
        Guid instanceId, Request request, CommandKey key, [FromServices] RepairDesk desk, CancellationToken cancellationToken) =>
        desk.DrawUpAsync(FlowRepairKind.Move, instanceId, request.ContextId, request.Version, request.Reason, new(ActivityId: request.ActivityId), key, cancellationToken);
}

/// <summary>Ends a flow with all it waits for (取消流程).</summary>
public static class CancelFlowInstance
{
    internal static Task<Results<Created<RepairRow>, ProblemHttpResult>> Handle(
        Guid instanceId, FlowAct request, CommandKey key, [FromServices] RepairDesk desk, CancellationToken cancellationToken) =>
        desk.DrawUpAsync(FlowRepairKind.Cancel, instanceId, 0, request.Version, request.Reason, new(), key, cancellationToken);
}
