namespace EnforcementFlows.Workflow.Execution;

/// <summary>Whether an instance can still run (Elsa's Status).</summary>
public enum WorkflowStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's SubStatus.</summary>
public enum WorkflowSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,

    /// <summary>Stands still with an incident until an operator retries it or gives it up.</summary>
    Faulted,
}
