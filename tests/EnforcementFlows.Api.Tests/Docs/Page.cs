using System.Diagnostics;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Api.Tests.Docs;

/// <summary>A page of the documentation whose <c>bash</c> blocks are run as they are printed, in order, in one shell.</summary>
internal static partial class Page
{
    public static string Root { get; } = FindRoot();

    public static async Task<(int Code, string Output)> RunAsync(string page, EnforcementApp host)
    {
        var script = string.Join('\n', Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(Root, page))).Select(m => m.Groups[1].Value));
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BASE"] = host.ClientOptions.BaseAddress.ToString().TrimEnd('/'), ["PASSWORD"] = EnforcementApp.Password },
        })!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, await output + await errors);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "README.zh-CN.md")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
