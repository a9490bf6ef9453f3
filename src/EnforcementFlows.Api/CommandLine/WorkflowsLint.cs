using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.CommandLine;

/// <summary><c>workflows lint</c>: what is wrong with definitions, each at the court in whose folder it lies.</summary>
internal sealed class WorkflowsLint(ActivityRegistry registry, TextWriter output)
{
    private readonly List<DefinitionFinding> _findings = [];

    /// <returns>0, or 1 when there is an error.</returns>
    public int Run(string path)
    {
        var definitions = DefinitionFiles.Read(path, _findings).Select(d => d.Definition).ToList();
        foreach (var court in definitions.GroupBy(d => CourtFolder.Above(d.Source)))
        {
            if (court.Key is null)
                Check([.. court], definitions, null);
            else
                CheckCourt(CourtFolder.Read(court.Key), [.. court]);
        }

        foreach (var finding in _findings)
            output.WriteLine(finding);
        var errors = _findings.Count(f => f.Severity == FindingSeverity.Error);
        output.WriteLine($"{definitions.Count} definitions, {errors} errors, {_findings.Count - errors} warnings");
        return errors > 0 ? 1 : 0;
    }

    private void CheckCourt(CourtFolder court, List<WorkflowDefinition> definitions)
    {
        // one file alone may use and start the court's others
        var all = CourtDefinitions.Read(court, []).All;
        var check = new CourtDefinitionCheck(court, id => all.Any(d => d.DefinitionId == id));
        _findings.AddRange(court.Findings.Concat(check.CheckFlows()));
        Check(definitions, all, check);
    }

    private void Check(List<WorkflowDefinition> definitions, IReadOnlyList<WorkflowDefinition> all, CourtDefinitionCheck? check)
    {
        var set = new DefinitionSet(all);
        foreach (var definition in definitions)
        {
            var (plan, compiled) = new PlanCompiler(registry, set.Resolve).Compile(definition);
            _findings.AddRange(compiled.Where(f => f.File == definition.Source));
            if (plan is not null)
                _findings.AddRange(DefinitionLint.Check(plan).Concat(check?.Check(plan) ?? []));
        }
    }
}
