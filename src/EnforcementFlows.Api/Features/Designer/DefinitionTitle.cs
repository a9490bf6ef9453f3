using System.Text.Json;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>What people call a flow: descriptions read 财产控制：对查到的财产……</summary>
internal static class DefinitionTitle
{
    /// <summary>Null where the definition has no description.</summary>
    public static string? Of(string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("description", out var description) && description.ValueKind == JsonValueKind.String
            && description.GetString() is { Length: > 0 } text ? text.Split('：', 2)[0] : null;
    }
}
