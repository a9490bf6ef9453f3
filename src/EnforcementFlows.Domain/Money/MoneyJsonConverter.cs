using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Domain;

/// <summary>Money is a string in JSON: a number would pass through <c>double</c> in a browser and lose fen.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("金额应为字符串，例如 \"12000.00\"。");
        var text = reader.GetString()!;
        var negative = text.StartsWith('-'); // a difference that we wrote ourselves
        return Money.TryParse(negative ? text[1..] : text, out var money, out var problem)
            ? negative ? -money : money
            : throw new JsonException(problem);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
