using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>What came out of a run.</summary>
internal sealed record ReferenceResult(string Status, string SubStatus, IReadOnlyList<string> Lines, IReadOnlyDictionary<string, object?> Variables);

/// <summary>
/// Runs a definition on a clock of its own: an event is published when somebody waits for it, else the next timer fires.
/// Knows nothing of the code under test: it reads the definition's JSON and follows what is written of Elsa 3. Where that leaves a choice,
/// this is chosen, here and in the product:
/// a container that ends withdraws what is queued below it, and what its children report while it ends is not heard;
/// a burst goes on after a fault, but nothing is resumed;
/// a WaitAny join cancels its ancestors when it is entered, not once more when it runs: what starts in between is not canceled;
/// in token mode a later arrival and the block that waits for it undo each other, so that a race that is won leaves no token behind;
/// only forward connections from other steps are blocked;
/// a canceled execution takes the tokens and blocks from and to its step with it, those sent in the same moment excepted;
/// bounds of For are read once, items of ForEach at every turn.
/// </summary>
internal static class ReferenceRun
{
    public static ReferenceResult Run(JsonObject definition, bool usesTokens, IEnumerable<string> events, DateTimeOffset start)
    {
        var engine = new ReferenceEngine(usesTokens, (string?)definition["options"]?["incidentStrategyType"] == "ContinueWithIncidentsStrategy") { Now = start };
        var workflow = new Frame(new() { ["id"] = "workflow", ["type"] = "workflow" }, null);
        Scopes.Declare(workflow, definition["variables"]);
        engine.Schedule(workflow, definition["root"]!.AsObject(), _ => engine.Complete(workflow));
        engine.RunBurst(workflow);
        var pending = new Queue<string>(events);
        while (engine.Status == "Running" && Step(engine, workflow, pending))
        {
        }

        return new(engine.Status, engine.SubStatus, engine.Lines, workflow.Slots.ToDictionary(s => s.Name, s => s.Value));
    }

    private static bool Step(ReferenceEngine engine, Frame workflow, Queue<string> events)
    {
        if (events.TryPeek(out var name) && engine.Waiting.Any(f => f.Wait!.Event == name))
            Publish(engine, workflow, events.Dequeue());
        else if (engine.Waiting.Where(f => f.Wait!.DueAt is not null).MinBy(f => (f.Wait!.DueAt, f.Wait.Order)) is { } due)
            Fire(engine, workflow, due);
        else
            return false;
        return true;
    }

    // everybody who waits now hears it, one burst each
    private static void Publish(ReferenceEngine engine, Frame workflow, string name)
    {
        foreach (var frame in engine.Waiting.Where(f => f.Wait!.Event == name).ToList())
            Resume(engine, workflow, frame);
    }

    private static void Fire(ReferenceEngine engine, Frame workflow, Frame due)
    {
        engine.Now = due.Wait!.DueAt > engine.Now ? due.Wait.DueAt.Value : engine.Now;
        Resume(engine, workflow, due);
    }

    private static void Resume(ReferenceEngine engine, Frame workflow, Frame frame)
    {
        if (engine.Status != "Running" || !engine.Waiting.Contains(frame))
            return;
        engine.Resume(frame);
        engine.RunBurst(workflow);
    }
}
