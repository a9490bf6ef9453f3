using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>The court's instances, newest first unless asked otherwise, a page at a time.</summary>
internal static class ListElsaInstances
{
    public sealed record Answer(IReadOnlyList<InstanceSummary> Items, int TotalCount);

    public static async Task<IResult> Handle(HttpRequest request, InstanceFinder instances, CancellationToken cancellationToken)
    {
        var (items, total) = await instances.ListAsync(InstanceQuery.Of(await ElsaJson.ReadAsync(request, cancellationToken)), cancellationToken);
        return ElsaJson.Ok(new Answer(items, total));
    }
}

/// <summary>One instance: where it stands, and what went wrong.</summary>
internal static class GetElsaInstance
{
    public static async Task<IResult> Handle(Guid instanceId, InstanceFinder instances, EnforcementDbContext db, CancellationToken cancellationToken)
    {
        if (await instances.FindAsync(instanceId, cancellationToken) is not { } row || await instances.ShowAsync(instanceId, cancellationToken) is not { } shown
            || await instances.HistoryAsync(instanceId, cancellationToken) is not { } history)
            return Problems.NotFound();
        var incidents = await db.Incidents.AsNoTracking().Where(one => one.TenantId == row.TenantId && one.InstanceId == instanceId && one.ResolvedAt == null)
            .OrderBy(one => one.At).ToListAsync(cancellationToken);
        return ElsaJson.Ok(new InstanceDetail(shown, StateOf(shown, history, incidents)));
    }

    private static InstanceStateAnswer StateOf(InstanceSummary shown, InstanceHistory history, IReadOnlyList<IncidentRow> incidents) => new()
    {
        Id = shown.Id,
        DefinitionId = shown.DefinitionId,
        DefinitionVersionId = shown.DefinitionVersionId,
        DefinitionVersion = shown.Version,
        CorrelationId = shown.CorrelationId,
        Status = shown.Status,
        SubStatus = shown.SubStatus,
        Bookmarks = [.. history.Executions.Where(step => step.IsWaiting).Select(BookmarkAnswer.Of)],
        Incidents = [.. incidents.Select(one => IncidentAnswer.Of(one, history.TypeAt(one.NodeId)))],
        CreatedAt = shown.CreatedAt,
        UpdatedAt = shown.UpdatedAt,
        FinishedAt = shown.FinishedAt,
    };
}

/// <summary>Whether an instance has gone on, for a viewer that asks again and again.</summary>
internal static class GetElsaInstanceState
{
    public static async Task<IResult> Handle(Guid instanceId, InstanceFinder instances, CancellationToken cancellationToken) =>
        await instances.ShowAsync(instanceId, cancellationToken) is { } shown
            ? ElsaJson.Ok(new { status = shown.Status, subStatus = shown.SubStatus, workflowSubStatus = shown.SubStatus, updatedAt = shown.UpdatedAt }) // the client reads the second of the two names
            : Problems.NotFound();
}

/// <summary>
/// The variables of an instance by name. Their values are the case's: whoever may see them (<c>flow.inspect</c>) sees them in the operators'
/// pages, where each look is on record; this viewer asks for them unasked.
/// </summary>
internal static class ListElsaInstanceVariables
{
    private const string Withheld = "（办案数据，此处不显示）";

    public static async Task<IResult> Handle(Guid instanceId, InstanceFinder instances, InstanceReader reader, CancellationToken cancellationToken)
    {
        if (await instances.FindAsync(instanceId, cancellationToken) is not { } row)
            return Problems.NotFound();
        var plan = await reader.PlanAsync(row.TenantId, row.PlanHash, cancellationToken);
        var items = plan.Root.Variables.Select(variable => new { id = variable.Id, name = variable.Name, value = Withheld }).ToList();
        return ElsaJson.Ok(new { items, count = items.Count });
    }
}

/// <summary>The log of an instance, a page at a time in the order in which it happened.</summary>
internal static class ListElsaJournal
{
    private const int MaxTake = 1000;

    public static async Task<IResult> Handle(
        Guid instanceId, HttpRequest request, InstanceFinder instances, CancellationToken cancellationToken, int? skip = null, int? take = null)
    {
        var filter = (await ElsaJson.ReadAsync(request, cancellationToken))["filter"] as System.Text.Json.Nodes.JsonObject ?? [];
        if (await instances.HistoryAsync(instanceId, cancellationToken) is not { } history)
            return Problems.NotFound();
        var (ids, nodes, events) = (filter.TextsOf("activityIds"), filter.TextsOf("activityNodeIds"), filter.TextsOf("eventNames"));
        var excluded = filter.TextsOf("excludedActivityTypes").ToHashSet();
        var wanted = history.Log.Where(entry => !excluded.Contains(entry.Execution.Node.Type) && Fits(ids, entry.Execution.Node.Id)
            && Fits(nodes, entry.Execution.Node.Path) && Fits(events, entry.Event)).ToList();
        var items = wanted.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Clamp(take ?? MaxTake, 0, MaxTake)).Select(JournalRecord.Of).ToList();
        return ElsaJson.Ok(new { items, totalCount = wanted.Count });
    }

    private static bool Fits(IReadOnlyList<string> wanted, string one) => wanted.Count == 0 || wanted.Contains(one);
}
