using System.Text.Json;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>
/// What no redesign may leave out: <c>national/requirements.json</c>, and <c>requirements.json</c> of the court, which adds to it and
/// records what does not apply there and why.
/// </summary>
internal sealed record FlowRequirements
{
    public const string FileName = "requirements.json";

    /// <summary>Who has to approve an act by law, by the act; the approval chain that is made for it has the same key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LawfulApproval>> Approvals { get; init; } = new Dictionary<string, IReadOnlyList<LawfulApproval>>();

    /// <summary>Steps that a flow must have, by id.</summary>
    public IReadOnlyDictionary<string, RequiredStep> Steps { get; init; } = new Dictionary<string, RequiredStep>();

    /// <summary>Required steps and lawful approvals that do not apply at the court: id or act, and why.</summary>
    public IReadOnlyDictionary<string, string> Waivers { get; init; } = new Dictionary<string, string>();

    /// <summary>Warnings that were looked at and are right as they are.</summary>
    public IReadOnlyList<AcceptedWarning> Accepted { get; init; } = [];

    /// <summary>These with a court's laid over them. Who approves by law is not the court's to say.</summary>
    public FlowRequirements With(FlowRequirements court)
    {
        var steps = Steps.ToDictionary();
        foreach (var (id, step) in court.Steps)
            steps[id] = step;
        return this with { Steps = steps, Waivers = court.Waivers, Accepted = [.. Accepted, .. court.Accepted] };
    }
}

/// <summary>A warning that is right as it is.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Code">The rule.</param>
/// <param name="About">What the finding is about, the first thing that it names: a variable, a step.</param>
/// <param name="Reason">Why.</param>
internal sealed record AcceptedWarning(string Definition, string Code, string About, string Reason)
{
    public bool Covers(DefinitionFinding finding, string definitionId) =>
        finding.Severity == FindingSeverity.Warning && definitionId == Definition && finding.Code == Code && finding.Arguments is [var about, ..] && about == About;
}

/// <summary>A signature that the law asks for.</summary>
/// <param name="Roles">Any one of these gives it.</param>
/// <param name="Source">The article.</param>
/// <param name="Quorum">How many must give an opinion, where it is a panel's (合议).</param>
internal sealed record LawfulApproval(IReadOnlyList<string> Roles, string Source, int Quorum = 1);

/// <summary>A step that a flow must have on every way through it, or before another step.</summary>
/// <param name="Flow">A key of the profile's flows, such as <c>case:first-enforcement</c>, or the id of a definition.</param>
/// <param name="Name">What people call the step.</param>
/// <param name="Step">The activity.</param>
/// <param name="Before">Activities that must not be reached without it; null where no way to the end may do without it.</param>
/// <param name="Node">The timed node it belongs to: its clause asks for the step, and a court without the node need not have it.</param>
/// <param name="Source">The place in the law that asks for it, where no node does.</param>
/// <param name="Unless">Ways on which it need not be done.</param>
/// <param name="Act">What is approved, where the step is an approval that the law gives to somebody: a key of <see cref="FlowRequirements.Approvals"/>.</param>
/// <param name="Given">For which the step is asked: what is known by then of the variables and inputs, by name.</param>
internal sealed record RequiredStep(
    string Flow, string Name, StepPattern Step, StepPattern? Before = null, string? Node = null, string? Source = null, IReadOnlyList<ExcusedWay>? Unless = null,
    string? Act = null, IReadOnlyDictionary<string, JsonElement>? Given = null)
{
    public bool AppliesTo(CourtProfile profile, string definitionId) =>
        (Node is null || profile.Nodes.ContainsKey(Node)) && profile.Flows.GetValueOrDefault(Flow, Flow) == definitionId;

    /// <summary>Whether an activity is surely the step. Of a workflow that is used as an activity nothing is known of what it is given.</summary>
    public bool IsAt(PlanNode node, WorkflowPlan plan) => Step.Matches(node, GivenTo(node, plan));

    public IReadOnlyDictionary<string, JsonElement>? GivenTo(PlanNode node, WorkflowPlan plan) => node.Owner == plan.Root ? Given : null;

    public bool IsExcused(PlanNode activity, string outcome) => Unless?.Any(way => way.Outcome == outcome && way.Begins(activity)) == true;

    public string? ClauseAt(CourtProfile profile) => Node is null ? Source : profile.Nodes[Node].Clause;
}

/// <summary>A way on which a step need not be done.</summary>
/// <param name="Activity">The activity that decides, by id.</param>
/// <param name="Outcome">The outcome by which the way begins.</param>
/// <param name="Reason">Why.</param>
/// <param name="Condition">The condition by which it decides, as written; where the definition has another, nothing is excused.</param>
internal sealed record ExcusedWay(string Activity, string Outcome, string Reason, string? Condition = null)
{
    public bool Begins(PlanNode activity) => activity.Id == Activity && ConditionOf(activity) == Condition;

    /// <summary>Whether an activity is the one that decides, but does so by another condition.</summary>
    public bool IsChangedAt(PlanNode activity) => activity.Id == Activity && ConditionOf(activity) != Condition;

    private static string? ConditionOf(PlanNode activity) => activity.Inputs.GetValueOrDefault("condition")?.Written?.Trim();
}
