using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Client;

public partial class EnforcementFlowsClient
{
    // codes travel as texts; the generated enums carry each one's name
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => settings.Converters.Add(new JsonStringEnumConverter());
}
