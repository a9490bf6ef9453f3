using EnforcementFlows.Api.Tests.Features.Designer;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>Two versions of a flow and the map between them, without a server.</summary>
internal static class Proofs
{
    public static CourtProfile Tongbai { get; } = Designs.Court("tongbai").Profile!;

    public static WorkflowPlan Compile(WorkflowDefinition definition, IEnumerable<WorkflowDefinition> known)
    {
        var (plan, findings) = new PlanCompiler(Designs.Registry, new DefinitionSet(known).Resolve).Compile(definition);
        findings.Where(finding => finding.Severity == FindingSeverity.Error).Should().BeEmpty();
        return plan!;
    }

    public static WorkflowPlan Compile(params string[] definitions)
    {
        List<WorkflowDefinition> read = [.. definitions.Select(text => DefinitionReader.Read(text, "flow.json", [])!)];
        return Compile(read[0], read);
    }

    /// <summary>The map that suggests itself, with other words on some steps.</summary>
    public static PlanMapping Mapping(WorkflowPlan from, WorkflowPlan to, params NodeMapping[] nodes)
    {
        var map = MigrationProposal.Of([from], to);
        return new(from, to, map with { Nodes = [.. map.Nodes.Where(node => Array.TrueForAll(nodes, other => other.From != node.From)), .. nodes] });
    }

    public static string[] Told(this IEnumerable<MigrationFinding> findings) => [.. findings.Select(finding => $"{finding.Code} {finding.ActivityId}")];
}
