using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features;

/// <summary>Brings the definitions under workflows/ into the database at start: the national ones and each court's own.</summary>
public sealed class DefinitionFiles(HostFolders folders, ProfileCatalog profiles, DefinitionImport import)
{
    /// <summary>Imports once per content. A definition that is wrong is refused and logged with file and place; the others load.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var national = await ReadAsync(Path.Combine(folders.Workflows, "national"), cancellationToken);
        foreach (var court in profiles.Courts)
        {
            var own = await ReadAsync(Path.Combine(folders.Workflows, "courts", court, "definitions"), cancellationToken);
            await import.ImportAsync(court, [.. national, .. own], null, cancellationToken);
        }
    }

    private static async Task<List<(string File, string Text)>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<(string, string)>();
        if (!Directory.Exists(folder))
            return files;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            files.Add((file, await File.ReadAllTextAsync(file, cancellationToken)));
        return files;
    }
}
