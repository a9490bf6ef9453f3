namespace EnforcementFlows.Workflow.HumanTasks;

/// <summary>A human task as an activity asks for it.</summary>
public sealed record HumanTaskDraft
{
    public required string Name { get; init; }

    /// <summary>Code of the node the task belongs to.</summary>
    public string? Node { get; init; }

    /// <summary>Source of the duty.</summary>
    public string? Clause { get; init; }

    /// <summary>Candidate roles: any one of them may claim.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Candidates must also belong to this team.</summary>
    public string? Team { get; init; }

    /// <summary>A person the task goes to directly; nobody else may claim.</summary>
    public string? Assignee { get; init; }

    /// <summary>Persons who may neither claim nor complete it, whatever their roles.</summary>
    public IReadOnlyList<string> ExcludedUsers { get; init; } = [];

    /// <summary>The outcome codes that completing may give.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    public string? FormKey { get; init; }

    /// <summary>What is shown to the person who decides.</summary>
    public object? Item { get; init; }

    /// <summary>Instant after which it is late; null where no limit applies.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Legal day shown to people; null for limits in hours.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The thing it is about: a measure, request, receipt.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Higher is more urgent.</summary>
    public int Priority { get; init; }
}
