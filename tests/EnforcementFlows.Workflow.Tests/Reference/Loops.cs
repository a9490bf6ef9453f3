using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>While, For, ForEach, ParallelForEach, and the Break that ends them.</summary>
internal static class Loops
{
    public static void Start(ReferenceEngine engine, Frame frame)
    {
        var body = frame.Activity["body"]!.AsObject();
        switch (frame.Type)
        {
            case "Elsa.While":
                While(engine, frame, body);
                return;
            case "Elsa.For":
                For(engine, frame, body, Bounds.Of(frame), Scopes.Number(frame, "start", 0));
                return;
            case "Elsa.ForEach":
                ForEach(engine, frame, body, 0);
                return;
            default:
                ParallelForEach(engine, frame, body);
                return;
        }
    }

    private static void While(ReferenceEngine engine, Frame frame, JsonObject body)
    {
        if (!frame.IsBreaking && Scopes.Flag(frame, frame.Activity["condition"]))
            engine.Schedule(frame, body, _ => While(engine, frame, body));
        else
            engine.Complete(frame);
    }

    // where it ends is settled when it begins, as inputs are
    private sealed record Bounds(double End, double Step, bool Inclusive)
    {
        public static Bounds Of(Frame frame) => new(
            Scopes.Number(frame, "end", 0), Scopes.Number(frame, "step", 1),
            frame.Activity["outerBoundInclusive"] is not { } given || Scopes.Flag(frame, given));

        public bool Holds(double value) => (Step < 0 ? value > End : value < End) || (Inclusive && value == End);
    }

    private static void For(ReferenceEngine engine, Frame frame, JsonObject body, Bounds bounds, double value)
    {
        if (frame.IsBreaking || !bounds.Holds(value))
        {
            engine.Complete(frame);
            return;
        }

        Put(frame, "CurrentValue", value);
        engine.Schedule(frame, body, _ => For(engine, frame, body, bounds, value + bounds.Step));
    }

    private static void ForEach(ReferenceEngine engine, Frame frame, JsonObject body, int index)
    {
        var items = Scopes.Input(frame, "items") as List<object?> ?? throw new ReferenceFault("no items");
        if (frame.IsBreaking || index >= items.Count)
        {
            engine.Complete(frame);
            return;
        }

        Put(frame, "CurrentIndex", (double)index);
        Put(frame, "CurrentValue", items[index]);
        engine.Schedule(frame, body, _ => ForEach(engine, frame, body, index + 1));
    }

    private static void ParallelForEach(ReferenceEngine engine, Frame frame, JsonObject body)
    {
        var items = Scopes.Input(frame, "items") as List<object?> ?? throw new ReferenceFault("no items");
        var open = items.Count;
        foreach (var (index, item) in items.Index())
        {
            Slot[] own = [new("CurrentIndex", "CurrentIndex") { Value = (double)index }, new("CurrentValue", "CurrentValue") { Value = item }];
            engine.Schedule(new(frame, body, _ => Close()) { Slots = own });
        }

        if (open == 0)
            engine.Complete(frame);

        void Close()
        {
            if (--open == 0)
                engine.Complete(frame);
        }
    }

    // the body of a parallel loop may be a loop itself, whose item then stands for the outer one
    private static void Put(Frame frame, string name, object? value)
    {
        frame.Slots.RemoveAll(s => s.Id == name);
        frame.Slots.Add(new(name, name) { Value = value });
    }

    /// <summary>Goes up to the nearest loop; sequences and forks on the way take no further step either.</summary>
    public static void Break(Frame from)
    {
        for (var frame = from.Parent; frame is not null; frame = frame.Parent)
        {
            frame.IsBreaking |= frame.Type is "Elsa.Sequence" or "Elsa.Fork";
            if (frame.Type is not ("Elsa.While" or "Elsa.For" or "Elsa.ForEach"))
                continue;
            frame.IsBreaking = true;
            return;
        }
    }
}
