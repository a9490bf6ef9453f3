using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

internal enum FrameStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>A variable in the scope of one execution.</summary>
internal sealed record Slot(string Id, string Name)
{
    public object? Value { get; set; }
}

/// <summary>What a frame waits for: an instant or an event.</summary>
internal sealed record Wait(int Order, DateTimeOffset? DueAt, string? Event);

/// <summary>One execution of one activity, the node of a tree.</summary>
internal sealed class Frame(JsonObject activity, Frame? parent)
{
    public JsonObject Activity { get; } = activity;

    public Frame? Parent { get; } = parent;

    public string Id { get; } = (string)activity["id"]!;

    public string Type { get; } = (string)activity["type"]!;

    public FrameStatus Status { get; set; }

    /// <summary>Ending: what its children report no longer matters.</summary>
    public bool IsClosing { get; set; }

    /// <summary>A Break below it has asked it to end.</summary>
    public bool IsBreaking { get; set; }

    public bool EnteredBackward { get; init; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    public Wait? Wait { get; set; }

    /// <summary>Children that run or have failed; the others are forgotten.</summary>
    public List<Frame> Children { get; } = [];

    public List<Slot> Slots { get; } = [];

    /// <summary>What the parent does when this completes.</summary>
    public Action<Frame>? WhenCompleted { get; set; }

    /// <summary>What this does when one of its children was canceled.</summary>
    public Action<Frame>? WhenChildCanceled { get; set; }

    public bool IsTerminal => Type is "Elsa.Break" or "Elsa.Complete" or "Elsa.End" or "Elsa.Finish";

    public Frame Root => Parent?.Root ?? this;

    public bool IsOrIsBelow(Frame other)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame == other)
                return true;
        }

        return false;
    }

    public Slot? Find(Func<Slot, bool> wanted)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame.Slots.Find(s => wanted(s)) is { } slot)
                return slot;
        }

        return null;
    }
}
