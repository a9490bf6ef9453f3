using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>The definitions that a court runs: its own, and of the national flows those that its steps.json takes over.</summary>
internal static class CourtFlows
{
    /// <summary>The code of a finding in steps.json.</summary>
    public const string SettingWrong = "step-setting";

    /// <returns>Each definition with the file it comes from; of a national one the text as this court runs it.</returns>
    public static IReadOnlyList<(string File, string Text)> Read(CourtFolder court, List<DefinitionFinding> findings)
    {
        List<(string, string)> flows = [.. FilesIn(Path.Combine(court.Folder, "definitions")).Select(file => (file, File.ReadAllText(file)))];
        var national = court.National is { } folder
            ? FilesIn(Path.Combine(folder, "definitions")).ToDictionary(file => Path.GetFileNameWithoutExtension(file))
            : [];
        foreach (var (flow, settings) in court.Steps)
        {
            if (national.TryGetValue(flow, out var file))
                flows.Add((file, AtCourt(file, flow, settings, Report)));
            else
                Report($"$['{flow}']", $"There is no national flow '{flow}'.");
        }

        return flows;

        void Report(string place, string message) =>
            findings.Add(new(FindingSeverity.Error, SettingWrong, Path.Combine(court.Folder, CourtFolder.StepsFile), place, message));
    }

    // one that can not be read is handed on as it is: the reader says what is wrong with it
    private static string AtCourt(string file, string flow, IReadOnlyDictionary<string, JsonObject> settings, Action<string, string> report)
    {
        var text = File.ReadAllText(file);
        try
        {
            return JsonNode.Parse(text, documentOptions: ProfileText.Reading) is JsonObject definition
                ? new NationalFlow(definition, settings, (step, message) => report($"$['{flow}']['{step}']", message)).AtCourt().ToJsonString()
                : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];
}
