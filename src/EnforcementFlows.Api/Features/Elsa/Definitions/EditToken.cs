using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Tells which state of a version somebody has before them, and in which window. Elsa's contract has no place for it, but clients send back
/// the custom properties of a definition as they got them; it is never stored.
/// </summary>
/// <param name="Window">Named anew whenever a definition is opened, for one person may have it open twice; null where nobody types.</param>
internal sealed record EditToken(string VersionId, int Revision, string? Window)
{
    private const string Name = "EnforcementFlows:Revision";

    /// <summary>The state of a version.</summary>
    public static string Of(DefinitionRow row) => $"{row.VersionId}#{row.Revision.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The token in what was sent; null where there is none.</summary>
    public static EditToken? In(JsonObject given) =>
        (given["customProperties"] as JsonObject)?.TextOf(Name)?.Split('#') is [var versionId, var revision, .. var window]
            && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(versionId, number, window.FirstOrDefault())
            : null;

    /// <summary>For a form: its changes are another's to every window.</summary>
    public static void Set(JsonObject document, DefinitionRow row) => document["customProperties"]![Name] = Of(row);

    /// <summary>For a window, which keeps its name from one save to the next.</summary>
    public static void Set(JsonObject document, DefinitionRow row, string? window) =>
        document["customProperties"]![Name] = $"{Of(row)}#{window ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    public static void Remove(JsonObject customProperties) => customProperties.Remove(Name);

    /// <summary>
    /// Whether this window has seen all that was saved elsewhere, be it by the same person. It may save before it has the answer to what it
    /// saved before.
    /// </summary>
    public bool HasSeen(DefinitionRow row) => VersionId == row.VersionId && Revision >= (IsLastOf(row) ? row.WindowSince : row.Revision);

    /// <summary>Whether this window alone has made the draft, of the version that it had open.</summary>
    public bool HasMade(DefinitionRow draft) => VersionId == draft.BasedOn && IsLastOf(draft) && draft.WindowSince == 0;

    private bool IsLastOf(DefinitionRow row) => Window is not null && Window == row.Window;
}
