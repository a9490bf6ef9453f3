using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>Reads definitions from a file, a folder, or a .jsonl with <c>name</c> and <c>definition</c> a line.</summary>
internal static class DefinitionFiles
{
    public static IReadOnlyList<NamedDefinition> Read(string path, List<DefinitionFinding> findings)
    {
        if (Directory.Exists(path))
            return [.. Files(path).SelectMany(f => ReadFile(f, findings))];
        if (File.Exists(path))
            return [.. ReadFile(path, findings)];
        findings.Add(new(FindingSeverity.Error, "file-missing", path, "$", "There is no such file or folder."));
        return [];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || IsDefinition(f))
            .Order(StringComparer.Ordinal);

    // other JSON files may lie beside definitions: tests, profiles, forms
    private static bool IsDefinition(string file)
    {
        if (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".tests.json", StringComparison.OrdinalIgnoreCase))
            return false;
        try
        {
            return JsonNode.Parse(File.ReadAllText(file).TrimStart('\uFEFF')) is JsonObject json
                && json.Any(p => p.Key.Equals("root", StringComparison.OrdinalIgnoreCase) || p.Key.StartsWith("workflow", StringComparison.OrdinalIgnoreCase));
        }
        catch (JsonException)
        {
            return true; // let the reader say what is wrong with it
        }
    }

    private static List<NamedDefinition> ReadFile(string file, List<DefinitionFinding> findings)
    {
        if (file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return ReadLines(file, findings);
        return DefinitionReader.Read(File.ReadAllText(file), file, findings) is { } definition
            ? [new(Path.GetFileNameWithoutExtension(file), definition)]
            : [];
    }

    private static List<NamedDefinition> ReadLines(string file, List<DefinitionFinding> findings)
    {
        var definitions = new List<NamedDefinition>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (ParseLine(line) is not { } json)
                findings.Add(new(FindingSeverity.Error, "json-invalid", file, $"line {number}", "The line is not a JSON object with name and definition."));
            else if (DefinitionReader.Read(json["definition"], $"{file}:{number}", findings) is { } definition)
                definitions.Add(new(json["name"]?.ToString() ?? definition.DefinitionId, definition));
        }

        return definitions;
    }

    private static JsonObject? ParseLine(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
