using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnforcementFlows.Domain;

/// <summary>JSON with sorted keys and no spaces: equal data has equal text.</summary>
public static class CanonicalJson
{
    // storage, not HTML: Chinese text stays readable in the database
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(json, element);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in Distinct(element).OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    // of a key given twice the last one counts, as in PostgreSQL's jsonb
    private static IEnumerable<JsonProperty> Distinct(JsonElement element) =>
        element.EnumerateObject().GroupBy(property => property.Name).Select(same => same.Last());
}
