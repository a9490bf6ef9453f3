using System.Text.Json;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>The versions that a plan uses as activities.</summary>
internal static class InlinedVersions
{
    /// <param name="inlined">JSON: version id by node path.</param>
    public static IReadOnlyCollection<string> Of(string inlined) => JsonSerializer.Deserialize<Dictionary<string, string>>(inlined)!.Values;
}
