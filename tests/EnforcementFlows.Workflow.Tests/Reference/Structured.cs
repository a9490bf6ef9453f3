using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>Containers that are no flowcharts and no loops.</summary>
internal static class Structured
{
    public static void Start(ReferenceEngine engine, Frame frame)
    {
        switch (frame.Type)
        {
            case "Elsa.Sequence":
                Next(engine, frame, List(frame, "activities"), 0);
                return;
            case "Elsa.Parallel":
                All(engine, frame, List(frame, "activities"));
                return;
            case "Elsa.Fork":
                Branch(engine, frame, List(frame, "branches"));
                return;
            case "Elsa.If":
                All(engine, frame, Child(frame, Scopes.Flag(frame, frame.Activity["condition"]) ? "then" : "else"));
                return;
            case "Elsa.FlowNode":
                All(engine, frame, Child(frame, "body"));
                return;
            default:
                var cases = Behaviour.Matching(frame);
                All(engine, frame, cases.Count > 0 ? [.. cases.Select(c => c["activity"]).OfType<JsonObject>()] : Child(frame, "default"));
                return;
        }
    }

    private static void Next(ReferenceEngine engine, Frame frame, List<JsonObject> steps, int index)
    {
        if (index == steps.Count)
            engine.Complete(frame);
        else
            engine.Schedule(frame, steps[index], done => Next(engine, frame, steps, done.IsTerminal || frame.IsBreaking ? steps.Count : index + 1));
    }

    private static void All(ReferenceEngine engine, Frame frame, List<JsonObject> children)
    {
        var open = children.Count;
        foreach (var child in children)
        {
            engine.Schedule(frame, child, _ =>
            {
                if (--open == 0)
                    engine.Complete(frame);
            });
        }

        if (children.Count == 0)
            engine.Complete(frame);
    }

    private static void Branch(ReferenceEngine engine, Frame frame, List<JsonObject> branches)
    {
        var open = branches.Count;
        var any = TinyScript.Text(Scopes.Input(frame, "joinMode")) == "WaitAny";
        foreach (var branch in branches)
        {
            engine.Schedule(frame, branch, _ =>
            {
                if (--open == 0 || any || frame.IsBreaking)
                    engine.Complete(frame);
            });
        }

        if (branches.Count == 0)
            engine.Complete(frame);
    }

    private static List<JsonObject> List(Frame frame, string port) => [.. (frame.Activity[port] as JsonArray ?? []).OfType<JsonObject>()];

    private static List<JsonObject> Child(Frame frame, string port) => frame.Activity[port] is JsonObject child ? [child] : [];
}
