using System.Diagnostics;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class Command
{
    internal sealed record Result(int ExitCode, string Output);

    internal static async Task<Result> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/", // the caller's folder may be closed to the user the program runs as
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // PGPORT, PGDATA, PGOPTIONS … of the caller's shell mean another cluster
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_MESSAGES"] = "C";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill();
            throw;
        }
    }

    internal static async Task<string> RunOrThrowAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var result = await RunAsync(command, cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw new PrivateClusterException($"{string.Join(' ', command)} ended with exit code {result.ExitCode}: {result.Output.Trim()}");
    }
}
