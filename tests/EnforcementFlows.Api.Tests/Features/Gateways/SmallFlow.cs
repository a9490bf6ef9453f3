using System.Text.Json;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>Writes a small definition that asks an outside system.</summary>
internal static class SmallFlow
{
    public static string Definition(string id, object[] activities, params object[] connections) => JsonSerializer.Serialize(new
    {
        id = $"{id}-v1",
        definitionId = id,
        name = id,
        version = 1,
        isPublished = true,
        isLatest = true,
        root = new { id = "root", type = "Elsa.Flowchart", activities, connections },
    });

    /// <summary>The request, as the activity <c>ask</c>.</summary>
    public static object Ask(string gateway, string operation, string clause) => new
    {
        id = "ask",
        type = "Court.CallGateway",
        clause = Text(clause),
        gateway = Text(gateway),
        operation = Text(operation),
        data = new { typeName = "Object", expression = new { type = "JavaScript", value = "({ text: '您好' })" } },
    };

    public static object Text(string value) => new { typeName = "String", expression = new { type = "Literal", value } };

    public static object List(params string[] values) => new { typeName = "Object", expression = new { type = "Object", value = JsonSerializer.Serialize(values) } };

    public static object Edge(string from, string port, string to) => new { source = new { activity = from, port }, target = new { activity = to, port = "In" } };
}
