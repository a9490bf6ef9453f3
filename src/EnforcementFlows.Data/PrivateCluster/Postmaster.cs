using System.Globalization;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>The server process of a cluster as its <c>postmaster.pid</c> tells: pid, socket folder, status.</summary>
internal sealed record Postmaster(int Pid, string SocketFolder, string Status)
{
    private const int PidLine = 0, SocketLine = 4, StatusLine = 7;

    public bool IsReady => Status == "ready";

    /// <summary>The live server of this cluster, or null; a pid that now belongs to another program does not count.</summary>
    public static Postmaster? FindAlive(string cluster) =>
        Read(cluster) is { } postmaster && Runs(postmaster.Pid, cluster) ? postmaster : null;

    /// <summary>The folder of the socket the last server used, also after a crash.</summary>
    public static string? LastSocketFolder(string cluster) => Read(cluster)?.SocketFolder;

    /// <summary>
    /// PostgreSQL will not start over a pid file whose pid exists, and in a container the pids of the last life soon
    /// belong to others. Only the pid is replaced, by one that never exists: the rest of the file lets PostgreSQL find
    /// children of a killed server that still use the shared memory.
    /// </summary>
    public static void DisownReusedPid(string cluster)
    {
        var lines = Lines(cluster);
        if (lines.Length == 0 || !Directory.Exists($"/proc/{lines[PidLine].Trim()}"))
            return;
        lines[PidLine] = File.ReadAllText("/proc/sys/kernel/pid_max").Trim();
        File.WriteAllLines(PidFile(cluster), lines);
    }

    private static Postmaster? Read(string cluster)
    {
        var lines = Lines(cluster);
        return lines.Length > 0 && int.TryParse(lines[PidLine], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? new(pid, Line(SocketLine), Line(StatusLine))
            : null;

        string Line(int number) => lines.Length > number ? lines[number].Trim() : "";
    }

    private static bool Runs(int pid, string cluster)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0'); // empty for a zombie
            return Path.GetFileName(arguments[0]) == "postgres" && arguments.Contains(cluster);
        }
        catch (IOException)
        {
            return false; // gone, before or while reading
        }
    }

    private static string[] Lines(string cluster)
    {
        try
        {
            return File.ReadAllLines(PidFile(cluster));
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static string PidFile(string cluster) => Path.Combine(cluster, "postmaster.pid");
}
