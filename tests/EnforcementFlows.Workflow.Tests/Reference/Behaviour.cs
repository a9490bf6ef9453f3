using System.Globalization;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>What each activity type does when it starts.</summary>
internal static class Behaviour
{
    public static void Execute(ReferenceEngine engine, Frame frame)
    {
        Scopes.Declare(frame, frame.Activity["variables"]);
        switch (frame.Type)
        {
            case "Elsa.Flowchart":
                Charts.Start(engine, frame);
                return;
            case "Elsa.Sequence" or "Elsa.Parallel" or "Elsa.Fork" or "Elsa.If" or "Elsa.Switch" or "Elsa.FlowNode":
                Structured.Start(engine, frame);
                return;
            case "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach":
                Loops.Start(engine, frame);
                return;
            case "Elsa.Delay":
                engine.WaitUntil(frame, engine.Now + TimeSpan.Parse(TinyScript.Text(Scopes.Input(frame, "timeSpan")), CultureInfo.InvariantCulture));
                return;
            case "Elsa.Event":
                engine.WaitFor(frame, TinyScript.Text(Scopes.Input(frame, "eventName")));
                return;
            case "Elsa.Finish":
                engine.Finish();
                return;
            case "Elsa.Complete":
                engine.Complete(frame.Root);
                return;
            default:
                engine.Complete(frame, Step(engine, frame));
                return;
        }
    }

    // what is done at once, and its outcomes
    private static IReadOnlyList<string> Step(ReferenceEngine engine, Frame frame)
    {
        switch (frame.Type)
        {
            case "Elsa.Start" or "Elsa.End" or "Elsa.FlowJoin":
                return [];
            case "Elsa.WriteLine":
                engine.Lines.Add(TinyScript.Text(Scopes.Input(frame, "text")));
                return [];
            case "Elsa.SetVariable":
                Scopes.Set(frame, (string)frame.Activity["variable"]!["id"]!, Scopes.Input(frame, "value"));
                return [];
            case "Elsa.Fault":
                throw new ReferenceFault(TinyScript.Text(Scopes.Input(frame, "message")));
            case "Elsa.Break":
                Loops.Break(frame);
                return [];
            case "Elsa.FlowDecision":
                return [Scopes.Flag(frame, frame.Activity["condition"]) ? "True" : "False"];
            case "Elsa.FlowFork":
                return Scopes.Texts(frame, "branches");
            case "Elsa.FlowSwitch":
                return Matching(frame) is { Count: > 0 } labels ? [.. labels.Select(c => (string)c["label"]!)] : ["Default"];
            case "Elsa.RunJavaScript":
                return TinyScript.RunForOutcomes(TinyScript.Text(Scopes.Value(frame, Literally(frame.Activity["script"]))), frame);
            default:
                throw new NotSupportedException(frame.Type);
        }
    }

    // the script is the input's text, whatever it is said to be
    private static JsonNode? Literally(JsonNode? script) => script is JsonObject wrapped ? wrapped["expression"]!["value"] : script;

    /// <summary>The cases that hold: the first, or all of them.</summary>
    public static List<JsonObject> Matching(Frame frame)
    {
        var cases = frame.Activity["cases"]!.AsArray().Select(c => c!.AsObject());
        return TinyScript.Text(Scopes.Input(frame, "mode")) == "MatchAny"
            ? [.. cases.Where(c => Scopes.Flag(frame, c["condition"])).ToList()]
            : [.. cases.Where(c => Scopes.Flag(frame, c["condition"])).Take(1)];
    }
}
