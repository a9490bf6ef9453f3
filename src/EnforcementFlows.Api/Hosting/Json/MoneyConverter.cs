using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Api.Hosting.Json;

/// <summary>Money and other decimals as strings (<c>"1250.00"</c>): no reader may turn them into floating point.</summary>
internal sealed class MoneyConverter : JsonConverter<decimal>
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetDecimal()
        : decimal.TryParse(reader.GetString(), Plain, CultureInfo.InvariantCulture, out var value) ? value
        : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Scale < 2 ? "F2" : null, CultureInfo.InvariantCulture));
}
