using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.CommandLine;

/// <summary><c>workflows lint</c>: what is wrong with definitions, each at the court in whose folder it lies.</summary>
internal sealed class WorkflowsLint(ActivityRegistry registry, TextWriter output, DateOnly today)
{
    private readonly List<DefinitionFinding> _findings = [];
    private int _definitions;

    /// <returns>0, or 1 when there is an error.</returns>
    public int Run(string path)
    {
        var definitions = DefinitionFiles.Read(path, _findings).Select(d => d.Definition).ToList();
        foreach (var (court, files) in CourtDefinitions.ByCourt([.. definitions.Select(d => d.Source)]))
        {
            if (court is null)
                Check([.. definitions.Where(d => files.Contains(Path.GetFullPath(d.Source)))], definitions, null, null);
            else
                CheckCourt(CourtFolder.Read(court), files, IsWithin(court, path));
        }

        foreach (var finding in _findings)
            output.WriteLine(finding);
        var errors = _findings.Count(f => f.Severity == FindingSeverity.Error);
        output.WriteLine($"{_definitions} definitions, {errors} errors, {_findings.Count - errors} warnings");
        return errors > 0 ? 1 : 0;
    }

    // one file alone may use and start the court's others; with its folder go the national flows that its steps.json takes over
    private void CheckCourt(CourtFolder court, List<string> files, bool whole)
    {
        var settings = new List<DefinitionFinding>();
        var all = CourtDefinitions.Read(court, settings).All;
        var check = new CourtDefinitionCheck(court, id => all.Any(d => d.DefinitionId == id));
        _findings.AddRange(court.Findings.Concat(settings.Where(f => f.Code == CourtFlows.SettingWrong)).Concat(check.CheckFlows()));
        Check([.. all.Where(d => whole || files.Contains(Path.GetFullPath(d.Source)))], all, court, check);
    }

    private static bool IsWithin(string folder, string path) =>
        (folder + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void Check(List<WorkflowDefinition> definitions, IReadOnlyList<WorkflowDefinition> all, CourtFolder? court, CourtDefinitionCheck? check)
    {
        _definitions += definitions.Count;
        var set = new DefinitionSet(all);
        foreach (var definition in definitions)
        {
            var (plan, compiled) = new PlanCompiler(registry, set.Resolve).Compile(definition);
            _findings.AddRange(compiled.Where(f => f.File == definition.Source));
            if (plan is not null)
                _findings.AddRange(DefinitionLint.Check(plan).Concat(check?.Check(plan) ?? []).Concat(PublishingLint.Design(plan, court, today)));
        }
    }
}
