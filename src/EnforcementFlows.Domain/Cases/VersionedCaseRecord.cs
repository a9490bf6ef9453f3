namespace EnforcementFlows.Domain.Cases;

/// <summary>A case row that two people may want to change at once: the later writer sees a conflict instead of overwriting.</summary>
public abstract class VersionedCaseRecord : CaseRecord
{
    public int Version { get; private set; }

    /// <summary>Every verb that changes the row calls this, so that a stale copy cannot be saved.</summary>
    protected void Changed() => Version++;
}
