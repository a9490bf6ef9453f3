using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>
/// Elsa's mark for values that must not be recorded: <c>logPersistenceMode</c>, or the default strategy of <c>logPersistenceConfig</c>,
/// on the thing itself or in its <c>customProperties</c>.
/// </summary>
internal static class LogPersistence
{
    private const string Exclude = "Exclude";

    public static bool Excludes(JsonObject json) => IsExcluded(json) || (json.Get("customProperties") is JsonObject custom && IsExcluded(custom));

    private static bool IsExcluded(JsonObject json) =>
        json.Text("logPersistenceMode") == Exclude
        || (json.Get("logPersistenceConfig") is JsonObject config && config.Get("default") is JsonObject chosen
            && chosen.Text("strategyType")?.Contains(Exclude, StringComparison.Ordinal) == true);
}
