using System.Text.RegularExpressions;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>A private folder for the server's socket: beside the cluster, or a short one where that path is too long for a socket.</summary>
internal static partial class SocketFolder
{
    private const int LongestFolder = 107 - 14; // what an address holds, less "/.s.PGSQL.5432"
    private const string Temporary = "/tmp/efsocket-";

    /// <param name="cluster">The cluster's folder.</param>
    /// <param name="earlier">The socket folder this host used before, to be used again; else null.</param>
    /// <param name="account">The user that may enter.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<string> CreateAsync(string cluster, string? earlier, ClusterAccount account, CancellationToken cancellationToken)
    {
        var folder = earlier ?? Beside(cluster);
        if (folder.Length <= LongestFolder && Plain().IsMatch(folder))
        {
            await account.CreatePrivateFolderAsync(folder, cancellationToken);
            return folder;
        }
        var made = (await Command.RunOrThrowAsync(["mktemp", "-d", Temporary + "XXXXXXXX"], cancellationToken)).Trim(); // nobody can have prepared it
        await account.HandOverAsync(made, cancellationToken);
        return made;
    }

    /// <summary>Removes what a stopped or crashed server left; a folder that was not made here stays.</summary>
    public static void Remove(string cluster, string? folder)
    {
        if (folder is null || !Directory.Exists(folder) || !(folder == Beside(cluster) || folder.StartsWith(Temporary, StringComparison.Ordinal)))
            return;
        Directory.Delete(folder, recursive: true);
    }

    private static string Beside(string cluster) => cluster + ".socket";

    [GeneratedRegex("^[A-Za-z0-9/._-]+$")]
    private static partial Regex Plain();
}
