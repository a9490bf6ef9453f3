using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Demo;

/// <summary>The sample cases, played by the demo's own driver against a host of its own over HTTP.</summary>
public sealed partial class DemoTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5); // about 20 s a run on an idle machine
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("demo");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Demo_HostKilledTwiceThenRunAgain_ComesOutAsWorkedOutByHand()
    {
        var (exitCode, output) = await PlayAsync(killAfterSteps: [25, 55]);
        exitCode.Should().Be(0, output);
        Pids().Matches(output).Should().HaveCount(3, "the host was killed twice and started again on the same data");

        (exitCode, output) = await PlayAsync();
        exitCode.Should().Be(0, output);
        output.Should().NotContain(": 201", "every case was filed in the first run");
    }

    /// <summary>Plays all samples; the host gets SIGKILL as soon as the driver has reported one of these steps, whatever is under way then.</summary>
    private async Task<(int ExitCode, string Output)> PlayAsync(params int[] killAfterSteps)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", BuiltProject.Dll("tools/EnforcementFlows.Demo"), "--host", BuiltProject.Dll("src/EnforcementFlows.Api"), "--data", _data.FullName, "--restart-after", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var driver = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var errors = driver.StandardError.ReadToEndAsync(limit.Token);
            var lines = new List<string>();
            var host = 0;
            while (await driver.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (Pids().Match(line) is { Success: true } started)
                    host = int.Parse(started.Groups[1].Value, CultureInfo.InvariantCulture);
                else if (killAfterSteps.Any(step => line.StartsWith($"{step,4}  ", StringComparison.Ordinal)))
                    Kill(host);
            }

            await driver.WaitForExitAsync(limit.Token);
            return (driver.ExitCode, string.Join('\n', [.. lines, await errors]));
        }
        finally
        {
            if (!driver.HasExited)
                driver.Kill(entireProcessTree: true);
        }
    }

    private static void Kill(int pid)
    {
        using var host = Process.GetProcessById(pid);
        host.Kill(); // SIGKILL
    }

    [GeneratedRegex(@"^host: pid (\d+)", RegexOptions.Multiline)]
    private static partial Regex Pids();
}
