namespace EnforcementFlows.Demo;

/// <summary>The command line.</summary>
/// <param name="Host">The host's dll.</param>
/// <param name="Samples">Folder of the samples.</param>
/// <param name="Data">The host's data; null = a folder that is deleted in the end.</param>
/// <param name="RestartAfter">How long a dead host is left for somebody else to start again on the same address and data.</param>
internal sealed record Options(string Host, string Samples, string? Data, TimeSpan RestartAfter)
{
    public const string Usage = "usage: ./dev demo [--data DIR] [--restart-after SECONDS]";
    private const int RestartAfterSeconds = 10;

    /// <returns>Null where the command line is wrong.</returns>
    public static Options? Parse(string[] args)
    {
        if (args.Length % 2 != 0)
            return null;
        var values = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
            values[args[i]] = args[i + 1];
        if (!values.TryGetValue("--host", out var host) || values.Keys.Except(["--host", "--data", "--restart-after"]).Any())
            return null;
        var seconds = RestartAfterSeconds;
        if (values.TryGetValue("--restart-after", out var text) && !int.TryParse(text, out seconds))
            return null;
        var data = values.GetValueOrDefault("--data");
        return new(
            Path.GetFullPath(host), Path.Combine(AppContext.BaseDirectory, "samples"), data is null ? null : Path.GetFullPath(data), TimeSpan.FromSeconds(seconds));
    }
}

/// <summary>The demo can not go on; the message is for the person at the console.</summary>
internal sealed class DemoException(string message) : Exception(message);
