using System.Text.Json.Nodes;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Where in the profile the limit of a step stands.</summary>
/// <param name="Path">The members that lead there.</param>
/// <param name="Now">The limit; null where the court has none of its own.</param>
internal sealed record ProfileLimit(IReadOnlyList<string> Path, Period? Now)
{
    /// <summary>By what the step names: a node, an approval chain that is to answer within a time, a period of the parties. Null where it names none.</summary>
    public static ProfileLimit? Of(JsonObject step, CourtProfile profile)
    {
        if (NodeOf(step, profile) is var (code, node))
            return new(["nodes", code, "court"], node.Court);
        if (StepJson.Named(step, StepInputs.Chain) is { } chain && profile.ApprovalChains.GetValueOrDefault(chain)?.Reply is { } reply)
            return new(["approvalChains", chain, "reply"], reply.Period);
        return StepJson.Named(step, StepInputs.Period) is { } key && profile.Settings.PartyPeriods.GetValueOrDefault(key) is { } period
            ? new(["settings", "partyPeriods", key], new(period.N, period.Unit))
            : null;
    }

    public static (string Code, NodeProfile Node)? NodeOf(JsonObject step, CourtProfile profile) =>
        StepJson.Named(step, StepInputs.Node) is { } code && profile.Nodes.GetValueOrDefault(code) is { } node ? (code, node) : null;
}
