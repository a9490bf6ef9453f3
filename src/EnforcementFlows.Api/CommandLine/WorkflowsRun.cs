using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.CommandLine;

/// <summary><c>workflows run</c>: runs definitions without a database on a virtual clock and prints what they wrote.</summary>
internal sealed class WorkflowsRun(ActivityRegistry registry, TextWriter output, TextWriter errors)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly DateTimeOffset VirtualStart = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The options of one call.</summary>
    internal sealed record Options(
        string Path, string? Definition, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<string> Events, bool AsJson, bool Each, bool? UsesTokens);

    /// <returns>0, or 2 when something is not supported.</returns>
    public async Task<int> RunAsync(Options options, CancellationToken cancellationToken)
    {
        var findings = new List<DefinitionFinding>();
        var documents = DefinitionFiles.Read(options.Path, findings);
        if (options.Each)
            return await RunEachAsync(documents, options, findings, cancellationToken);
        var definitions = documents.Select(d => d.Definition).ToList();
        var chosen = Choose(definitions, options.Definition);
        if (chosen is null)
        {
            errors.WriteLine(options.Definition is null ? $"{options.Path}: no definition found" : $"{options.Path}: no definition '{options.Definition}'");
            return Report(findings, 2);
        }

        return await RunOneAsync(chosen, chosen.Name ?? chosen.DefinitionId, new(definitions), options, findings, cancellationToken);
    }

    private async Task<int> RunEachAsync(
        IReadOnlyList<NamedDefinition> documents, Options options, List<DefinitionFinding> findings, CancellationToken cancellationToken)
    {
        var code = 0;
        foreach (var (name, definition) in documents)
            code = Math.Max(code, await RunOneAsync(definition, name, new([definition]), options, [], cancellationToken));
        return Report(findings, code);
    }

    private async Task<int> RunOneAsync(
        WorkflowDefinition definition, string name, DefinitionSet set, Options options, List<DefinitionFinding> findings, CancellationToken cancellationToken)
    {
        var run = new VirtualRun(set, registry, VirtualStart, options.UsesTokens);
        var inputs = options.Inputs.ToDictionary(i => i.Key, i => ReadInput(i.Value));
        var result = await run.RunAsync(definition, inputs, options.Events, cancellationToken);
        if (result is null)
            return Report([.. findings, .. run.Findings], 2);
        if (options.AsJson)
            output.WriteLine(ToJson(name, result).ToJsonString(Json));
        else
            Print(result);
        return Report(findings, 0);
    }

    private void Print(VirtualRunResult result)
    {
        foreach (var line in result.Lines)
            output.WriteLine(line);
        output.WriteLine($"{result.Status} {result.SubStatus}");
        foreach (var incident in result.Incidents)
            output.WriteLine($"{incident.ActivityId}: {incident.Code}: {incident.Message}");
    }

    private static JsonObject ToJson(string name, VirtualRunResult result) => new()
    {
        ["name"] = name,
        ["status"] = result.Status.ToString(),
        ["subStatus"] = result.SubStatus.ToString(),
        ["lines"] = new JsonArray([.. result.Lines.Select(l => JsonValue.Create(l))]),
        ["output"] = Node(result.Output),
        ["incidents"] = new JsonArray([.. result.Incidents.Select(i => new JsonObject
        {
            ["activityId"] = i.ActivityId, ["code"] = i.Code, ["message"] = i.Message,
        })]),
        ["variables"] = Node(result.Variables),
        ["completed"] = new JsonObject(result.Completed.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value)))),
    };

    private static JsonNode? Node(IReadOnlyDictionary<string, object?> map) => JsonNode.Parse(WorkflowValue.ToJson(map.ToDictionary()));

    private static WorkflowDefinition? Choose(List<WorkflowDefinition> definitions, string? id) =>
        id is null ? definitions.FirstOrDefault() : new DefinitionSet(definitions).Find(id) ?? definitions.Find(d => d.Name == id);

    private static object? ReadInput(string text)
    {
        try
        {
            return WorkflowValue.Parse(text);
        }
        catch (JsonException)
        {
            return text; // a bare word is a text
        }
    }

    private int Report(IEnumerable<DefinitionFinding> findings, int code)
    {
        foreach (var finding in findings.Where(f => f.Severity == FindingSeverity.Error))
        {
            errors.WriteLine(finding);
            code = 2;
        }

        return code;
    }
}

/// <summary>A definition and the name it goes by: its file's, or the line's of a .jsonl.</summary>
internal sealed record NamedDefinition(string Name, WorkflowDefinition Definition);
