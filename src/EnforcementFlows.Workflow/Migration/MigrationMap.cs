namespace EnforcementFlows.Workflow.Migration;

/// <summary>How instances of one plan go on under another one, as people have settled it.</summary>
public sealed record MigrationMap
{
    public IReadOnlyList<NodeMapping> Nodes { get; init; } = [];

    public IReadOnlyList<VariableMapping> Variables { get; init; } = [];

    /// <summary>For activities that wait for a time; one that is not named keeps its due instant.</summary>
    public IReadOnlyList<TimerMapping> Timers { get; init; } = [];

    public TaskPolicy Tasks { get; init; }
}

/// <summary>What becomes of an activity, by its path in the plan.</summary>
/// <param name="From">Its path in the earlier plan.</param>
/// <param name="To">The path of what it is in the later one; null where there is none.</param>
/// <param name="Ends">What stands there is ended by the migration; without this an activity that is nowhere is not decided upon.</param>
/// <param name="GoOnAt">The activity of the later plan that is begun in place of one that is ended; null where its branch ends with it.</param>
public sealed record NodeMapping(string From, string? To, bool Ends = false, string? GoOnAt = null);

/// <summary>What becomes of a variable.</summary>
/// <param name="Scope">Path of the activity of the earlier plan that declares it.</param>
/// <param name="From">Its id there.</param>
/// <param name="To">The id of what it is in the activity that <paramref name="Scope"/> becomes; null where its value is dropped.</param>
public sealed record VariableMapping(string Scope, string From, string? To);

/// <summary>What becomes of the time that an activity waits for.</summary>
/// <param name="From">Its path in the earlier plan.</param>
public sealed record TimerMapping(string From, TimePolicy Policy);

/// <summary>What becomes of a date that was computed under the earlier version (期限衔接).</summary>
public enum TimePolicy
{
    /// <summary>It stays (保持原届满日).</summary>
    KeepDue,

    /// <summary>It is computed anew by what holds now, as if it began now or at the event that the rule names (重新计算).</summary>
    Recompute,

    /// <summary>It is computed anew by what holds now, and the time that has passed counts (已用时间计入).</summary>
    KeepSpent,
}

/// <summary>What becomes of open human tasks whose step is defined otherwise in the later version.</summary>
public enum TaskPolicy
{
    /// <summary>They stay as they were offered, with whoever has them.</summary>
    Keep,

    /// <summary>They are void, and the step offers them anew.</summary>
    ReOffer,
}
