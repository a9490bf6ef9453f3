using System.IO.Compression;
using System.Text;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Reads the definition files of one upload. They are read up to a number of files and of bytes as they come out of archives, whatever those
/// say of their size and however many there are: a few kilobytes can hold terabytes.
/// </summary>
internal sealed class DefinitionArchive
{
    public const int MaxFiles = 200;

    private const int Megabyte = 1024 * 1024;
    private const int MaxFileMegabytes = 8;
    private const int MaxTotalMegabytes = 32;

    private readonly List<(string File, string Text)> _documents = [];
    private int _left = MaxTotalMegabytes * Megabyte;

    /// <summary>The definitions that were read, each with the name of its file.</summary>
    public IReadOnlyList<(string File, string Text)> Documents => _documents;

    /// <summary>Reads the definitions in a file.</summary>
    /// <exception cref="ElsaRefusedException">It is too much, or no archive that can be read.</exception>
    public async Task ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.FileName);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken); // an upload's own stream fails otherwise than the archive reader expects where a file is too short
        content.Position = 0;
        try
        {
            if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                await ReadEntriesAsync(content, cancellationToken);
            else
                await ReadDocumentAsync(content, name, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new ElsaRefusedException("files", $"{name} 不是有效的 ZIP 压缩包。");
        }
    }

    private async Task ReadEntriesAsync(Stream content, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            await using var stream = await entry.OpenAsync(cancellationToken);
            await ReadDocumentAsync(stream, entry.Name, cancellationToken);
        }
    }

    private async Task ReadDocumentAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        if (_documents.Count == MaxFiles)
            throw new ElsaRefusedException("files", $"流程文件多于 {MaxFiles} 个，请分几次导入。");
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0; _left -= count)
        {
            if (count > _left || read.Length + count > MaxFileMegabytes * Megabyte)
                throw new ElsaRefusedException("files", $"{name} 过大：解压后一个文件至多 {MaxFileMegabytes} MB，一次导入合计至多 {MaxTotalMegabytes} MB。");
            read.Write(buffer, 0, count);
        }

        _documents.Add((name, Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length)));
    }
}
