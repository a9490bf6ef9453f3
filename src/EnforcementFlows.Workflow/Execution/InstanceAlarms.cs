using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>The alarms an instance has set, by key; what changes becomes an effect of the burst.</summary>
internal sealed class InstanceAlarms(BurstEffects effects)
{
    private readonly HashSet<string> _keys = [];

    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>Sets an alarm; one of the same key is replaced.</summary>
    public void Schedule(AlarmDraft draft)
    {
        Cancel(draft.Key);
        _keys.Add(draft.Key);
        effects.Alarms.Add(draft with { DueAt = draft.DueAt.ToUniversalTime(), Data = WorkflowValue.Normalise(draft.Data) });
    }

    /// <summary>Takes an alarm back; one that is not set is left alone.</summary>
    public void Cancel(string key)
    {
        if (!_keys.Remove(key))
            return;
        effects.Alarms.RemoveAll(a => a.Key == key);
        effects.CancelledAlarms.Add(key);
    }

    public void CancelAll()
    {
        foreach (var key in _keys.ToList())
            Cancel(key);
    }

    /// <summary>An alarm rings: its row goes with this burst.</summary>
    /// <returns>False where it was taken back or set anew earlier in this burst.</returns>
    public bool Ring(string key)
    {
        effects.CancelledAlarms.Add(key);
        return !effects.Alarms.Exists(a => a.Key == key) && _keys.Remove(key);
    }

    /// <summary>Those of earlier bursts, which have their rows.</summary>
    public void Restore(IEnumerable<string> keys) => _keys.UnionWith(keys);
}
