using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>How profile.json is read: comments allowed, unknown members refused, codes in kebab-case.</summary>
internal static class ProfileJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString, // shares are written "0.70"
        PropertyNameCaseInsensitive = false,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new TimeOfDayConverter(),
            new DemoAccountsConverter(),
        },
    };

    /// <summary>As <see cref="Options"/>, but members that this program does not know are passed over.</summary>
    public static JsonSerializerOptions StoredOptions { get; } = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Minutes are enough: <c>"09:00"</c>.</summary>
    private sealed class TimeOfDayConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.TryParseExact(reader.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException("时刻应写作 09:00");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>A number, or <c>{"count":2,"also":["deputy-director"]}</c>.</summary>
    private sealed class DemoAccountsConverter : JsonConverter<DemoAccounts>
    {
        public override DemoAccounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
                return new(reader.GetInt32(), []);
            var body = JsonSerializer.Deserialize<Body>(ref reader, options)!;
            return new(body.Count, body.Also);
        }

        public override void Write(Utf8JsonWriter writer, DemoAccounts value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Body { Count = value.Count, Also = value.Also }, options);

        private sealed record Body
        {
            public int Count { get; init; } = 1;

            public IReadOnlyList<string> Also { get; init; } = [];
        }
    }
}
