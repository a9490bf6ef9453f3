using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>What was found in a definition.</summary>
/// <param name="Plan">The definition compiled; null where an error prevents that.</param>
/// <param name="Portability">What stock Elsa 3 would not know of it.</param>
public sealed record LintReport(IReadOnlyList<DefinitionFinding> Findings, WorkflowPlan? Plan, IReadOnlyList<PortabilityNote> Portability)
{
    /// <summary>Whether it may not be published.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);
}

/// <summary>
/// Everything that is looked at before a definition is published at a court: that it runs, that the court has what it names, that it keeps
/// to the law and the regulation.
/// </summary>
/// <param name="court">The court's folder with the profile that it is to run under.</param>
/// <param name="known">The court's other definitions, which it may use.</param>
/// <param name="today">The day on which authorisations are looked up.</param>
/// <param name="heldRoles">The roles that somebody holds; null where that is not known.</param>
internal sealed class PublishingLint(ActivityRegistry registry, CourtFolder court, IReadOnlyList<WorkflowDefinition> known, DateOnly today, IReadOnlySet<string>? heldRoles = null)
{
    /// <summary>Reads and checks a definition.</summary>
    /// <param name="json">The document as the designer saves it.</param>
    public LintReport Check(string json)
    {
        var findings = new List<DefinitionFinding>();
        return DefinitionReader.Read(json, "definition", findings) is { } definition ? Check(definition, findings) : new(findings, null, []);
    }

    private LintReport Check(WorkflowDefinition definition, List<DefinitionFinding> findings)
    {
        var set = new DefinitionSet([definition, .. known.Where(other => other.DefinitionId != definition.DefinitionId)]);
        var (plan, compiled) = new PlanCompiler(registry, set.Resolve).Compile(definition);
        findings.AddRange(compiled.Where(finding => finding.File == definition.Source));
        if (plan is not null)
            findings.AddRange(Check(plan, id => set.Find(id) is not null));
        else if (!findings.Exists(finding => finding.Severity == FindingSeverity.Error))
            findings.Add(new(FindingSeverity.Error, "used-workflow-refused", definition.Source, "$", $"It uses a workflow that is refused: {compiled.First(finding => finding.Severity == FindingSeverity.Error)}"));
        return new([.. findings.Select(finding => WithClause(finding, plan))], plan, plan is null ? [] : Portability.Of(plan));
    }

    private IEnumerable<DefinitionFinding> Check(WorkflowPlan plan, Func<string, bool> definitionExists) =>
        DefinitionLint.Check(plan).Concat(new CourtDefinitionCheck(court, definitionExists).Check(plan)).Concat(Design(plan, court, today))
            .Concat(court.Profile is { } profile && heldRoles is not null ? StaffingLint.Check(plan, profile, heldRoles) : []);

    /// <summary>The rules beyond running, without those that need the court's accounts.</summary>
    public static IEnumerable<DefinitionFinding> Design(WorkflowPlan plan, CourtFolder? court, DateOnly today)
    {
        if (court?.Profile is not { } profile)
            return DesignLint.Check(plan);
        var approvals = new ApprovalLint(plan, profile, court.Requirements, today);
        return
        [
            .. DesignLint.Check(plan).Where(finding => !court.Requirements.Accepted.Any(accepted => accepted.Covers(finding, plan.Definition.DefinitionId))),
            .. new RequirementLint(plan, profile, court.Requirements, approvals).Check().Concat(approvals.Check()).Distinct(), // an approval may be both the act's and by its chain
        ];
    }

    // the clause of the step, where the finding is about no other
    private static DefinitionFinding WithClause(DefinitionFinding finding, WorkflowPlan? plan) =>
        finding.Clause is null && finding.ActivityId is { } id && plan?.Nodes.Values.FirstOrDefault(node => node.Owner == plan.Root && node.Id == id) is { } step
        && step.Inputs.GetValueOrDefault("clause")?.Literal is string { Length: > 0 } clause
            ? finding with { Clause = clause }
            : finding;
}
