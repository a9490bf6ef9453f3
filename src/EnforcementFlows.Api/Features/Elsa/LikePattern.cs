namespace EnforcementFlows.Api.Features.Elsa;

/// <summary>Patterns of what somebody types into a search box; nothing in it has a meaning of its own.</summary>
internal static class LikePattern
{
    public static string Containing(string text) =>
        $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
