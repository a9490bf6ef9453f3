using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>A node of a version with what is inside it, for the viewer that opens a flow used as a step. Of a node that is not there: the flow.</summary>
internal static class GetSubgraph
{
    public static async Task<IResult> Handle(string versionId, string? parentNodeId, DefinitionNodes nodes, CancellationToken cancellationToken) =>
        await nodes.WayToAsync(versionId, parentNodeId, cancellationToken) is { } way
            ? ElsaJson.Ok((way[^1].NodeId == parentNodeId ? way[^1] : way[0]).Answer)
            : Problems.NotFound();
}

/// <summary>
/// Which steps the viewer has to open, one inside the other, to show a node. What no chart shows (a step of a sequence, one that the flow used no
/// longer has) is shown by the nearest step around it that one does: the viewer does not survive a refusal.
/// </summary>
internal static class GetPathSegments
{
    public sealed record Segment(string ActivityNodeId, string ActivityId, string? ActivityType, string? PortName, string? ActivityName);

    public static async Task<IResult> Handle(string versionId, string? childNodeId, DefinitionNodes nodes, CancellationToken cancellationToken)
    {
        if (await nodes.WayToAsync(versionId, childNodeId, cancellationToken) is not { } way)
            return Problems.NotFound();
        var (at, opened) = (2, new List<Segment>()); // below the flow and its own chart
        for (; at + 2 < way.Count && way[at + 1].Opens; at += 2)
            opened.Add(SegmentOf(way[at], way[at + 1]));
        return ElsaJson.Ok(new { childNode = way[Math.Min(at, way.Count - 1)].Answer, container = way[opened.Count == 0 ? 0 : at - 2].Answer, pathSegments = opened });
    }

    private static Segment SegmentOf(DefinitionNode step, DefinitionNode chart) =>
        new(step.NodeId, step.Id, step.Activity.TextOf("type"), chart.Port, step.Activity.TextOf("name"));
}
