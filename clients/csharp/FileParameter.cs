namespace EnforcementFlows.Client;

/// <summary>A file to be uploaded.</summary>
/// <param name="data">Read once, from where it stands.</param>
public sealed class FileParameter(Stream data, string? fileName = null, string? contentType = null)
{
    public Stream Data { get; } = data;

    public string? FileName { get; } = fileName;

    public string? ContentType { get; } = contentType;
}
