using System.Text.Json;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>The roles of all courts (workflows/roles.json): code to Chinese name.</summary>
internal static class RoleNames
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(file, ProfileJson.Options, cancellationToken)
            ?? throw new JsonException($"{path} is empty.");
    }
}
