using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Sanctions;

/// <summary>
/// Starts the court's flow that watches over the end of one listing (失信期限届满), after the commit and once per listing. The flow that
/// entered it ends long before, and its alarms would end with it.
/// </summary>
internal static class ListingExpiry
{
    /// <summary>Key of the flow in the profile.</summary>
    private const string Flow = "listing-expiry";

    private const string Node = "dishonest-listing-expiry";

    /// <exception cref="ActivityFaultException">The profile names no such flow: an end that nobody watches must not go unnoticed.</exception>
    public static void Watch(Sanction sanction, CourtProfile profile, ActivityExecutionContext context)
    {
        if (sanction.EndsOn is null)
            return;
        var definition = profile.Flows.GetValueOrDefault(Flow)
            ?? throw new ActivityFaultException("flow-missing", $"The profile of {profile.Court} names no flow '{Flow}'.");
        context.Enqueue(FlowStart.Of(definition, sanction.CaseId, $"{Flow}:{sanction.Id:N}", new()
        {
            ["sanctionId"] = sanction.Id.ToString("D"),
            ["startsOn"] = sanction.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["endsOn"] = sanction.EndsOn.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
    }

    /// <summary>The end of a listing that is gone alerts nobody; the flow that watches over it ends at its next alarm.</summary>
    public static async Task StopAsync(DeadlineBook book, Sanction sanction, ActivityExecutionContext context)
    {
        var watch = await book.FindAsync(context.Tenant, sanction.CaseId, Node, sanction.Id.ToString("D"), context.CancellationToken);
        if (watch?.Void() == true)
            (await book.LedgerRowAsync(watch, context.CancellationToken)).RecordVoid(context.Now);
    }
}
