using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Migration;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Everything that is settled of a migration, as it is stored with it.</summary>
internal sealed record MigrationPlan
{
    public IReadOnlyList<NodeMapping> Nodes { get; init; } = [];

    public IReadOnlyList<VariableMapping> Variables { get; init; } = [];

    public IReadOnlyList<TimerMapping> Timers { get; init; } = [];

    public TaskPolicy Tasks { get; init; }

    public IReadOnlyList<DeadlineMapping> Deadlines { get; init; } = [];

    public static MigrationPlan Of(FlowMigration migration) => DeadlineJson.Read<MigrationPlan>(migration.Map);

    public static MigrationPlan Of(MigrationMap map, IReadOnlyList<DeadlineMapping> deadlines) =>
        new() { Nodes = map.Nodes, Variables = map.Variables, Timers = map.Timers, Tasks = map.Tasks, Deadlines = deadlines };

    public MigrationMap ToMap() => new() { Nodes = Nodes, Variables = Variables, Timers = Timers, Tasks = Tasks };

    public string ToJson() => DeadlineJson.Write(this);

    /// <summary>What becomes of a node's deadlines; one that nobody has named keeps its dates.</summary>
    public DeadlineMapping OfNode(string node) => Deadlines.FirstOrDefault(mapping => mapping.Node == node) ?? new(node, node, DeadlineCarry.KeepDue);
}

/// <summary>What becomes of the deadlines of a node.</summary>
/// <param name="Node">The node under the earlier version.</param>
/// <param name="ToNode">What it is called under the later one.</param>
internal sealed record DeadlineMapping(string Node, string ToNode, DeadlineCarry Policy);
