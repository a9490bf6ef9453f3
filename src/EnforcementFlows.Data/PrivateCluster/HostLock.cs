namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>Keeps a second host off a folder for as long as this process lives; the kernel lets go of it even after kill -9.</summary>
internal sealed class HostLock : IDisposable
{
    private readonly FileStream _file;

    private HostLock(FileStream file) => _file = file;

    public static HostLock Take(string folder)
    {
        var owner = Path.Combine(folder, "host.pid"); // a locked file cannot be read from outside
        try
        {
            // FileShare.None takes flock(LOCK_EX); children do not inherit it, so a postmaster left behind does not hold it
            var file = new FileStream(Path.Combine(folder, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, $"{Environment.ProcessId}\n");
            return new(file);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException))
        {
            var pid = File.Exists(owner) ? File.ReadAllText(owner).Trim() : "unknown";
            throw new PrivateClusterException(
                $"The folder {folder} is in use by another host (process {pid}). Stop that host, or give this one a DataDirectory of its own; several hosts share one database through ConnectionStrings__EnforcementFlows.", taken);
        }
    }

    public void Dispose() => _file.Dispose();
}
