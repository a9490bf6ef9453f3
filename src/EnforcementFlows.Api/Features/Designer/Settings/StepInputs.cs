using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Which inputs of an activity are settings: those that people choose from the court's lists, but for papers and forms.</summary>
internal static class StepInputs
{
    public const string Role = "role";
    public const string Team = "team";
    public const string Clause = "clause";
    public const string Node = "node";
    public const string Chain = "chain";
    public const string Period = "period";

    private static readonly string[] All = [Role, Team, Clause, Node, Chain, Period];

    public static IEnumerable<ActivityInputAttribute> Of(ActivityDescriptor activity) => activity.Inputs.Where(input => All.Contains(input.Name) && input.Picker is not null);

    /// <summary>The input that says how long an activity waits; null where none does.</summary>
    public static string? SpanOf(string activityType) => activityType switch
    {
        "Elsa.Delay" => "timeSpan",
        "Elsa.Timer" => "interval",
        _ => null,
    };
}
