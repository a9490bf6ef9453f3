using System.Diagnostics;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Docs;

/// <summary>The walk-through of the README is run as it is printed: by curl only, against the real host with the manual clock.</summary>
public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task WalkThrough_CopiedFromThePage_GivesTheDatesItPromises(string page)
    {
        var root = Root();
        var script = string.Join('\n', Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(root, page))).Select(m => m.Groups[1].Value));
        await using var app = await EnforcementApp.StartAsync(("Clock:Start", "2026-04-28T10:00:00+08:00"));

        var (code, output) = await RunAsync(script, app.ClientOptions.BaseAddress.ToString().TrimEnd('/'));

        code.Should().Be(0, output);
        output.Should().Contain("dueOn: '2026-05-06'").And.Contain("dueAt: '2026-05-07T00:00:00+08:00'").And.Contain("warnAt: '2026-04-30T09:00:00+08:00'");
        output.Should().Contain("2026-05-05 是休息日（劳动节），顺延。").And.Contain("\ndone\n");
        output.Should().Contain("raisedAt: '2026-04-30T09:00:00+08:00'").And.Contain("raisedAt: '2026-05-07T00:00:00+08:00'");
    }

    private static async Task<(int Code, string Output)> RunAsync(string script, string address)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BASE"] = address, ["PASSWORD"] = EnforcementApp.Password },
        })!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, await output + await errors);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "README.zh-CN.md")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
