using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>The reference is worth comparing with only as long as it gives what real Elsa recorded.</summary>
public sealed class ReferenceOracleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reference_EveryRecordedDefinition_GivesWhatElsaGave()
    {
        var recorded = Recorded("flowcharts.jsonl").Concat(Recorded("structured.jsonl")).ToList();

        var right = recorded.Count(one => Expected(one["expected"]!) == Got(one["definition"]!.AsObject()));

        right.Should().Be(250);
        recorded.Should().HaveCount(250);
    }

    private static IEnumerable<JsonNode> Recorded(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", file)).Select(line => JsonNode.Parse(line)!);

    private static string Expected(JsonNode expected) =>
        $"{expected["status"]} {expected["subStatus"]} {string.Join(" | ", expected["lines"]!.AsArray().Select(l => l!.ToString()))}";

    private static string Got(JsonObject definition)
    {
        var run = ReferenceRun.Run(definition, false, [], Start);
        return $"{run.Status} {run.SubStatus} {string.Join(" | ", run.Lines)}";
    }
}
