using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>Makes of what an activity class declares what the designer shows.</summary>
internal static class DescriptorOf
{
    private const string Flowchart = "Elsa.Flowchart";
    private const string Start = "Elsa.Start";
    private const string Done = "完成";

    public static ElsaDescriptor Activity(ActivityDescriptor activity, IReadOnlyDictionary<string, IReadOnlyList<ElsaChoice>> lists) => new()
    {
        TypeName = activity.Type,
        Namespace = activity.Type[..activity.Type.LastIndexOf('.')],
        Name = activity.DisplayName, // a new step is called so, with a number
        Version = activity.Version,
        Category = activity.Category,
        DisplayName = activity.DisplayName,
        Description = activity.Description ?? "",
        Inputs = [.. activity.Inputs.Select((input, order) => Input(input, order, activity, lists))],
        Outputs = [.. activity.Outputs.Select((output, order) => new ElsaOutput(Pascal(output.Name), output.DisplayName ?? output.Name, output.TypeName, order))],
        Kind = activity.IsTrigger ? "Trigger" : "Action",
        Ports = [.. Ports(activity)],
        IsContainer = activity.IsContainer,
        IsBrowsable = activity.Type is not (Flowchart or PlanCompiler.WorkflowType),
        IsStart = activity.Type == Start,
        IsTerminal = activity.IsTerminal,
    };

    /// <summary>The name of an input or output as Elsa's descriptors write it.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static Dictionary<string, object?> Dropdown(IEnumerable<ElsaChoice> choices) => new()
    {
        ["dropdown"] = new { selectList = new { items = choices.ToList(), isFlagsEnum = false, sortItems = false } },
    };

    private static ElsaInput Input(ActivityInputAttribute input, int order, ActivityDescriptor activity, IReadOnlyDictionary<string, IReadOnlyList<ElsaChoice>> lists)
    {
        var (hint, syntax, specifications) = Editor(input, activity, lists);
        return new()
        {
            Name = Pascal(input.Name),
            TypeName = input.TypeName,
            DisplayName = (input.DisplayName ?? input.Name) + (input.Required ? " *" : ""),
            Description = input.Description ?? "",
            Order = order,
            IsWrapped = input.IsWrapped,
            UiHint = hint,
            DefaultSyntax = syntax,
            UiSpecifications = specifications,
        };
    }

    private static (string Hint, string Syntax, Dictionary<string, object?> Specifications) Editor(
        ActivityInputAttribute input, ActivityDescriptor activity, IReadOnlyDictionary<string, IReadOnlyList<ElsaChoice>> lists)
    {
        if (input.UIHint is { } hint)
            return (hint, hint == RunJavaScript.ScriptHint ? "JavaScript" : "Literal", []);
        if (activity.Outcomes?.FromInput == input.Name)
            return ("dynamic-outcomes", "Object", new() { ["DynamicOutcomesOptions"] = new { fixedOutcomes = activity.Outcomes.Names } });
        if (input.Picker == "workflow")
            return ("workflow-definition-picker", "Literal", []);
        if (input.Picker is { } picker)
            return ("dropdown", "Literal", Dropdown(lists[picker]));
        if (input.Choices is { Length: > 0 } choices)
            return ("dropdown", "Literal", Dropdown(choices.Select(choice => choice.Split('=', 2)).Select(parts => new ElsaChoice(parts[1], parts[0]))));
        return input.TypeName switch
        {
            "Boolean" => ("checkbox", "Literal", []),
            "Object" => ("json-editor", "Object", []),
            "String" when input.Name == "text" => ("multiline", "Literal", []),
            _ => ("singleline", "Literal", []),
        };
    }

    private static IEnumerable<ElsaPort> Ports(ActivityDescriptor activity)
    {
        foreach (var branch in activity.Branches)
            yield return new(Pascal(branch.Name), branch.DisplayName ?? branch.Name, "Embedded");
        if (activity.IsTerminal || activity.Type is Flowchart or PlanCompiler.WorkflowType)
            yield break;
        if (activity.Outcomes is not { } outcomes)
        {
            yield return new("Done", Done, "Flow");
            yield break;
        }

        for (var i = 0; i < outcomes.Names.Count; i++)
            yield return new(outcomes.Names[i], outcomes.Labels.ElementAtOrDefault(i) ?? outcomes.Names[i], "Flow");
    }
}
