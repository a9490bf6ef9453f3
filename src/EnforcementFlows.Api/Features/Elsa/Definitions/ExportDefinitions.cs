using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>A version as a file that any Elsa 3 takes in.</summary>
internal static class ExportDefinition
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = ElsaJson.MaxDepth };

    public static async Task<IResult> Handle(string definitionId, string? versionOptions, DefinitionFinder definitions, CancellationToken cancellationToken) =>
        await definitions.FindAsync(definitionId, string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions, cancellationToken) is { } row
            ? TypedResults.File(Write(row), "application/json", NameOf(row))
            : Problems.NotFound();

    internal static byte[] Write(DefinitionRow row) => Encoding.UTF8.GetBytes(DefinitionDocument.Of(row).ToJsonString(Indented));

    internal static string NameOf(DefinitionRow row) => $"{row.DefinitionId}-v{row.Version}.json";
}

/// <summary>Several versions as one archive.</summary>
internal static class ExportDefinitions
{
    private const int MaxIds = 200;

    public static async Task<IResult> Handle(HttpRequest request, DefinitionFinder definitions, CancellationToken cancellationToken)
    {
        var ids = (await ElsaJson.ReadAsync(request, cancellationToken)).TextsOf("ids").Distinct().Take(MaxIds).ToList();
        var rows = await definitions.All().Where(row => ids.Contains(row.VersionId)).OrderBy(row => row.VersionId).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            throw new ElsaRefusedException("ids", "没有可以导出的流程。");
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                await using var entry = zip.CreateEntry(ExportDefinition.NameOf(row)).Open();
                await entry.WriteAsync(ExportDefinition.Write(row), cancellationToken);
            }
        }

        return TypedResults.File(archive.ToArray(), "application/zip", "workflow-definitions.zip");
    }
}
