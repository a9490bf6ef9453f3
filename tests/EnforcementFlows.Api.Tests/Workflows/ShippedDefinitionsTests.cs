using EnforcementFlows.Api.CommandLine;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Workflows;

/// <summary>The definitions under workflows/: each is what the courts' regulations say only as long as these hold.</summary>
public sealed class ShippedDefinitionsTests
{
    [Fact]
    public async Task Lint_AllDefinitions_FindsNoError()
    {
        var (code, output) = await RunAsync("lint");

        code.Should().Be(0, output);
        output.Should().Contain(" 0 errors").And.NotStartWith("0 definitions");
    }

    [Fact]
    public async Task Test_AllDefinitions_HoldAndWalkEveryConnection()
    {
        var (code, output) = await RunAsync("test");

        code.Should().Be(0, output);
        output.Should().EndWith(" 0 failed\n").And.NotEndWith("\n0 passed, 0 failed\n");
    }

    private static async Task<(int Code, string Output)> RunAsync(string command)
    {
        using var output = new StringWriter();
        var code = await Commands.RunAsync(["workflows", command, Path.Combine(Repository.Root, "workflows")], output, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
