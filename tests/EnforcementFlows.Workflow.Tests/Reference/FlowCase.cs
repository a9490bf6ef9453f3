using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>A definition, the mode it runs in, and the events that are published to it.</summary>
internal sealed record FlowCase(JsonObject Definition, bool UsesTokens, IReadOnlyList<string> Events)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly ActivityRegistry Registry = new();

    /// <summary>What the reference makes of it.</summary>
    public string Expected()
    {
        var run = ReferenceRun.Run(Definition, UsesTokens, Events, Start);
        return Text(run.Status, run.SubStatus, run.Lines, run.Variables);
    }

    /// <summary>Whether it comes to rest: leaving out the step that counts makes a loop endless.</summary>
    public bool Ends()
    {
        try
        {
            Expected();
            return true;
        }
        catch (EndlessFlowException)
        {
            return false;
        }
    }

    /// <summary>What the product makes of it.</summary>
    public async Task<string> ActualAsync()
    {
        var definition = DefinitionReader.Read(Definition.DeepClone(), "random", [])!;
        var run = new VirtualRun(new([definition]), Registry, Start, UsesTokens);
        var result = (await run.RunAsync(definition, [], Events, CancellationToken.None))!;
        return Text(result.Status, result.SubStatus, result.Lines, result.Variables);
    }

    /// <summary>Errors by which a definition may not be published.</summary>
    public IReadOnlyList<string> Errors()
    {
        var findings = new List<DefinitionFinding>();
        if (DefinitionReader.Read(Definition.DeepClone(), "random", findings) is { } definition)
        {
            var (plan, compiled) = new PlanCompiler(Registry, new DefinitionSet([definition]).Resolve).Compile(definition);
            findings.AddRange(compiled);
            if (plan is not null)
                findings.AddRange(DefinitionLint.Check(plan));
        }

        return [.. findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => $"{f.Code} at {f.Place}: {f.Message}")];
    }

    public override string ToString() => $"{(UsesTokens ? "tokens" : "counters")}, events [{string.Join(' ', Events)}], {Definition.ToJsonString()}";

    private static string Text(object status, object subStatus, IEnumerable<string> lines, IReadOnlyDictionary<string, object?> variables) =>
        $"{status} {subStatus} [{string.Join(" | ", lines)}] {string.Join(' ', variables.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={Plain(v.Value)}"))}";

    // a whole number is one number, whichever type holds it
    private static string Plain(object? value) => value is null ? "null" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
