using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>How often each step has run, for the badges of the viewer. Of an instance that is not there: nothing.</summary>
internal static class ReportExecutions
{
    public static async Task<IResult> Handle(HttpRequest request, InstanceFinder instances, CancellationToken cancellationToken)
    {
        var body = await ElsaJson.ReadAsync(request, cancellationToken);
        var (history, nodes) = (Guid.TryParse(body.TextOf("workflowInstanceId"), out var id) ? await instances.HistoryAsync(id, cancellationToken) : null, body.TextsOf("activityNodeIds"));
        return ElsaJson.Ok(new { stats = ActivityStats.Of(history?.Executions.Where(step => nodes.Count == 0 || nodes.Contains(step.Node.Path)) ?? []) });
    }
}

/// <summary>The times that a step of an instance ran; without a step those of all.</summary>
internal static class ListExecutions
{
    public static async Task<IResult> Handle(string? workflowInstanceId, string? activityNodeId, InstanceFinder instances, CancellationToken cancellationToken)
    {
        var history = Guid.TryParse(workflowInstanceId, out var id) ? await instances.HistoryAsync(id, cancellationToken) : null;
        var items = (history?.Executions ?? []).Where(step => string.IsNullOrEmpty(activityNodeId) || step.Node.Path == activityNodeId)
            .Select(step => ActivityExecution.Of(id, step)).ToList();
        return ElsaJson.Ok(new { items, count = items.Count });
    }
}

/// <summary>One time that a step ran.</summary>
internal static class GetExecution
{
    public static async Task<IResult> Handle(string? id, InstanceFinder instances, CancellationToken cancellationToken) =>
        InstanceHistory.InstanceOf(id) is { } instanceId && await instances.HistoryAsync(instanceId, cancellationToken) is { } history
        && history.Executions.FirstOrDefault(step => step.Id == id) is { } found
            ? ElsaJson.Ok(ActivityExecution.Of(instanceId, found))
            : Problems.NotFound();
}

/// <summary>What a step ran inside of, from the flow down to it.</summary>
internal static class GetCallStack
{
    public static async Task<IResult> Handle(string executionId, InstanceFinder instances, CancellationToken cancellationToken)
    {
        if (InstanceHistory.InstanceOf(executionId) is not { } instanceId || await instances.HistoryAsync(instanceId, cancellationToken) is not { } history)
            return Problems.NotFound();
        var byId = history.Executions.ToDictionary(step => step.Id);
        var items = new List<ActivityExecution>();
        for (var step = byId.GetValueOrDefault(executionId); step is not null; step = step.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null)
            items.Insert(0, ActivityExecution.Of(instanceId, step));
        return items.Count > 0 ? ElsaJson.Ok(new { activityExecutionId = executionId, items, totalCount = items.Count }) : Problems.NotFound();
    }
}
