using System.Text.Json.Nodes;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Regulations;

/// <summary>
/// What executes each clause of a court (条款覆盖), found in the profile and in the flows that the profile starts, directly or through
/// other flows; a flow that nothing starts executes nothing.
/// </summary>
internal sealed class Coverage
{
    private readonly ILookup<string, ClauseUse> _uses;

    /// <param name="profile">The profile in force.</param>
    /// <param name="flows">The published definitions of the court by id.</param>
    public Coverage(CourtProfile profile, IReadOnlyDictionary<string, JsonNode> flows)
    {
        var started = Reached(profile.Flows.Values, flows);
        _uses = ClauseUses.Of(profile).Concat(started.SelectMany(flow => ClauseUses.Of(flow, flows[flow]))).Distinct().ToLookup(use => use.Clause);
    }

    /// <summary>What executes a clause; empty where nothing does.</summary>
    public IEnumerable<ClauseUse> Of(string clause) => _uses[clause];

    private static HashSet<string> Reached(IEnumerable<string> from, IReadOnlyDictionary<string, JsonNode> flows)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(from);
        while (open.TryDequeue(out var flow))
        {
            if (!flows.TryGetValue(flow, out var definition) || !reached.Add(flow))
                continue;
            foreach (var used in ClauseUses.FlowsUsedBy(definition))
                open.Enqueue(used);
        }

        return reached;
    }
}
