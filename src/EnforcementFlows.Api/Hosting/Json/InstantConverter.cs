using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Api.Hosting.Json;

/// <summary>Instants: read with any offset, never without one, kept as UTC; written as people here read the clock, +08:00.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // an instant without an offset would be read in the machine's own zone
        if (!reader.TryGetDateTimeOffset(out var value) || !HasOffset(reader.GetString()!))
            throw new JsonException();
        return value.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"\"{CourtTime.Local(value).ToString(Format, CultureInfo.InvariantCulture)}\"", skipInputValidation: true); // as a string, + would be escaped

    private static bool HasOffset(string text) =>
        text.Length > "2026-03-02T".Length && (text[^1] == 'Z' || text.AsSpan("2026-03-02T".Length).ContainsAny('+', '-'));
}
