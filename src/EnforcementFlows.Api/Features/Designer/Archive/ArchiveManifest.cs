using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>What an archive of a court holds, and by which it is seen whether it arrived whole.</summary>
/// <param name="Court">The court's code.</param>
/// <param name="ProfileVersion">The newest version of its profile.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="Files">Every other file of the archive.</param>
public sealed record ArchiveManifest(string Format, int FormatVersion, string Court, int ProfileVersion, DateTimeOffset ExportedAt, IReadOnlyList<ArchivedFile> Files)
{
    public const string FileName = "manifest.json";
    public const string Name = "enforcementflows-court";
    public const int Newest = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>A file of an archive.</summary>
/// <param name="Path">Where in the archive.</param>
/// <param name="Sha256">Hex, lower case.</param>
/// <param name="Bytes">How long.</param>
public sealed record ArchivedFile(string Path, string Sha256, long Bytes);
