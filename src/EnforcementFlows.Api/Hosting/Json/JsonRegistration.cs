using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace EnforcementFlows.Api.Hosting.Json;

internal static class JsonRegistration
{
    private const int DepthLimit = 64;

    public static void AddApiJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));

    /// <summary>The API's JSON: money is a string, an instant is +08:00, codes are kebab-case.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.MaxDepth = DepthLimit;
        options.NumberHandling = JsonNumberHandling.Strict; // a number is a number; amounts are texts by their own converter
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All); // Chinese stays readable; < > & are still escaped
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new InstantConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveMissingTextsToValidation);
    }

    // The reader would stop at a missing member; the validation filter reports it together with all others.
    private static void LeaveMissingTextsToValidation(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.IsRequired && !property.PropertyType.IsValueType)
                property.IsRequired = false;
    }
}
