namespace EnforcementFlows.Workflow.Execution;

/// <summary>Something that went wrong on an instance and waits for an operator.</summary>
public sealed record Incident(int ContextId, string ActivityId, string NodeId, string Code, string Message, DateTimeOffset At)
{
    internal static Incident Of(ActivityExecutionContext context, Exception exception) => new(
        context.Id, context.Node.Id, context.Node.Path, (exception as ActivityFaultException)?.Code ?? exception.GetType().Name, exception.Message, context.Now);
}
