namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Where a deadline stands (期限状态).</summary>
public enum DeadlineState
{
    /// <summary>进行中</summary>
    Running,

    /// <summary>暂停: a pause is open.</summary>
    Paused,

    /// <summary>按期办结</summary>
    Met,

    /// <summary>超期: not met in time; with <see cref="Deadline.MetAt"/> it has been met late.</summary>
    Overdue,

    /// <summary>不再适用</summary>
    Void,
}
