using System.Security.Cryptography;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>One instance inside a burst: what it was when it was locked, how it runs, and why.</summary>
/// <param name="locked">Null for an instance started in this burst.</param>
/// <param name="before">The searched columns as they were then, where the execution is not what was locked.</param>
internal sealed class BurstSession(WorkflowExecution execution, LockedInstance? locked, (Guid Instance, int Context)? parent, SearchedColumns? before = null)
{
    private readonly List<object?> _causes = [];
    private readonly SearchedColumns? _before = before ?? (locked is null ? null : SearchedColumns.Of(execution));

    public WorkflowExecution Execution { get; } = execution;

    /// <summary>Version of the instance's row when it was locked; 0 for one started in this burst.</summary>
    public long Version => locked?.Version ?? 0;

    /// <summary>Whether its end has been told to its parent, or is told by whoever runs it.</summary>
    public bool ParentTold { get; set; }

    /// <summary>Whether there is anything to write.</summary>
    public bool HasRun { get; private set; }

    /// <summary>Waits for which early events were looked up. By identity: an execution may wait again for the same.</summary>
    public HashSet<EventWait> Looked { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The same instance with another execution, under another plan.</summary>
    public BurstSession GoOnAs(WorkflowExecution other)
    {
        var session = new BurstSession(other, locked, parent, _before);
        session._causes.AddRange(_causes);
        return session;
    }

    /// <summary>Remembers for the journal why the instance runs.</summary>
    public void Note(object? cause) => _causes.Add(cause);

    /// <summary>Resumes a waiting execution and notes it; false when it no longer waits.</summary>
    public bool Resume(int contextId, Stimulus stimulus)
    {
        if (!Execution.Resume(contextId, stimulus))
            return false;
        _causes.Add(new Dictionary<string, object?>
        {
            ["resume"] = (double)contextId,
            ["by"] = stimulus.GetType().Name.Replace("Stimulus", "", StringComparison.Ordinal),
            ["outcome"] = (stimulus as TaskCompletedStimulus)?.Outcome ?? (stimulus as EventStimulus)?.Name ?? (stimulus as SkipStimulus)?.Outcome,
        });
        return true;
    }

    /// <summary>Runs to the next waits.</summary>
    public ValueTask RunAsync(CancellationToken cancellationToken)
    {
        HasRun = true;
        return Execution.RunAsync(cancellationToken);
    }

    /// <summary>Tells a waiting parent once that the instance has ended, in a burst of the parent's own: somebody else may hold its lock.</summary>
    public void TellParent()
    {
        if (!Execution.HasEnded || parent is not var (instance, context) || ParentTold)
            return;
        ParentTold = true;
        Execution.Effects.Outbox.Add(new(WorkflowRuntime.ChildFinishedKind, $"{Execution.InstanceId:N}", new Dictionary<string, object?>
        {
            ["parent"] = instance.ToString("D"),
            ["parentContext"] = (double)context,
            ["child"] = Execution.InstanceId.ToString("D"),
            ["status"] = Execution.Status.ToString(),
            ["subStatus"] = Execution.SubStatus.ToString(),
            ["output"] = Execution.Output,
        }));
    }

    public InstanceWrite ToWrite(Command command, DateTimeOffset now)
    {
        var seq = (locked?.Seq ?? 0) + 1;
        var state = Snapshot.Write(Execution);
        var body = WorkflowValue.ToJson(new Dictionary<string, object?>
        {
            ["causes"] = _causes,
            ["state"] = Convert.ToHexStringLower(SHA256.HashData(state)), // the chain covers what the instance has become, too
            ["lines"] = Execution.Effects.Journal.Select(l => (object?)new List<object?> { (double)l.ContextId, l.NodeId, l.Event, l.Detail }).ToList(),
        });
        return new()
        {
            Execution = Execution,
            Locked = locked,
            Before = _before,
            Parent = parent,
            State = state,
            Seq = seq,
            JournalBody = body,
            Hash = JournalChain.Hash(locked?.HeadHash ?? [], Execution.InstanceId, seq, now, command.Kind, command.Actor, command.Id, body),
        };
    }
}
