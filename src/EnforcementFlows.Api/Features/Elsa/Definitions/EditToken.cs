using System.Globalization;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Tells which state of a draft somebody has before them. Elsa's contract has no place for it, but clients send back the custom properties
/// of a definition as they got them; it is never stored.
/// </summary>
internal static class EditToken
{
    private const string Name = "EnforcementFlows:Revision";

    public static void Set(JsonObject document, DefinitionRow row) =>
        document["customProperties"]![Name] = Of(row);

    /// <summary>The state of a version.</summary>
    public static string Of(DefinitionRow row) => $"{row.VersionId}#{row.Revision.ToString(CultureInfo.InvariantCulture)}";

    public static void Remove(JsonObject customProperties) => customProperties.Remove(Name);

    /// <summary>Whether what was sent was made from this state of the draft.</summary>
    public static bool IsOf(JsonObject given, DefinitionRow row) =>
        (given["customProperties"] as JsonObject)?.TextOf(Name) == Of(row);
}
