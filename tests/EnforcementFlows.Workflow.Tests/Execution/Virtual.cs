using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Runs definitions without a database.</summary>
internal static class Virtual
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly ActivityRegistry Registry = new();

    /// <summary>Runs the first definition; the others are those it may use. Events are published when somebody waits for them.</summary>
    public static async Task<VirtualRunResult> RunAsync(string[] definitions, string[]? events = null, Dictionary<string, object?>? input = null, bool? usesTokens = null)
    {
        var findings = new List<DefinitionFinding>();
        var read = definitions.Select((text, i) => DefinitionReader.Read(text, $"d{i}.json", findings)!).ToList();
        var run = new VirtualRun(new(read), Registry, Start, usesTokens);
        var result = await run.RunAsync(read[0], input ?? [], events ?? [], CancellationToken.None);
        findings.Concat(run.Findings).Where(f => f.Severity == FindingSeverity.Error).Should().BeEmpty();
        return result!;
    }

    public static Task<VirtualRunResult> RunAsync(string definition, params string[] events) => RunAsync([definition], events);

    /// <summary>The lines in order, in one text.</summary>
    public static async Task<string> LinesAsync(string definition, params string[] events) => (await RunAsync(definition, events)).Text();

    public static string Text(this VirtualRunResult result) => string.Join(' ', result.Lines);
}
