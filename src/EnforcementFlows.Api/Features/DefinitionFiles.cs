using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features;

/// <summary>Brings the definitions under workflows/ into the database at start: the national ones and each court's own.</summary>
public sealed class DefinitionFiles(HostFolders folders, ProfileCatalog profiles, DefinitionImport import, EnforcementDbContext db, ILogger<DefinitionFiles> logger)
{
    /// <summary>Imports once per content. A definition that is wrong is refused and logged with file and place; the others load.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        foreach (var court in profiles.Courts)
        {
            var folder = CourtFolder.Read(Path.Combine(folders.Workflows, "courts", court));
            var findings = new List<DefinitionFinding>();
            var flows = CourtFlows.Read(folder, findings);
            foreach (var wrong in findings)
                Log.StepSettingWrong(logger, wrong.ToString());
            var known = await KnownAsync(court, flows, cancellationToken);
            await import.ImportAsync(court, flows, new CourtDefinitionCheck(folder, known.Contains).Check, cancellationToken);
        }
    }

    // a flow from a file may start one that was made in the designer
    private async Task<HashSet<string>> KnownAsync(string court, IReadOnlyList<(string File, string Text)> files, CancellationToken cancellationToken)
    {
        var stored = await db.Definitions.Where(d => d.TenantId == court).Select(d => d.DefinitionId).Distinct().ToListAsync(cancellationToken);
        return [.. stored, .. files.Select(f => DefinitionReader.Read(f.Text, f.File, [])?.DefinitionId).OfType<string>()];
    }
}
