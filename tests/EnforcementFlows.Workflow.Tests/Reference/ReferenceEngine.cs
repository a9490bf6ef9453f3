using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>An activity failed.</summary>
internal sealed class ReferenceFault(string message) : Exception(message);

/// <summary>A burst takes more steps than a generated flow may.</summary>
internal sealed class EndlessFlowException() : Exception("The flow does not come to rest.");

/// <summary>Work in the queue: an activity to start below its owner, or a frame to resume.</summary>
internal sealed record WorkItem(Frame Owner, JsonObject Activity, Action<Frame> WhenCompleted)
{
    public bool Backward { get; init; }

    public IReadOnlyList<Slot> Slots { get; init; } = [];
}

/// <summary>
/// The burst model in its plainest form: one queue, first in first out; an execution completes, is canceled or fails, and tells its parent.
/// </summary>
internal sealed class ReferenceEngine(bool usesTokens, bool continuesAfterFaults)
{
    private const int MaxSteps = 3_000;

    private readonly List<WorkItem> _queue = [];
    private readonly List<Frame> _waiting = [];
    private int _waits;
    private int _steps;

    public bool UsesTokens { get; } = usesTokens;

    public string Status { get; private set; } = "Running";

    public string SubStatus { get; private set; } = "Executing";

    public DateTimeOffset Now { get; set; }

    public List<string> Lines { get; } = [];

    public IReadOnlyList<Frame> Waiting => _waiting;

    public IReadOnlyList<WorkItem> Queue => _queue;

    public void Schedule(WorkItem item) => _queue.Add(item);

    public void Schedule(Frame owner, JsonObject activity, Action<Frame> whenCompleted) => Schedule(new(owner, activity, whenCompleted));

    /// <summary>Works the queue off and says how the instance then stands.</summary>
    public void RunBurst(Frame root)
    {
        _steps = 0;
        while (_queue.Count > 0)
        {
            if (++_steps > MaxSteps)
                throw new EndlessFlowException();
            var item = _queue[0];
            _queue.RemoveAt(0);
            Start(item);
        }

        if (Status == "Running")
            (Status, SubStatus) = root.Status == FrameStatus.Running ? ("Running", "Suspended") : ("Finished", "Finished");
    }

    private void Start(WorkItem item)
    {
        var frame = new Frame(item.Activity, item.Owner) { EnteredBackward = item.Backward, WhenCompleted = item.WhenCompleted };
        frame.Slots.AddRange(item.Slots);
        item.Owner.Children.Add(frame);
        Guard(frame, () => Behaviour.Execute(this, frame));
    }

    public void Resume(Frame frame) => Guard(frame, () => Complete(frame));

    private void Guard(Frame frame, Action work)
    {
        try
        {
            work();
        }
        catch (ReferenceFault)
        {
            frame.Status = FrameStatus.Faulted;
            if (!continuesAfterFaults)
                End("Faulted");
        }
    }

    public void Complete(Frame frame, params IReadOnlyList<string> outcomes)
    {
        if (frame.Status != FrameStatus.Running || frame.IsClosing)
            return;
        Close(frame, FrameStatus.Completed);
        frame.Outcomes = outcomes.Count > 0 ? outcomes : ["Done"];
        var tell = frame.WhenCompleted;
        frame.WhenCompleted = null;
        tell?.Invoke(frame);
    }

    public void Cancel(Frame frame)
    {
        if (frame.Status is not (FrameStatus.Running or FrameStatus.Faulted) || frame.IsClosing)
            return;
        Close(frame, FrameStatus.Canceled);
        frame.WhenCompleted = null;
        if (frame.Parent is { IsClosing: false } parent)
            parent.WhenChildCanceled?.Invoke(frame);
    }

    private void Close(Frame frame, FrameStatus status)
    {
        frame.IsClosing = true;
        foreach (var child in frame.Children.ToList())
            Cancel(child);
        _queue.RemoveAll(item => item.Owner.IsOrIsBelow(frame));
        _waiting.Remove(frame);
        frame.Status = status;
        frame.Parent?.Children.Remove(frame);
    }

    public void WaitUntil(Frame frame, DateTimeOffset due) => Wait(frame, new(_waits++, due, null));

    public void WaitFor(Frame frame, string name) => Wait(frame, new(_waits++, null, name));

    private void Wait(Frame frame, Wait wait)
    {
        frame.Wait = wait;
        _waiting.Add(frame);
    }

    /// <summary>Finish: nothing more happens in this instance.</summary>
    public void Finish()
    {
        _queue.Clear();
        _waiting.Clear();
        End("Finished");
    }

    // what has ended stays as it ended
    private void End(string subStatus)
    {
        if (Status != "Finished")
            (Status, SubStatus) = ("Finished", subStatus);
    }
}
