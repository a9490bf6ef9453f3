using System.Diagnostics;
using System.Text.RegularExpressions;
using EnforcementFlows.Testing;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>What somebody sees who starts the host for the first time.</summary>
public sealed partial class FirstStartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2); // some 10 s on an idle machine

    [Theory]
    [InlineData("Development")]
    [InlineData("Demo")]
    public async Task Start_EmptyDataDirectory_PrintsNoWarningAndNoError(string environment)
    {
        using var data = TemporaryFolder.Create();

        var lines = await StartAndStopAsync(data.Path, environment);

        lines.Should().Contain(line => line.Contains("已启动"), string.Join('\n', lines));
        lines.Where(line => Trouble().IsMatch(line)).Should().BeEmpty();
    }

    /// <summary>Everything the host prints until it serves and has been stopped again.</summary>
    private static async Task<List<string>> StartAndStopAsync(string dataDirectory, string environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", BuiltProject.Dll("src/EnforcementFlows.Api")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DataDirectory"] = dataDirectory, ["ASPNETCORE_ENVIRONMENT"] = environment, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        start.Environment.Remove("ConnectionStrings__EnforcementFlows");
        using var host = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var errors = host.StandardError.ReadToEndAsync(limit.Token);
            var lines = new List<string>();
            while (await host.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (line.Contains("已启动"))
                    Process.Start("kill", ["-TERM", $"{host.Id}"]).Dispose();
            }

            return [.. lines, .. (await errors).Split('\n')];
        }
        finally
        {
            if (!host.HasExited)
                host.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"\b(WRN|ERR|FTL)\]|Unhandled")]
    private static partial Regex Trouble();
}
