using System.Text.Json;

namespace EnforcementFlows.Workflow.Tests.Expressions.Differential;

public sealed class DifferentialTests
{
    private const int RandomExpressions = 4000;

    [Fact]
    public async Task Evaluate_TableOfScripts_SameAsNode()
    {
        var cases = File.ReadLines(Path.Combine(NodeReference.Folder, "scripts.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Case>(line)!)
            .ToList();

        var differences = await Comparison.DifferencesAsync(cases);

        cases.Should().HaveCountGreaterThan(300);
        string.Join('\n', differences.Take(40)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20260302)]
    public async Task Evaluate_RandomExpressions_SameAsNode(ulong seed)
    {
        var generator = new ExpressionGenerator(seed);
        var cases = Enumerable.Range(0, RandomExpressions).Select(_ => new Case { Expression = generator.Next() }).ToList();

        var differences = await Comparison.DifferencesAsync(cases);

        string.Join('\n', differences.Take(40)).Should().BeEmpty();
    }
}
