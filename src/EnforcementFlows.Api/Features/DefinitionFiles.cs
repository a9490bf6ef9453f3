using System.Security.Cryptography;
using System.Text;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features;

/// <summary>Brings the definitions under workflows/ into the database at start: the national ones and each court's own.</summary>
public sealed class DefinitionFiles(HostFolders folders, ProfileCatalog profiles, DefinitionImport import, EnforcementDbContext db, ILogger<DefinitionFiles> logger)
{
    /// <summary>
    /// Imports once per content. A definition that is wrong is refused and logged with file and place, at each start until it is
    /// mended; the others load. Files that this program has found right before are not read again: that takes as long as the rest of a start.
    /// </summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var content = await ContentAsync(cancellationToken);
        if (await db.DefinitionImports.AnyAsync(mark => mark.ContentSha256 == content, cancellationToken))
            return;
        var isRight = true;
        foreach (var court in profiles.Courts)
            isRight &= await ImportAsync(court, cancellationToken);
        if (isRight)
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO definition_imports (content_sha256, imported_at) VALUES ({content}, now()) ON CONFLICT DO NOTHING", cancellationToken); // another node may have been as quick
    }

    private async Task<bool> ImportAsync(string court, CancellationToken cancellationToken)
    {
        var folder = CourtFolder.Read(Path.Combine(folders.Workflows, "courts", court), profiles.GetLatest(court));
        var findings = new List<DefinitionFinding>();
        var flows = CourtFlows.Read(folder, findings);
        foreach (var wrong in findings)
            Log.StepSettingWrong(logger, wrong.ToString());
        var known = await KnownAsync(court, flows, cancellationToken);
        findings.AddRange(await import.ImportAsync(court, flows, new CourtDefinitionCheck(folder, known.Contains).Check, cancellationToken));
        return !findings.Exists(finding => finding.Severity == FindingSeverity.Error);
    }

    // of everything that a check looks at: another profile, role or form can make a definition wrong, and so can another program
    private async Task<string> ContentAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var program in new[] { typeof(DefinitionImport), typeof(CourtProfile), typeof(DefinitionFiles) })
            hash.AppendData(program.Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        foreach (var file in Directory.EnumerateFiles(folders.Workflows, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folders.Workflows, file)}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // a flow from a file may start one that was made in the designer
    private async Task<HashSet<string>> KnownAsync(string court, IReadOnlyList<(string File, string Text)> files, CancellationToken cancellationToken)
    {
        var stored = await db.Definitions.Where(d => d.TenantId == court).Select(d => d.DefinitionId).Distinct().ToListAsync(cancellationToken);
        return [.. stored, .. files.Select(f => DefinitionReader.Read(f.Text, f.File, [])?.DefinitionId).OfType<string>()];
    }
}
