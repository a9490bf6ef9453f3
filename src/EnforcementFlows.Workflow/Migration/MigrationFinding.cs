using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>What is to be said of a map before any instance goes over by it. While there is an error none does.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Path">Of the activity concerned, in the earlier plan or, for a new one, in the later; null where it is the map itself.</param>
/// <param name="Message">Chinese, for people.</param>
public sealed record MigrationFinding(FindingSeverity Severity, string Code, string? Path, string? ActivityId, string? ActivityName, string Message)
{
    /// <summary>The clause concerned, where the finding is about one.</summary>
    public string? Clause { get; init; }

    public static MigrationFinding Error(string code, PlanNode? node, string message) => Of(FindingSeverity.Error, code, node, message);

    public static MigrationFinding Warning(string code, PlanNode? node, string message) => Of(FindingSeverity.Warning, code, node, message);

    private static MigrationFinding Of(FindingSeverity severity, string code, PlanNode? node, string message) =>
        new(severity, code, node?.Path, node?.Id, node is null ? null : StepLabel.Of(node), message);
}
