using System.IO.Compression;
using System.Text.Json;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>An archive that can not be taken in at all.</summary>
public sealed class ArchiveException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>
/// Reads an uploaded archive, up to a number of files and of bytes as they come out of it: a few kilobytes can hold terabytes. Nothing of it
/// is ever written under a name that it gives.
/// </summary>
internal static class ArchiveReader
{
    private const int MaxEntries = 600;
    private const int MaxEntryBytes = 8 * 1024 * 1024;
    private const int MaxTotalBytes = 64 * 1024 * 1024;

    /// <summary>The manifest, and the other files by their paths.</summary>
    /// <exception cref="ArchiveException"><c>archive.invalid</c>, <c>archive.too-large</c>, <c>archive.manifest</c></exception>
    public static async Task<(ArchiveManifest Manifest, Dictionary<string, byte[]> Files)> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            var files = await ReadAsync(zip, cancellationToken);
            return files.Remove(ArchiveManifest.FileName, out var manifest)
                ? (ManifestOf(manifest), files)
                : throw new ArchiveException("archive.manifest", $"压缩包中没有清单 {ArchiveManifest.FileName}，不是由本系统导出的整院配置。");
        }
        catch (InvalidDataException)
        {
            throw new ArchiveException("archive.invalid", "不是有效的 ZIP 压缩包。");
        }
    }

    private static async Task<Dictionary<string, byte[]>> ReadAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.Entries.Count > MaxEntries)
            throw new ArchiveException("archive.too-large", $"压缩包中的文件多于 {MaxEntries} 个。");
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var left = MaxTotalBytes;
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0))
        {
            await using var stream = await entry.OpenAsync(cancellationToken);
            var read = await ReadAsync(stream, Math.Min(left, MaxEntryBytes), cancellationToken);
            left -= read.Length;
            if (!files.TryAdd(entry.FullName, read))
                throw new ArchiveException("archive.invalid", "压缩包中有两个同名的文件。");
        }

        return files;
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (read.Length + count > most)
                throw new ArchiveException("archive.too-large", "压缩包中的文件过大。");
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static ArchiveManifest ManifestOf(byte[] content)
    {
        try
        {
            if (JsonSerializer.Deserialize<ArchiveManifest>(content, ArchiveManifest.Json) is { Format: ArchiveManifest.Name, FormatVersion: ArchiveManifest.Newest } manifest)
                return manifest;
        }
        catch (JsonException)
        {
            // said below
        }

        throw new ArchiveException("archive.manifest", "清单不是本系统导出的格式，或者由更新的版本导出。");
    }
}
