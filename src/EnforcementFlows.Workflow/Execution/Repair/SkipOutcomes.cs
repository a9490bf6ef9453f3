using EnforcementFlows.Workflow.Activities;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>The outcomes that an operator may end an activity with: those it declares and those its connections wait for.</summary>
internal static class SkipOutcomes
{
    public const string Default = "Done";

    public static IReadOnlyList<string> Of(PlanNode node)
    {
        var names = Declared(node).Concat(Connected(node)).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? [Default] : names;
    }

    private static IEnumerable<string> Declared(PlanNode node)
    {
        if (node.Composite is { } composite)
            return composite.Outcomes.Prepend(Default);
        return node.Descriptor.Outcomes is { } declared
            ? declared.Names.Concat(node.Cases.Select(c => c.Label)).Concat(Given(node, declared.FromInput))
            : [Default];
    }

    // a list that a script makes is not known before it runs; what leads on from the activity is
    private static IReadOnlyList<string> Given(PlanNode node, string? input) =>
        input is not null && input != "cases" && node.Inputs.TryGetValue(input, out var given) && given.Kind == InputKind.Literal
            ? OutcomeLists.Read(given.Literal)
            : [];

    private static IEnumerable<string> Connected(PlanNode node) =>
        node.Parent?.Flow is { } flow ? flow.Outbound(node.FlowIndex).Select(e => e.Port ?? Default) : [];
}
