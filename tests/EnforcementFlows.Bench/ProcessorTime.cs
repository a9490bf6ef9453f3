using System.Diagnostics;

namespace EnforcementFlows.Bench;

/// <summary>
/// Processor time, user and system, that a server and its backends have used and that this process has. It varies far less with
/// what else the machine does than time on the wall does.
/// </summary>
internal readonly record struct ProcessorTime(TimeSpan Here, TimeSpan Server)
{
    private const double TicksASecond = 100; // USER_HZ, the same on every Linux that .NET runs on

    public static ProcessorTime Of(int server)
    {
        using var own = Process.GetCurrentProcess();
        return new(own.TotalProcessorTime, Directory.GetDirectories("/proc").Select(folder => TicksOf(folder, server)).Aggregate(TimeSpan.Zero, (sum, ticks) => sum + ticks));
    }

    public static ProcessorTime operator -(ProcessorTime after, ProcessorTime before) => new(after.Here - before.Here, after.Server - before.Server);

    // of the server itself and its children; of ended ones, what the server waited for
    private static TimeSpan TicksOf(string folder, int server)
    {
        if (!int.TryParse(Path.GetFileName(folder), out var id))
            return TimeSpan.Zero;
        try
        {
            // the name may hold blanks; what follows its bracket is state, parent, …, utime, stime, cutime, cstime
            var fields = File.ReadAllText($"{folder}/stat").Split(") ", 2)[1].Split(' ');
            if (id != server && fields[1] != $"{server}")
                return TimeSpan.Zero;
            return TimeSpan.FromSeconds(fields[11..(id == server ? 15 : 13)].Sum(long.Parse) / TicksASecond);
        }
        catch (IOException)
        {
            return TimeSpan.Zero; // it has ended meanwhile
        }
    }
}
