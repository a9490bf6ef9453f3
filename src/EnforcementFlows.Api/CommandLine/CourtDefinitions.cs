using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>All definitions of a court: its own and those that all courts share.</summary>
internal static class CourtDefinitions
{
    public static DefinitionSet Read(CourtFolder court, List<DefinitionFinding> findings)
    {
        IEnumerable<string> folders = court.National is { } national ? [court.Folder, national] : [court.Folder];
        return new(folders.SelectMany(f => DefinitionFiles.Read(f, findings)).Select(d => d.Definition));
    }
}
