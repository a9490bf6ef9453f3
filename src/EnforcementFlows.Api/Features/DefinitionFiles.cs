using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features;

/// <summary>Brings the definitions under workflows/ into the database at start: the national ones and each court's own.</summary>
public sealed class DefinitionFiles(HostFolders folders, ProfileCatalog profiles, DefinitionImport import, EnforcementDbContext db)
{
    /// <summary>Imports once per content. A definition that is wrong is refused and logged with file and place; the others load.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var national = await ReadAsync(Path.Combine(folders.Workflows, "national"), cancellationToken);
        foreach (var court in profiles.Courts)
        {
            var folder = Path.Combine(folders.Workflows, "courts", court);
            var own = await ReadAsync(Path.Combine(folder, "definitions"), cancellationToken);
            var known = await KnownAsync(court, [.. national, .. own], cancellationToken);
            var check = new CourtDefinitionCheck(CourtFolder.Read(folder), known.Contains);
            await import.ImportAsync(court, [.. national, .. own], check.Check, cancellationToken);
        }
    }

    // a flow from a file may start one that was made in the designer
    private async Task<HashSet<string>> KnownAsync(string court, List<(string File, string Text)> files, CancellationToken cancellationToken)
    {
        var stored = await db.Definitions.Where(d => d.TenantId == court).Select(d => d.DefinitionId).Distinct().ToListAsync(cancellationToken);
        return [.. stored, .. files.Select(f => DefinitionReader.Read(f.Text, f.File, [])?.DefinitionId).OfType<string>()];
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
