using System.Diagnostics;

namespace EnforcementFlows.Data.Tests;

internal static class Processes
{
    public static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    public static bool Runs(int pid) => CommandLine(pid).Length > 0; // a zombie has none

    public static bool IsServerOf(int pid, string cluster) => CommandLine(pid).Contains(cluster);

    private static string[] CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
