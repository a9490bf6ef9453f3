using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>Starts the court's flow that watches over the end of one measure (措施到期), after the commit and once per measure.</summary>
internal static class MeasureExpiry
{
    /// <summary>Key of the flow in the profile, and the node it keeps.</summary>
    private const string Flow = "measure-expiry";

    /// <summary>What a watch whose task is open waits for, so that nobody is asked to handle a measure that is gone.</summary>
    private const string EndedEvent = "measure.ended";

    /// <exception cref="ActivityFaultException">The profile names no such flow: an end that nobody watches must not go unnoticed.</exception>
    public static OutboxMessage Watch(ControlMeasure measure, CourtProfile profile)
    {
        var definition = profile.Flows.GetValueOrDefault(Flow)
            ?? throw new ActivityFaultException("flow-missing", $"The profile of {profile.Court} names no flow '{Flow}'.");
        return FlowStart.Of(definition, measure.CaseId, $"{Flow}:{measure.Id:N}", new() { ["measureId"] = measure.Id.ToString("D") });
    }

    /// <summary>
    /// The end of a measure that is gone alerts nobody. The flow that watches over it meets its own node; ended by another, it
    /// drops its task at once, or ends at its next alarm where it has not alerted yet.
    /// </summary>
    public static async Task StopAsync(DeadlineBook book, ControlMeasure measure, ActivityExecutionContext context)
    {
        var watch = await book.FindAsync(context.Tenant, measure.CaseId, Flow, measure.Id.ToString("D"), context.CancellationToken);
        if (watch is null || watch.InstanceId == context.InstanceId || !watch.Void())
            return;
        (await book.LedgerRowAsync(watch, context.CancellationToken)).RecordVoid(context.Now);
        context.Enqueue(new(PublishEvent.OutboxKind, $"{EndedEvent}:{measure.Id:N}", new Dictionary<string, object?>
        {
            ["name"] = EndedEvent,
            ["correlation"] = measure.CaseId.ToString("D"),
            ["instance"] = null,
            ["payload"] = new Dictionary<string, object?>
            {
                ["type"] = EndedEvent,
                ["occurredAt"] = context.Now,
                ["data"] = new Dictionary<string, object?> { ["measureId"] = measure.Id.ToString("D") },
            },
        }));
    }
}
