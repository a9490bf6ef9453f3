namespace EnforcementFlows.Workflow.Definitions;

/// <summary>How serious a finding is: an error keeps the definition from being loaded, a warning does not.</summary>
public enum FindingSeverity
{
    Warning,
    Error,
}

/// <summary>One thing found wrong in a definition: which file, which place in it, and why.</summary>
/// <param name="Severity">An error refuses the definition; the others of the folder still load.</param>
/// <param name="Code">Stable kebab-case code, such as <c>activity-unknown</c>.</param>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Place">JSON path of the element, such as <c>$.root.activities[3].text</c>.</param>
/// <param name="Message">The reason, for a person.</param>
/// <param name="ActivityId">The activity concerned, where there is one.</param>
public sealed record DefinitionFinding(
    FindingSeverity Severity, string Code, string File, string Place, string Message, string? ActivityId = null)
{
    public override string ToString() =>
        $"{File}: {Place}: {(Severity == FindingSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}
