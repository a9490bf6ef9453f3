namespace EnforcementFlows.Workflow.Timers;

/// <summary>What somebody outside did when he was told the time.</summary>
/// <param name="Did">How many things; 0 = he waits.</param>
/// <param name="Next">When he will have something to do again.</param>
public readonly record struct OutsideTime(int Did, DateTimeOffset? Next)
{
    public static readonly OutsideTime Idle = new(0, null);
}
