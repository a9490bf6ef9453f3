using System.Security.Cryptography;
using System.Text;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>Which folder holds the cluster of a data directory.</summary>
/// <remarks>
/// Normally <c>&lt;DataDirectory&gt;/postgres</c>. Where the user that runs PostgreSQL cannot get there, a folder under the
/// fallback directory, remembered in <c>&lt;DataDirectory&gt;/postgres.location</c>: a cluster must be found again even after
/// somebody opened or moved the parent folder, never silently replaced by an empty one.
/// </remarks>
internal static class ClusterLocation
{
    public static bool Exists(string cluster) => File.Exists(Path.Combine(cluster, "PG_VERSION"));

    /// <summary>The cluster made earlier for this data directory, or null.</summary>
    public static string? FindExisting(string dataDirectory)
    {
        if (Exists(Beside(dataDirectory)))
            return Beside(dataDirectory);
        if (!File.Exists(Pointer(dataDirectory)))
            return null;
        var remembered = File.ReadAllText(Pointer(dataDirectory)).Trim();
        return Exists(remembered)
            ? remembered
            : throw new PrivateClusterException($"{Pointer(dataDirectory)} says that the cluster lies in {remembered}, but there is none. Bring it back, or delete {Pointer(dataDirectory)} to begin with an empty database.");
    }

    /// <summary>Where a new cluster of this data directory goes.</summary>
    public static async Task<string> ChooseAsync(PrivateClusterOptions options, ClusterAccount account, CancellationToken cancellationToken) =>
        await CanReachAsync(account, options.DataDirectory, cancellationToken)
            ? Beside(options.DataDirectory)
            : Path.Combine(options.FallbackDirectory, Digest(options.DataDirectory), "postgres");

    /// <summary>The folder above a cluster outside the data directory; passable whatever umask root has, for the cluster itself is closed.</summary>
    public static async Task<string> PrepareFallbackAsync(string cluster, CancellationToken cancellationToken)
    {
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(cluster)!).FullName;
        await Command.RunOrThrowAsync(["chmod", "o+x", parent, Path.GetDirectoryName(parent)!], cancellationToken);
        return parent;
    }

    public static async Task<bool> CanReachAsync(ClusterAccount account, string folder, CancellationToken cancellationToken) =>
        (await account.TryAsync(["test", "-x", folder], cancellationToken)).ExitCode == 0;

    public static bool IsBeside(string dataDirectory, string cluster) => cluster == Beside(dataDirectory);

    public static void Remember(string dataDirectory, string cluster)
    {
        if (!IsBeside(dataDirectory, cluster))
            File.WriteAllText(Pointer(dataDirectory), cluster + "\n");
    }

    private static string Beside(string dataDirectory) => Path.Combine(dataDirectory, "postgres");

    private static string Pointer(string dataDirectory) => Path.Combine(dataDirectory, "postgres.location");

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
