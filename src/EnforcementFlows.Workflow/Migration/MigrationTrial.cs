using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Says what a migration would make of an instance, without locking or changing it.</summary>
public static class MigrationTrial
{
    /// <param name="row">The instance; it must be pinned to the plan that the mapping leads from.</param>
    /// <param name="mapping">How it would go over.</param>
    /// <param name="now">The current instant.</param>
    public static TrialResult Of(InstanceState row, PlanMapping mapping, DateTimeOffset now)
    {
        var execution = Snapshot.Read(
            row.State, mapping.From, row.InstanceId, row.TenantId, new(now, Guid.Empty), Enum.Parse<WorkflowStatus>(row.Status), Enum.Parse<WorkflowSubStatus>(row.SubStatus));
        List<TrialStep> steps = [.. execution.Contexts.All.Where(context => context.IsWaiting || context.Status == ActivityStatus.Faulted)
            .OrderBy(context => context.Id).Select(context => Step(context, mapping))];
        try
        {
            var translation = InstanceTranslation.Of(execution, mapping);
            return new(row.InstanceId, null, null, steps, Ids(translation.Renewed), Ids(translation.Ended));
        }
        catch (RepairRefusedException refused)
        {
            return new(row.InstanceId, refused.Code, refused.Message, steps, [], []);
        }
    }

    private static TrialStep Step(ActivityExecutionContext context, PlanMapping mapping) =>
        new(context.Id, context.Node.Path, context.Node.Id, StepLabel.Of(context.Node), mapping.TargetOf(context.Node)?.Path);

    private static IReadOnlyList<int> Ids(IEnumerable<ActivityExecutionContext> contexts) => [.. contexts.Select(context => context.Id)];
}

/// <summary>What a migration would make of an instance.</summary>
/// <param name="Code">Why it would be refused; null where it is possible.</param>
/// <param name="Message">The same in Chinese.</param>
/// <param name="Steps">Where it stands.</param>
/// <param name="Renewed">Executions that would ask anew for what they wait for.</param>
/// <param name="Ended">Executions that would be ended.</param>
public sealed record TrialResult(
    Guid InstanceId, string? Code, string? Message, IReadOnlyList<TrialStep> Steps, IReadOnlyList<int> Renewed, IReadOnlyList<int> Ended)
{
    public bool IsPossible => Code is null;
}

/// <summary>A step at which an instance stands.</summary>
/// <param name="To">The path of what it is in the later plan; null where there is none.</param>
public sealed record TrialStep(int ContextId, string Path, string ActivityId, string Name, string? To);
