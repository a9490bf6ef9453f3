using System.Text.Json;

namespace EnforcementFlows.Testing;

/// <summary>Adds up the faults that tests have survived, for <c>./dev test --long</c>, which names the file; without one nothing is kept.</summary>
public static class FaultTally
{
    private static readonly string? File = Environment.GetEnvironmentVariable("FAULT_TALLY");
    private static readonly Lock Writing = new();

    /// <summary>Notes faults of one kind at one point, once everything that must hold after them has been checked.</summary>
    /// <param name="point">Where: a command and its round trip, or what was under way.</param>
    public static void Add(string suite, string point, string kind, int faults)
    {
        if (File is null || faults == 0)
            return;
        var line = JsonSerializer.Serialize(new { suite, point, kind, faults });
        lock (Writing)
            System.IO.File.AppendAllText(File, line + "\n");
    }

    /// <summary>Notes several faults.</summary>
    public static void Add(string suite, IEnumerable<(string Point, string Kind)> faults)
    {
        foreach (var same in faults.GroupBy(fault => fault))
            Add(suite, same.Key.Point, same.Key.Kind, same.Count());
    }
}
