using System.Globalization;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>Variables and inputs: what a name or an input means to a frame.</summary>
internal static class Scopes
{
    public static void Declare(Frame frame, JsonNode? variables)
    {
        foreach (var variable in (variables as JsonArray ?? []).OfType<JsonObject>())
            frame.Slots.Add(new((string)variable["id"]!, (string)variable["name"]!) { Value = Default(variable) });
    }

    private static object? Default(JsonObject variable)
    {
        var text = variable["value"]?.ToString();
        return (string?)variable["typeName"] switch
        {
            "String" => text,
            "Boolean" => text is null or "" ? null : bool.Parse(text),
            _ => text is null or "" ? null : double.Parse(text, CultureInfo.InvariantCulture),
        };
    }

    public static void Set(Frame frame, string variableId, object? value) =>
        (frame.Find(s => s.Id == variableId) ?? throw new ReferenceFault("no such variable")).Value = value;

    public static object? Input(Frame frame, string name) => Value(frame, frame.Activity[name]);

    public static object? Value(Frame frame, JsonNode? input)
    {
        if (input is not JsonObject wrapped)
            return Plain(input);
        var expression = (wrapped["expression"] ?? wrapped).AsObject(); // a case's condition is naked
        var value = expression["value"];
        return (string)expression["type"]! switch
        {
            "Literal" => Plain(value),
            "Object" => Plain(JsonNode.Parse(value!.ToString())),
            "JavaScript" => TinyScript.Run(value!.ToString(), frame),
            var other => throw new NotSupportedException(other),
        };
    }

    public static bool Flag(Frame frame, JsonNode? input) => Value(frame, input) switch
    {
        bool flag => flag,
        string text => bool.Parse(text),
        null => false,
        var other => throw new NotSupportedException($"{other} as a condition"),
    };

    public static double Number(Frame frame, string name, double otherwise) =>
        Input(frame, name) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : otherwise;

    public static IReadOnlyList<string> Texts(Frame frame, string name) => Input(frame, name) switch
    {
        List<object?> list => [.. list.Select(TinyScript.Text)],
        string text => [text],
        _ => [],
    };

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Plain).ToList(),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value => value.GetValue<string>(),
        _ => throw new NotSupportedException(node.ToJsonString()),
    };
}
