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
    public DefinitionFinding(FindingSeverity severity, string code, string file, string place, FindingMessage message, string? activityId = null)
        : this(severity, code, file, place, message.Text, activityId) => Arguments = message.Arguments;

    /// <summary>What was filled into the message, in its order.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The clause or the place in the law that is concerned, where the finding is about one.</summary>
    public string? Clause { get; init; }

    /// <summary>The day from which it holds, where it does not yet.</summary>
    public DateOnly? From { get; init; }

    public bool Equals(DefinitionFinding? other) =>
        other is not null && (Severity, Code, File, Place, Message, ActivityId, Clause) == (other.Severity, other.Code, other.File, other.Place, other.Message, other.ActivityId, other.Clause);

    public override int GetHashCode() => HashCode.Combine(Severity, Code, File, Place, Message, ActivityId, Clause);

    public override string ToString() =>
        $"{File}: {Place}: {(Severity == FindingSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}
