using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Validation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>Takes in the archive of a court (整院导入): flows as drafts, the profile as a proposed change. Nothing of it holds before a second person has approved it.</summary>
public static class ImportCourtArchive
{
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>The file and what multipart puts around it.</summary>
    public const long LargestRequest = LargestFile + (64 * 1024);

    /// <param name="Court">The court that it was exported from.</param>
    /// <param name="ExportedAt">When.</param>
    /// <param name="Files">What became of each file.</param>
    public sealed record Response(string Court, DateTimeOffset ExportedAt, IReadOnlyList<ImportedFile> Files);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        IFormFile file, [FromServices] CourtImport import, CancellationToken cancellationToken,
        [FromForm, StringLength(2000)] string? reason = null, [FromForm] DateOnly? effectiveFrom = null, [FromForm] bool overwriteDrafts = false, [FromForm] bool preview = false)
    {
        if (!preview && string.IsNullOrWhiteSpace(reason))
            return Problems.Invalid([FieldRules.Required with { Field = nameof(reason) }]);
        if (file.Length > LargestFile)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge);
        try
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken); // the upload's own stream fails otherwise than the archive reader expects where a file is too short
            var (manifest, files) = await ArchiveReader.ReadAsync(content, cancellationToken);
            return TypedResults.Ok(new Response(manifest.Court, manifest.ExportedAt, await import.RunAsync(manifest, files, new(reason ?? "", effectiveFrom, overwriteDrafts, preview), cancellationToken)));
        }
        catch (ArchiveException unreadable)
        {
            return Problems.Invalid("file", unreadable.Code, unreadable.Message);
        }
    }
}
