using System.IO.Compression;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>The whole court as one file (整院导出): profile, requirements, clauses, flows, letters, and a list of them with their hashes.</summary>
public static class ExportCourtArchive
{
    public const string Type = "application/zip";

    internal static async Task<FileContentHttpResult> Handle(
        [FromServices] CourtFiles court, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var profile = await court.ProfileAsync(cancellationToken);
        var files = await court.AllAsync(profile, cancellationToken);
        var manifest = new ArchiveManifest(
            ArchiveManifest.Name, ArchiveManifest.Newest, actor.Court, profile.Version, clock.GetUtcNow(),
            [.. files.Select(file => new ArchivedFile(file.Path, ArchiveManifest.HashOf(file.Content), file.Content.Length))]);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, ArchiveManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, ArchiveManifest.Json), cancellationToken);
            foreach (var (path, content) in files)
                await AddAsync(zip, path, content, cancellationToken);
        }

        return TypedResults.File(archive.ToArray(), Type, $"{actor.Court}-{profile.Version}.zip");
    }

    private static async Task AddAsync(ZipArchive zip, string path, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = zip.CreateEntry(path).Open();
        await entry.WriteAsync(content, cancellationToken);
    }
}
