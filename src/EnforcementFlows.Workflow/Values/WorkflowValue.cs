using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Values;

/// <summary>
/// The values that workflows carry: <c>null, bool, double, string, List&lt;object?&gt;, Dictionary&lt;string, object?&gt;</c>.
/// They are what JSON can say, so that every value survives a suspension unchanged.
/// </summary>
public static class WorkflowValue
{
    private const int MaxDepth = 64;

    /// <summary>Reads a JSON node.</summary>
    public static object? FromJson(JsonNode? node) => node switch
    {
        null => null,
        JsonObject json => json.ToDictionary(p => p.Key, p => FromJson(p.Value)),
        JsonArray array => array.Select(FromJson).ToList(),
        JsonValue value => FromElement(value.TryGetValue<JsonElement>(out var element) ? element : JsonSerializer.SerializeToElement(value)),
        _ => null,
    };

    /// <summary>Reads a JSON element.</summary>
    public static object? FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => element.EnumerateArray().Select(FromElement).ToList(),
        JsonValueKind.Object => ReadObject(element),
        _ => null,
    };

    /// <summary>Reads JSON text; null for an empty text.</summary>
    public static object? Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth });
        return FromElement(document.RootElement);
    }

    /// <summary>
    /// Brings CLR values of activities (numbers, dates, records' dictionaries) into the closed set.
    /// Instants become ISO-8601 UTC text, exact amounts stay text.
    /// </summary>
    /// <exception cref="NotSupportedException">The value is of a type that JSON can not carry.</exception>
    public static object? Normalise(object? value) => value switch
    {
        null or bool or double or string => value,
        int or long or short or byte or float or uint => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        decimal amount => amount.ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        JsonNode node => FromJson(node),
        JsonElement element => FromElement(element),
        Dictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Normalise(p.Value)),
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.ToDictionary(p => p.Key, p => Normalise(p.Value)),
        System.Collections.IEnumerable list => list.Cast<object?>().Select(Normalise).ToList(),
        _ => throw new NotSupportedException($"A workflow value can not be a {value.GetType().Name}."),
    };

    /// <summary>Writes a value as JSON.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case string text: writer.WriteStringValue(text); break;
            case double number: WriteNumber(writer, number); break;
            case Dictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default: Write(writer, Normalise(value)); break;
        }
    }

    /// <summary>The value as compact JSON text.</summary>
    public static string ToJson(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, value);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The value as a person reads it: texts bare, numbers without a needless fraction, data as JSON.</summary>
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "True" : "False",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => ToJson(value),
    };

    // JSON has no NaN or infinity; scripts that make one leave null behind, as JSON.stringify does
    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
            writer.WriteNullValue();
        else if (number == Math.Truncate(number) && Math.Abs(number) < 1e15)
            writer.WriteNumberValue((long)number);
        else
            writer.WriteNumberValue(number);
    }

    private static Dictionary<string, object?> ReadObject(JsonElement element)
    {
        var map = new Dictionary<string, object?>();
        foreach (var property in element.EnumerateObject())
            map[property.Name] = FromElement(property.Value);
        return map;
    }
}
