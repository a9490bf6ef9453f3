using System.IO.Compression;

namespace EnforcementFlows.Api.Features.Attachments;

/// <summary>Tells what a file is by its content: its name and what the browser calls it are the sender's to choose.</summary>
internal static class FileType
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The media type; null for anything that is not taken.</summary>
    public static string? Of(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
            return "application/pdf";
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        return bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) ? OfficeType(bytes) : null;
    }

    // only the directory of the archive is read; a document with macros is a program
    private static string? OfficeType(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml") || names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            return names.Contains("word/document.xml") ? Word : names.Contains("xl/workbook.xml") ? Excel : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
