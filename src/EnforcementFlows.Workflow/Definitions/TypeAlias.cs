using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>
/// Elsa's type aliases as conversions of JSON-like values. The table is closed: text of a definition never names a CLR type.
/// </summary>
public static class TypeAlias
{
    private static readonly HashSet<string> Integers = new(StringComparer.OrdinalIgnoreCase) { "Int16", "Int32", "Int64", "Long", "Short", "Int", "Byte" };
    private static readonly HashSet<string> Fractions = new(StringComparer.OrdinalIgnoreCase) { "Single", "Double", "Float", "Decimal" };
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { "String", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeSpan" };

    public static bool IsText(string? typeName) => string.Equals(typeName, "String", StringComparison.OrdinalIgnoreCase);

    /// <summary>Converts a value to the alias; false where the value is not of that type.</summary>
    public static bool TryConvert(object? value, string? typeName, out object? converted)
    {
        converted = value;
        var name = typeName?.TrimEnd('?');
        if (value is null || name is null)
            return true;
        if (string.Equals(name, "Boolean", StringComparison.OrdinalIgnoreCase))
            return TryBoolean(value, out converted);
        if (Integers.Contains(name))
            return TryNumber(value, out converted) && (converted = Math.Truncate((double)converted!)) is not null;
        if (Fractions.Contains(name))
            return TryNumber(value, out converted);
        if (Texts.Contains(name))
        {
            converted = WorkflowValue.ToText(value);
            return true;
        }

        // everything else is data: a text that holds a JSON object or array is that object or array
        if (value is string text && text.AsSpan().TrimStart() is { Length: > 0 } trimmed && trimmed[0] is '{' or '[' && value is string json)
            return TryJson(json, out converted);
        return true;
    }

    private static bool TryJson(string text, out object? converted)
    {
        try
        {
            converted = WorkflowValue.FromJson(JsonNode.Parse(text));
            return true;
        }
        catch (JsonException)
        {
            converted = text;
            return true;
        }
    }

    private static bool TryBoolean(object value, out object? converted)
    {
        converted = value switch
        {
            bool => value,
            double number => number != 0,
            string text when bool.TryParse(text, out var flag) => flag,
            _ => null,
        };
        return converted is not null;
    }

    private static bool TryNumber(object value, out object? converted)
    {
        converted = value switch
        {
            double => value,
            bool flag => flag ? 1d : 0d,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
        return converted is not null;
    }
}
