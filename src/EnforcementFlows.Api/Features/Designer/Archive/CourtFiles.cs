using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Courts;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>Everything by which a court works differently from another: its profile, what its flows may not leave out, its clauses, flows and letters.</summary>
internal sealed class CourtFiles(EnforcementDbContext db, ProfileCatalog profiles, HostFolders folders, CurrentActor actor)
{
    public const string ProfileName = "profile.json";
    public const string Definitions = "definitions/";
    public const string Documents = "documents/";

    /// <summary>What comes with the system and is not changed by people of the court.</summary>
    public static readonly IReadOnlyList<string> Delivered = [FlowRequirements.FileName, "clauses.json", "exceptions.json"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Folder => Path.Combine(folders.Workflows, "courts", actor.Court);

    /// <summary>The newest version of the profile.</summary>
    public async Task<CourtProfileVersion> ProfileAsync(CancellationToken cancellationToken)
    {
        await profiles.RefreshAsync(db, cancellationToken);
        return await db.CourtProfiles.AsNoTracking().Where(row => row.Court == actor.Court).OrderByDescending(row => row.Version).FirstAsync(cancellationToken);
    }

    /// <summary>Every file with its path in the archive.</summary>
    public async Task<IReadOnlyList<(string Path, byte[] Content)>> AllAsync(CourtProfileVersion profile, CancellationToken cancellationToken)
    {
        List<(string, byte[])> files = [(ProfileName, Encoding.UTF8.GetBytes(ProfileText.Parse(profile.Json).ToJsonString(Indented)))];
        foreach (var path in Delivered)
        {
            if (await ReadAsync(path, cancellationToken) is { } content)
                files.Add((path, content));
        }

        foreach (var row in await PublishedAsync(cancellationToken))
            files.Add(($"{Definitions}{row.DefinitionId}.json", ExportDefinition.Write(row)));
        foreach (var path in LettersOf(ProfileFile.ParseStored(profile.Json)))
        {
            if (await ReadAsync(path, cancellationToken) is { } content)
                files.Add((path, content));
        }

        return files;
    }

    /// <summary>A file that comes with the system, or a letter as the court uses it: its own, else that of all courts. Null where there is none.</summary>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = path.StartsWith(Documents, StringComparison.Ordinal)
            ? new[] { Folder, Path.Combine(folders.Workflows, "national") }.Select(folder => Path.Combine(folder, "documents", Path.GetFileName(path))).FirstOrDefault(File.Exists)
            : Path.Combine(Folder, Path.GetFileName(path));
        return file is not null && File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
    }

    // what cases run on now; of a flow that was never published the draft
    private async Task<IReadOnlyList<DefinitionRow>> PublishedAsync(CancellationToken cancellationToken)
    {
        var versions = db.Definitions.AsNoTracking().Where(row => row.TenantId == actor.Court);
        return await versions.Where(row => row.IsPublished || (row.IsLatest && !versions.Any(other => other.DefinitionId == row.DefinitionId && other.IsPublished)))
            .OrderBy(row => row.DefinitionId).ToListAsync(cancellationToken);
    }

    private static IEnumerable<string> LettersOf(CourtProfile profile) =>
        profile.DocumentSets.Values.SelectMany(set => set).Select(document => $"{Documents}{Path.GetFileName(document.Template)}").Distinct().Order(StringComparer.Ordinal);
}
