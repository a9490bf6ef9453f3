using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Tests.Conformance;

/// <summary>
/// Generated definitions and what a real Elsa 3.6.3 server printed for each: status and lines, in order. The files lie beside this class.
/// </summary>
public sealed class ElsaOracleTests
{
    [Theory]
    [InlineData("flowcharts.jsonl", 150)]
    [InlineData("structured.jsonl", 100)]
    public async Task Run_RecordedDefinitions_PrintsWhatElsaPrinted(string file, int count)
    {
        var registry = new ActivityRegistry();
        var differences = new List<string>();
        var cases = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", file)).Select(l => JsonNode.Parse(l)!).ToList();
        foreach (var recorded in cases)
        {
            var expected = recorded["expected"]!;
            var result = await RunAsync(recorded["definition"]!, registry);
            var (wanted, got) = (Text(expected["status"], expected["subStatus"], expected["lines"]!.AsArray().Select(l => l!.ToString())), Text(result));
            if (wanted != got)
                differences.Add($"{recorded["name"]}: expected {wanted}, got {got}");
        }

        differences.Should().BeEmpty();
        cases.Should().HaveCount(count);
    }

    private static async Task<VirtualRunResult> RunAsync(JsonNode json, ActivityRegistry registry)
    {
        var findings = new List<DefinitionFinding>();
        var definition = DefinitionReader.Read(json.DeepClone(), "oracle", findings)!;
        var run = new VirtualRun(new([definition]), registry, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        return (await run.RunAsync(definition, [], [], CancellationToken.None))!;
    }

    private static string Text(VirtualRunResult result) => Text(result.Status, result.SubStatus, result.Lines);

    private static string Text(object? status, object? subStatus, IEnumerable<string> lines) => $"{status} {subStatus} [{string.Join(" | ", lines)}]";
}
