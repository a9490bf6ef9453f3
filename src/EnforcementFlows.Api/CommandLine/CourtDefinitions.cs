using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>All definitions of a court: its own and, as it runs them, the national ones that it takes over.</summary>
internal static class CourtDefinitions
{
    public static DefinitionSet Read(CourtFolder court, List<DefinitionFinding> findings) =>
        new(CourtFlows.Read(court, findings).Select(flow => DefinitionReader.Read(flow.Text, flow.File, findings)).OfType<WorkflowDefinition>());

    /// <summary>The courts to which files belong: of a national flow every court beside it, for each runs it in its own way.</summary>
    /// <returns>By the court's folder its files; under null those that belong to none.</returns>
    public static IEnumerable<(string? Court, List<string> Files)> ByCourt(IReadOnlyCollection<string> files) =>
        files.SelectMany(file => CourtsOf(file).Select(court => (Court: court, File: Path.GetFullPath(file))))
            .GroupBy(pair => pair.Court, pair => pair.File).Select(group => (group.Key, group.ToList()));

    // the national part has a profile too, which is no court's
    private static IEnumerable<string?> CourtsOf(string file) => CourtFolder.WorkflowsOfNational(file) is { } workflows
        ? Directory.EnumerateFiles(Path.Combine(workflows, "courts"), "profile.json", SearchOption.AllDirectories).Select(Path.GetDirectoryName).Order(StringComparer.Ordinal)
        : [CourtFolder.Above(file)];
}
