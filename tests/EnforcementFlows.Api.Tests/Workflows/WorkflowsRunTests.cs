using System.Text.Json;
using EnforcementFlows.Api.CommandLine;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Workflows;

/// <summary>The command <c>workflows run</c>, as it is typed.</summary>
public sealed class WorkflowsRunTests : IDisposable
{
    private const string Definition = """
        {"id":"hello-v1","definitionId":"hello","name":"hello","version":1,"root":{"id":"line","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"您好"}}}}
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"hello-{Guid.NewGuid():N}.json");

    public WorkflowsRunTests() => File.WriteAllText(_file, Definition);

    [Theory]
    [InlineData("--each --json {file}")]
    [InlineData("{file} --json --each")]
    [InlineData("--json {file} --definition hello")]
    public async Task Run_OptionsBeforeOrBehindTheFile_AreTheSame(string arguments)
    {
        var (code, output) = await RunAsync(arguments);

        code.Should().Be(0, output);
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        (answer.GetProperty("subStatus").GetString(), answer.GetProperty("lines")[0].GetString()).Should().Be(("Finished", "您好"));
    }

    [Theory]
    [InlineData("", "usage")]
    [InlineData("--json", "usage")]
    [InlineData("{file} --jsn", "Unknown option '--jsn'")]
    [InlineData("{file} another", "Unknown option 'another'")]
    [InlineData("{file} --mode tokens", "no flowchart mode 'tokens'")]
    public async Task Run_WrongArguments_SaysWhatIsWrong(string arguments, string said)
    {
        var (code, output) = await RunAsync(arguments);

        (code, output.Contains(said, StringComparison.Ordinal)).Should().Be((2, true), output);
    }

    private async Task<(int Code, string Output)> RunAsync(string arguments)
    {
        using var output = new StringWriter();
        string[] words = [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("{file}", _file, StringComparison.Ordinal))];
        return (await Commands.RunAsync(["workflows", "run", .. words], output, output, CancellationToken.None), output.ToString());
    }

    public void Dispose() => File.Delete(_file);
}
