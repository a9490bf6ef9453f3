using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Approvals;

/// <summary>An approval chain as the activity walks it: the profile's steps on a day, and the votes in the activity's memory.</summary>
internal static class ApprovalChains
{
    /// <summary>How each task of a chain can end.</summary>
    public static readonly IReadOnlyList<string> TaskOutcomes = ["approve", "reject", "return"];

    /// <summary>The form of a task in which a member of a panel gives his opinion (合议意见); what it asks for is restricted.</summary>
    public const string DeliberationForm = "deliberation";

    /// <summary>The steps of a chain of the profile on a day, with those added for want of an authorisation (C-03).</summary>
    /// <exception cref="ActivityFaultException">The profile has no such chain.</exception>
    public static IReadOnlyList<PlannedStep> PlanOf(this CourtProfile profile, string key, DateOnly today)
    {
        var chain = profile.ApprovalChains.GetValueOrDefault(key)
            ?? throw new ActivityFaultException("chain-unknown", $"The profile has no approval chain '{key}'.");
        return ApprovalChainPlan.Of(key, chain.Steps, profile.Authorisations, today);
    }

    /// <summary>Votes survive the waits in the activity's own memory.</summary>
    public static List<ApprovalVote> Votes(ActivityExecutionContext context) =>
        [.. ((List<object?>)context.State!).Cast<Dictionary<string, object?>>().Select(v => new ApprovalVote(
            (int)(double)v["step"]!, (string)v["by"]!, EnumCode.Parse<ApprovalDecision>((string)v["outcome"]!)))];

    /// <summary>Everybody who has signed, and in whose place: neither signs again.</summary>
    public static IReadOnlyList<string> Signers(ActivityExecutionContext context) =>
        [.. ((List<object?>)context.State!).Cast<Dictionary<string, object?>>().SelectMany(v => new[] { (string)v["by"]!, v.GetValueOrDefault("actingFor") as string }).OfType<string>().Distinct()];

    /// <summary>
    /// Adds a vote to the activity's memory, which is also what the flow gets as <c>decisions</c>: whoever sees a task or a variable of the
    /// flow reads it. The opinion of a deliberation stays out of it; the approval record alone keeps it (JY-5-4a).
    /// </summary>
    public static void Remember(ActivityExecutionContext context, PlannedStep step, TaskCompletedStimulus done, string? opinion) =>
        ((List<object?>)context.State!).Add(new Dictionary<string, object?>
        {
            ["step"] = (double)step.Order,
            ["role"] = string.Join(',', step.Roles),
            ["by"] = done.UserId,
            ["byName"] = done.UserName,
            ["actingFor"] = done.ActingFor,
            ["at"] = WorkflowValue.Normalise(done.At),
            ["outcome"] = done.Outcome,
            ["comment"] = step.IsDeliberation ? null : opinion,
        });

    /// <summary>The activity's outcome for a chain's result.</summary>
    public static string OutcomeOf(ApprovalDecision result) => result switch
    {
        ApprovalDecision.Approve => "approved",
        ApprovalDecision.Reject => "rejected",
        _ => "returned",
    };
}
