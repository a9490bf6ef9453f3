using System.Diagnostics;

namespace EnforcementFlows.Data.Tests;

internal static class Processes
{
    public static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    /// <summary>A process that ends with its input; root starts it as the given user, everybody else as himself.</summary>
    public static Process StartIdle(string asUser)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={asUser}", "--clear-groups", "cat"] : ["cat"];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true })!;
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
