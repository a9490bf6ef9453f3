using System.Text.Json;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>The differences of one case as they are stored and shown: steps, roles and nodes by name, nothing of the case itself.</summary>
/// <param name="Late">Nodes that would be late, or would not be any more.</param>
/// <param name="Approvers">Tasks that others would be asked for.</param>
/// <param name="Path">Other steps; null where they are the same.</param>
/// <param name="FirstDifference">The first of it in words.</param>
/// <param name="Note">What is to be known of the result.</param>
public sealed record ReplayReport(
    IReadOnlyList<ReplayReport.LateNode> Late, IReadOnlyList<ReplayReport.Asked> Approvers, ReplayReport.Way? Path, string? FirstDifference, string? Note)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="WasDueAt">Null where it was not started.</param>
    /// <param name="DueAt">Null where it would not be started.</param>
    public sealed record LateNode(
        string Node, string Name, string? SubjectId, bool WasLate, DateOnly? WasDueOn, DateTimeOffset? WasDueAt, DateTimeOffset? WasDoneAt, bool IsLate, DateOnly? DueOn,
        DateTimeOffset? DueAt, DateTimeOffset? DoneAt);

    /// <param name="Name">Of the step: a task may be called by what it is about.</param>
    public sealed record Asked(string DefinitionId, string ActivityId, string Name, IReadOnlyList<SimulatedRole> Was, IReadOnlyList<SimulatedRole> Becomes);

    public sealed record Step(string DefinitionId, string ActivityId, string Name, int Times);

    public sealed record Way(IReadOnlyList<Step> Gone, IReadOnlyList<Step> Added);

    internal static ReplayReport? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<ReplayReport>(json, Json);

    internal string Write() => JsonSerializer.Serialize(this, Json);

    internal static ReplayReport Of(ReplayDifferences differences, ReplayNames names, string? note)
    {
        List<LateNode> late = [.. differences.Late.Select(change => LateOf(change))];
        List<Asked> asked = [.. differences.Approvers.Select(change => new Asked(
            change.Step.DefinitionId, change.Step.ActivityId, names.Name(change.Step), [.. change.Was.Select(names.Role)], [.. change.Becomes.Select(names.Role)]))];
        var path = differences.Gone.Count + differences.Added.Count == 0 ? null : new Way([.. differences.Gone.Select(names.Step)], [.. differences.Added.Select(names.Step)]);
        return new(late, asked, path, First(late, asked, path), note);
    }

    private static LateNode LateOf(NodeChange change)
    {
        var (was, becomes) = (change.Was, change.Becomes);
        var any = (becomes ?? was)!;
        return new(
            any.Node, any.Name, any.SubjectId, was?.IsLate == true, was?.DueOn, was?.DueAt, was?.DoneAt, becomes?.IsLate == true, becomes?.DueOn, becomes?.DueAt, becomes?.DoneAt);
    }

    private static string? First(IReadOnlyList<LateNode> late, IReadOnlyList<Asked> asked, Way? path)
    {
        if (late.FirstOrDefault(node => node.IsLate) is { } overdue)
            return $"节点“{overdue.Name}”将超期。";
        if (asked is [var task, ..])
        {
            return task switch
            {
                { Was: [] } => $"将新增待办“{task.Name}”，由{Roles(task.Becomes)}办理。",
                { Becomes: [] } => $"不再有待办“{task.Name}”。",
                _ => $"“{task.Name}”由{Roles(task.Was)}改由{Roles(task.Becomes)}办理。",
            };
        }

        if (path is { Added: [var added, ..] })
            return $"将多经过步骤“{added.Name}”。";
        if (path is { Gone: [var gone, ..] })
            return $"不再经过步骤“{gone.Name}”。";
        return late is [var mended, ..] ? $"节点“{mended.Name}”不再超期。" : null;
    }

    private static string Roles(IReadOnlyList<SimulatedRole> roles) => string.Join("、", roles.Select(role => role.Name));
}

/// <summary>What steps and roles are called.</summary>
internal sealed class ReplayNames(WorkflowPlan was, WorkflowPlan becomes, CourtProfile profile)
{
    private readonly Dictionary<StepKey, string> _steps = becomes.Nodes.Values.Concat(was.Nodes.Values).DistinctBy(StepKey.Of).ToDictionary(StepKey.Of, node => StepNames.Of(node.Activity));

    public string Name(StepKey step) => _steps.GetValueOrDefault(step, step.ActivityId);

    public ReplayReport.Step Step(StepChange change) => new(change.Step.DefinitionId, change.Step.ActivityId, Name(change.Step), change.Times);

    public SimulatedRole Role(string code) => new(code, profile.NameOfRole(code));
}
