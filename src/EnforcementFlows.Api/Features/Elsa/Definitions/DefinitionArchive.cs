using System.IO.Compression;
using System.Text;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Reads uploaded definition files. An archive is read up to a number of entries and of bytes as they come out of it, whatever its
/// directory says of their size: a few kilobytes can hold terabytes.
/// </summary>
internal static class DefinitionArchive
{
    public const int MaxEntries = 200;

    private const int MaxEntryBytes = 8 * 1024 * 1024;
    private const int MaxTotalBytes = 32 * 1024 * 1024;

    /// <summary>The definitions in a file, each with the name of its file.</summary>
    /// <exception cref="ElsaRefusedException">It is too large, or no archive that can be read.</exception>
    public static async Task<IReadOnlyList<(string File, string Text)>> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.FileName);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken); // an upload's own stream fails otherwise than the archive reader expects where a file is too short
        content.Position = 0;
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return [(name, await ReadTextAsync(content, name, MaxEntryBytes, cancellationToken))];
        try
        {
            return await ReadEntriesAsync(content, name, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new ElsaRefusedException("files", $"{name} 不是有效的 ZIP 压缩包。");
        }
    }

    private static async Task<IReadOnlyList<(string File, string Text)>> ReadEntriesAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        if (zip.Entries.Count > MaxEntries)
            throw new ElsaRefusedException("files", $"{name} 中的文件多于 {MaxEntries} 个。");
        var documents = new List<(string, string)>();
        var left = MaxTotalBytes;
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            await using var stream = await entry.OpenAsync(cancellationToken);
            var text = await ReadTextAsync(stream, entry.Name, Math.Min(left, MaxEntryBytes), cancellationToken);
            left -= Encoding.UTF8.GetByteCount(text);
            documents.Add((entry.Name, text));
        }

        return documents;
    }

    private static async Task<string> ReadTextAsync(Stream stream, string name, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (read.Length + count > most)
                throw new ElsaRefusedException("files", $"{name} 过大。");
            read.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length);
    }
}
