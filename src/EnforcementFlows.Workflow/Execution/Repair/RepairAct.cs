namespace EnforcementFlows.Workflow.Execution;

/// <summary>What an operator does to an instance.</summary>
public abstract record RepairAct;

/// <summary>Begins a faulted activity anew.</summary>
public sealed record RetryStep(int ContextId) : RepairAct;

/// <summary>Ends a faulted activity, which has not done its work, with one of its outcomes (by default <c>Done</c>), and lets the flow go on.</summary>
public sealed record SkipStep(int ContextId, string? Outcome = null) : RepairAct;

/// <summary>Gives a declared variable another value.</summary>
/// <param name="ContextId">The execution whose variable it is (the workflow, a workflow used as an activity, or a container), or one within it that sees it.</param>
public sealed record ChangeVariable(int ContextId, string Name, object? Value) : RepairAct;

/// <summary>Ends an activity of a flowchart and begins another one of the same flowchart in its place.</summary>
public sealed record MoveStep(int ContextId, string ActivityId) : RepairAct;

/// <summary>Ends the instance with everything it waits for and the instances it waits for.</summary>
public sealed record CancelFlow : RepairAct;

/// <summary>What an act has changed.</summary>
/// <param name="Before">What was there, for the audit; without a value that must not be recorded.</param>
/// <param name="Cancelled">Instances that the act has ended: the one it was done to, or children whose step it has ended.</param>
public sealed record RepairEffect(string Before, string After, IReadOnlyList<CancelledInstance> Cancelled);

/// <summary>An instance that was ended, with what it had been started with.</summary>
public sealed record CancelledInstance(Guid Id, string DefinitionId, string? CorrelationId, IReadOnlyDictionary<string, object?> Input)
{
    internal static CancelledInstance Of(WorkflowExecution execution) =>
        new(execution.InstanceId, execution.Plan.Definition.DefinitionId, execution.CorrelationId, execution.Input);
}
