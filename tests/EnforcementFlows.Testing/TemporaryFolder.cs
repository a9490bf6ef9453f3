namespace EnforcementFlows.Testing;

/// <summary>A folder directly below /tmp: short enough for a socket and, where tests run as root, open to the user that runs PostgreSQL.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private bool _keep;

    private TemporaryFolder(string path) => Path = path;

    public string Path { get; }

    public static TemporaryFolder Create()
    {
        var path = Directory.CreateDirectory($"/tmp/eftest-{Guid.NewGuid():N}"[..24]).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherExecute); // whatever the umask is
        return new(path);
    }

    /// <summary>Leaves the deleting to somebody else.</summary>
    public string Keep()
    {
        _keep = true;
        return Path;
    }

    public void Dispose()
    {
        if (!_keep && Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
