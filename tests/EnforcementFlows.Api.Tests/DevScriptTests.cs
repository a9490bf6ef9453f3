using System.Diagnostics;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests;

/// <summary>The script <c>dev</c> on a bare machine: a PATH that holds a few basic tools and whatever a test puts there.</summary>
public sealed class DevScriptTests : IDisposable
{
    private const string FakeDotnet =
        """
        case "$1" in
          run) echo "run ${*:2} with DataDirectory=${DataDirectory:-} in ${ASPNETCORE_ENVIRONMENT:-}" ;;
          test) name=$(basename "$2" .csproj); mkdir -p "$5"; cp "$name.trx" "$5/" 2> /dev/null; exit "$(cat "$name.exit")" ;;
          *) echo "dotnet $*" ;;
        esac
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("devscript");
    private readonly DirectoryInfo _bin;

    public DevScriptTests()
    {
        _bin = _root.CreateSubdirectory("bin");
        foreach (var tool in new[] { "bash", "base64", "basename", "cat", "cp", "dirname", "grep", "head", "mkdir", "mv", "rm", "sed", "sleep", "touch", "chmod" })
            File.CreateSymbolicLink(Path.Combine(_bin.FullName, tool), ToolPath(tool));
        File.Copy(Path.Combine(RepositoryRoot(), "dev"), Path.Combine(_root.FullName, "dev"));
        _root.CreateSubdirectory("tools/dev");
        foreach (var part in Directory.GetFiles(Path.Combine(RepositoryRoot(), "tools/dev"), "*.sh"))
            File.Copy(part, Path.Combine(_root.FullName, "tools/dev", Path.GetFileName(part)));
        Tool("id", "echo 1000");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("run", ".NET SDK 10.0.400", "apt-get install postgresql")]
    [InlineData("test", ".NET SDK 10.0.400", "Node.js 20", "apt-get install postgresql")]
    [InlineData("bench", ".NET SDK 10.0.400", "apt-get install postgresql")]
    [InlineData("format", ".NET SDK 10.0.400")]
    public async Task Dev_BareMachine_ListsEverythingToInstallAndExitsWith3(string command, params string[] expected)
    {
        var (exitCode, _, error) = await DevAsync(command);

        exitCode.Should().Be(3);
        error.Should().ContainAll(expected);
    }

    [Fact]
    public async Task Run_PostgresMissingAndNotRoot_InstallsNothing()
    {
        Tool("dotnet", FakeDotnet);
        Tool("apt-get", "touch apt-get-was-called");

        var (exitCode, _, error) = await DevAsync("run");

        exitCode.Should().Be(3);
        error.Should().Contain("apt-get install postgresql").And.NotContain(".NET SDK");
        File.Exists(Path.Combine(_root.FullName, "apt-get-was-called")).Should().BeFalse();
    }

    [Theory]
    [InlineData("", "install --yes --quiet --no-install-recommends postgresql")]
    [InlineData("[ $1 = update ] || [ -e lists ] || { touch lists; exit 100; }", "install --yes --quiet --no-install-recommends postgresql", "update --yes --quiet --no-install-recommends", "install --yes --quiet --no-install-recommends postgresql")]
    public async Task Run_PostgresMissingAndRootOnDebian_InstallsItThenRunsTheHost(string first, params string[] expected)
    {
        Tool("dotnet", FakeDotnet);
        Tool("id", "echo 0");
        Tool("apt-get", $"echo \"$DEBIAN_FRONTEND: $*\" >> calls; {first}\nfor tool in initdb pg_ctl postgres; do touch {_bin}/$tool; chmod +x {_bin}/$tool; done");

        var (exitCode, output, error) = await DevAsync("run", "--some argument", ("DataDirectory", "/srv/data"));

        exitCode.Should().Be(0, error);
        File.ReadAllLines(Path.Combine(_root.FullName, "calls")).Should().Equal(expected.Select(call => $"noninteractive: {call}"));
        output.Should().Contain("run --project src/EnforcementFlows.Api").And.Contain("--some argument with DataDirectory=/srv/data in Development");
    }

    [Fact]
    public async Task Run_WrongPgBin_SaysSoAndInstallsNothing()
    {
        Tool("dotnet", FakeDotnet);
        Tool("id", "echo 0");
        Tool("apt-get", "touch apt-get-was-called");

        var (exitCode, _, error) = await DevAsync("run", null, ("PG_BIN", "/nowhere"));

        exitCode.Should().Be(3);
        error.Should().Contain("PG_BIN is /nowhere");
        File.Exists(Path.Combine(_root.FullName, "apt-get-was-called")).Should().BeFalse();
    }

    [Fact]
    public async Task Run_OwnDatabase_NeedsNoPostgresHere()
    {
        Tool("dotnet", FakeDotnet);

        var (exitCode, _, error) = await DevAsync("run", null, ("ConnectionStrings__EnforcementFlows", "Host=db"));

        exitCode.Should().Be(0, error);
    }

    [Fact]
    public async Task Run_WithSimulators_TellsBothSidesOfEachOther()
    {
        Tool("dotnet", """
            case "$1" in
              exec) echo "$*" >started; mv started simulators ;;
              run) until [ -e simulators ]; do sleep 0.1; done; cat simulators; echo "$*" ;;
            esac
            """);

        var (exitCode, output, error) = await DevAsync("run", "--simulators", ("ConnectionStrings__EnforcementFlows", "Host=db"));

        exitCode.Should().Be(0, error);
        var simulators = output.Split('\n').Single(line => line.Contains("Simulators.dll"));
        var host = output.Split('\n').Single(line => line.StartsWith("run ", StringComparison.Ordinal));
        simulators.Should().Contain("--data data/simulators --host http://127.0.0.1:5080 --secret whsec_");
        host.Should().ContainAll(
            "--Gateways:SimulatorUrl=http://127.0.0.1:5090 ", "--Gateways:funds:BaseUrl=http://127.0.0.1:5090/funds ",
            $"--Gateways:funds:Secret={simulators.Split(' ')[^1]} ");
    }

    [Theory]
    [InlineData(0, "5 passed, 0 failed", 3, 0, 0, 2, 0, 0)]  // both green
    [InlineData(1, "4 passed, 2 failed", 3, 1, 1, 1, 1, 1)]  // failed tests are summed
    [InlineData(1, "3 passed, 1 failed", 3, 0, 0, 0, 0, 0)]  // a runner found no test
    [InlineData(1, "5 passed, 1 failed", 3, 0, 0, 2, 0, 134)] // a runner broke off after its last green test
    public async Task Test_TwoRunners_LastLineSumsThemAndTheExitCodeTells(
        int exitCode, string lastLine, int firstPassed, int firstFailed, int firstExit, int secondPassed, int secondFailed, int secondExit)
    {
        EverythingInstalled();
        Runner("One.Tests", firstExit, $"""<Counters total="9" executed="9" passed="{firstPassed}" failed="{firstFailed}" error="0" />""");
        Runner("Two.Tests", secondExit, $"""<Counters total="9" executed="9" passed="{secondPassed}" failed="{secondFailed}" error="0" />""");

        var result = await DevAsync("test");

        result.Output.TrimEnd('\n').Split('\n')[^1].Should().Be(lastLine);
        result.ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task Test_AFailedTest_IsNamedWithItsMessageAtTheEnd()
    {
        EverythingInstalled();
        Runner("One.Tests", 1, """
            <Counters total="2" executed="2" passed="1" failed="1" error="0" />
              <UnitTestResult executionId="1" testName="Notice_Late_Alerts" duration="00:00:01" outcome="Failed" testListId="1">
                <Output>
                  <StdOut>a line</StdOut>
                  <ErrorInfo>
                    <Message>Expected due to be 2026-03-05,
            but found 2026-03-06.</Message>
                    <StackTrace>   at NoticeTests</StackTrace>
                  </ErrorInfo>
                </Output>
              </UnitTestResult>
              <UnitTestResult executionId="2" testName="Notice_InTime_IsSilent" duration="00:00:01" outcome="Passed" testListId="1" />
            """);

        var (_, output, _) = await DevAsync("test");

        output.Should().EndWith("FAILED: Notice_Late_Alerts\n  Expected due to be 2026-03-05,\n  but found 2026-03-06.\n1 passed, 1 failed\n");
    }

    [Fact]
    public async Task Test_RunnerLeftNoResults_IsAFailure()
    {
        EverythingInstalled();
        Runner("One.Tests", 0, null);

        var (exitCode, output, error) = await DevAsync("test");

        exitCode.Should().Be(1);
        output.TrimEnd('\n').Should().EndWith("\n0 passed, 1 failed");
        error.Should().Contain("One.Tests: it ran no test");
    }

    [Fact]
    public async Task Test_BuildFails_IsAFailureWithTheSameLastLine()
    {
        EverythingInstalled();
        Tool("dotnet", "[ $1 != build ]");

        var (exitCode, output, _) = await DevAsync("test");

        exitCode.Should().Be(1);
        output.TrimEnd('\n').Should().EndWith("\n0 passed, 1 failed");
    }

    [Fact]
    public async Task Dev_UnknownCommand_ShowsTheUsageAndExitsWith2()
    {
        var (exitCode, _, error) = await DevAsync("rnu");

        exitCode.Should().Be(2);
        error.Should().Contain("usage: ./dev");
    }

    private void EverythingInstalled()
    {
        Tool("dotnet", FakeDotnet);
        Tool("node", "echo 20");
        foreach (var tool in new[] { "npm", "initdb", "pg_ctl", "postgres" })
            Tool(tool, "exit 0");
    }

    private void Runner(string name, int exitCode, string? results)
    {
        File.WriteAllText(Path.Combine(_root.CreateSubdirectory($"tests/{name}").FullName, $"{name}.csproj"), "");
        File.WriteAllText(Path.Combine(_root.FullName, $"{name}.exit"), $"{exitCode}");
        if (results is not null)
            File.WriteAllText(Path.Combine(_root.FullName, $"{name}.trx"), results);
    }

    private void Tool(string name, string body)
    {
        var path = Path.Combine(_bin.FullName, name);
        File.WriteAllText(path, $"#!{ToolPath("bash")}\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<(int ExitCode, string Output, string Error)> DevAsync(string command, string? argument = null, (string Name, string Value)? variable = null)
    {
        var start = new ProcessStartInfo(ToolPath("bash"), ["./dev", command, .. argument is null ? Array.Empty<string>() : [argument]])
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = _bin.FullName;
        start.Environment["PG_LIB"] = Path.Combine(_root.FullName, "no-postgres");
        if (variable is var (name, value))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string ToolPath(string name) =>
        new[] { "/usr/bin", "/bin", "/usr/local/bin" }.Select(folder => Path.Combine(folder, name)).First(File.Exists);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EnforcementFlows.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
