using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Compiles definitions for tests.</summary>
internal static class Plans
{
    public static WorkflowPlan Compile(params string[] definitions)
    {
        var findings = new List<DefinitionFinding>();
        var read = definitions.Select((text, i) => DefinitionReader.Read(text, $"d{i}.json", findings)!).ToList();
        var (plan, compiled) = new PlanCompiler(new ActivityRegistry(), new DefinitionSet(read).Resolve).Compile(read[0]);
        findings.Concat(compiled).Where(f => f.Severity == FindingSeverity.Error).Should().BeEmpty();
        return plan!;
    }

    /// <summary>Everything found in reading, compiling and linting one definition, as the import does it.</summary>
    public static IReadOnlyList<DefinitionFinding> Findings(params string[] definitions)
    {
        var findings = new List<DefinitionFinding>();
        var read = definitions.Select((text, i) => DefinitionReader.Read(text, $"d{i}.json", findings)).OfType<WorkflowDefinition>().ToList();
        var set = new DefinitionSet(read);
        foreach (var definition in read)
        {
            var (plan, compiled) = new PlanCompiler(new ActivityRegistry(), set.Resolve).Compile(definition);
            findings.AddRange(compiled.Where(f => f.File == definition.Source));
            if (plan is not null)
                findings.AddRange(DefinitionLint.Check(plan));
        }

        return findings;
    }
}
