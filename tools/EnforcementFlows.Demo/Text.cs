using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Demo;

/// <summary>Values as the samples and the table write them: instants in Shanghai time, to the minute.</summary>
internal static class Text
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static string? Of(this JsonNode row, string name) => row[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(Json),
    };

    /// <summary><c>2026-04-30T09:00</c>; seconds only where there are some.</summary>
    public static string? Instant(this JsonNode row, string name) => row.Of(name) is { } text ? Local(text) : null;

    public static string Local(string text)
    {
        var at = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToOffset(Shanghai);
        return at.ToString(at.Second == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>An instant of a sample, which leaves out the zone.</summary>
    public static DateTimeOffset Shanghais(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), Shanghai);
}
