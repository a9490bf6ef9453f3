using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>A step of the earlier version and what becomes of it.</summary>
/// <param name="MayWait">A case may stand there.</param>
/// <param name="To">Path in the later version; null where there is none.</param>
/// <param name="Ends">What stands there is ended.</param>
/// <param name="GoOnAt">Path of the step of the later version that is begun instead.</param>
/// <param name="Changed">The later version gives the step something else.</param>
public sealed record MigrationNode(string Path, string ActivityId, string Name, string Type, bool MayWait, string? To, bool Ends, string? GoOnAt, bool Changed);

/// <summary>A step of the later version.</summary>
/// <param name="Parent">Path of what it lies in.</param>
public sealed record MigrationTarget(string Path, string ActivityId, string Name, string Type, string? Parent);

/// <summary>A variable of the earlier version and what becomes of it.</summary>
/// <param name="Scope">Path of the step that declares it.</param>
/// <param name="To">Id in the later version; null where its value is dropped.</param>
public sealed record MigrationVariable(string Scope, string Id, string Name, string Type, string? To);

/// <summary>A variable of the later version.</summary>
public sealed record MigrationTargetVariable(string Scope, string Id, string Name, string Type);

/// <summary>What becomes of the deadlines of a node.</summary>
/// <param name="Running">How many run.</param>
public sealed record MigrationDeadline(string Node, string Name, string ToNode, DeadlineCarry Policy, int Running);

/// <summary>What becomes of the time that a step waits for.</summary>
public sealed record MigrationTimer(string Path, string Name, TimePolicy Policy);

/// <summary>What is to be said of a migration before it is carried out.</summary>
/// <param name="Severity"><c>error</c> keeps it from being asked for.</param>
public sealed record MigrationNote(string Code, string Severity, string? Path, string? ActivityId, string? ActivityName, string Message, string? Clause)
{
    internal static MigrationNote Of(MigrationFinding finding) =>
        new(finding.Code, finding.Severity.Code(), finding.Path, finding.ActivityId, finding.ActivityName, finding.Message, finding.Clause);
}

/// <summary>A migration with everything that is settled of it.</summary>
/// <param name="Targets">What steps may be mapped to.</param>
/// <param name="Findings">Errors first.</param>
public sealed record MigrationDetail(
    MigrationRow Migration, IReadOnlyList<MigrationNode> Nodes, IReadOnlyList<MigrationTarget> Targets, IReadOnlyList<MigrationVariable> Variables,
    IReadOnlyList<MigrationTargetVariable> TargetVariables, IReadOnlyList<MigrationDeadline> Deadlines, IReadOnlyList<MigrationTimer> Timers, TaskPolicy Tasks,
    IReadOnlyList<MigrationNote> Findings)
{
    internal static MigrationDetail Of(MigrationRow row, MigrationScope scope, MigrationPlan plan, IReadOnlyDictionary<string, int> running)
    {
        var mappings = scope.From.Select(from => scope.MappingOf(from, plan)).ToList();
        var nodes = mappings.SelectMany(mapping => mapping.From.Nodes.Values.Select(node => (Mapping: mapping, Node: node))).DistinctBy(pair => pair.Node.Path).ToList();
        var policies = plan.Timers.ToDictionary(timer => timer.From, timer => timer.Policy);
        return new(
            row, [.. nodes.Select(pair => NodeOf(pair.Mapping, pair.Node))],
            [.. scope.To.Nodes.Values.Select(node => new MigrationTarget(node.Path, node.Id, StepLabel.Of(node), node.Type, node.Parent?.Path))],
            [.. nodes.SelectMany(pair => pair.Node.Variables.Select(v => new MigrationVariable(pair.Node.Path, v.Id, v.Name, TypeOf(v.TypeName, v.IsArray), pair.Mapping.VariableOf(pair.Node, v.Id))))],
            [.. scope.To.Nodes.Values.SelectMany(node => node.Variables.Select(v => new MigrationTargetVariable(node.Path, v.Id, v.Name, TypeOf(v.TypeName, v.IsArray))))],
            [.. plan.Deadlines.Select(d => new MigrationDeadline(d.Node, scope.Profile.Nodes.GetValueOrDefault(d.Node)?.Name ?? d.Node, d.ToNode, d.Policy, running.GetValueOrDefault(d.Node)))],
            [.. nodes.Where(pair => pair.Node.Descriptor.WaitsForTime)
                .Select(pair => new MigrationTimer(pair.Node.Path, StepLabel.Of(pair.Node), policies.GetValueOrDefault(pair.Node.Path)))],
            plan.Tasks, [.. scope.FindingsOf(plan).Select(MigrationNote.Of)]);
    }

    private static MigrationNode NodeOf(PlanMapping mapping, PlanNode node) => new(
        node.Path, node.Id, StepLabel.Of(node), node.Type, MigrationProof.MayWait(node), mapping.PathOf(node), mapping.Ends(node), mapping.GoOnAt(node),
        mapping.TargetOf(node) is { } target && StepInputs.Differ(node, target));

    private static string TypeOf(string? type, bool isArray) => (type ?? "Object") + (isArray ? "[]" : "");
}
