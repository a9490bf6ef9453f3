namespace EnforcementFlows.Workflow.Execution;

/// <summary>The last outputs of activities, for scripts that ask for them later. Filled only where a script of the plan does.</summary>
internal sealed class KeptOutputs
{
    private const string LastKey = "$last";

    /// <summary>By <c>activity.output</c>, and the last of all.</summary>
    public Dictionary<string, object?> Values { get; init; } = [];

    /// <summary>The output that was set last.</summary>
    public object? Last => Values.GetValueOrDefault(LastKey);

    public void Keep(string activityId, string name, object? value) => Values[$"{activityId}.{name}"] = Values[LastKey] = value;

    /// <summary>An output of an activity by its name, in any case; without a name the first that was set.</summary>
    public object? Find(string activityId, string? name)
    {
        var prefix = $"{activityId}.";
        var key = name is null
            ? Values.Keys.FirstOrDefault(k => k.StartsWith(prefix, StringComparison.Ordinal))
            : Values.Keys.FirstOrDefault(k => string.Equals(k, prefix + name, StringComparison.OrdinalIgnoreCase));
        return key is null ? null : Values[key];
    }
}
