using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Data.Definitions;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>A replay, how far it has come, and in how many cases what would be different.</summary>
/// <param name="Done">Cases with a result; never less than before.</param>
/// <param name="Late">Cases in which a node would be late that was not.</param>
/// <param name="LateNoMore">Cases in which a node that was late would not be.</param>
/// <param name="Approvers">Cases in which others would be asked.</param>
/// <param name="Paths">Cases that would take other steps.</param>
/// <param name="Failed">Cases that could not be played.</param>
/// <param name="Nodes">By node; null in lists.</param>
public sealed record ReplayRow(
    Guid Id, string DefinitionId, string VersionId, int Version, ReplayState State, int Total, int Done, int Same, int Different, int Failed, int Late, int LateNoMore, int Approvers,
    int Paths, IReadOnlyList<ReplayRow.Node>? Nodes, DateTimeOffset CreatedAt, string CreatedBy, string? CreatedByName, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    /// <param name="Late">In how many cases it would be late and was not.</param>
    /// <param name="LateNoMore">In how many cases it was late and would not be.</param>
    public sealed record Node(string Code, string Name, int Late, int LateNoMore);

    internal static ReplayRow Of(DefinitionReplay r, IReadOnlyCollection<ReplayCount> counts, IReadOnlyList<Node>? nodes, PeopleNames names)
    {
        int In(Func<ReplayCount, bool> which) => counts.Where(which).Sum(count => count.Cases);
        return new(
            r.Id, r.DefinitionId, r.VersionId, r.Version, r.State, r.Total, In(c => c.State != ReplayCaseState.Pending), In(c => c.State == ReplayCaseState.Same),
            In(c => c.State == ReplayCaseState.Different), In(c => c.State == ReplayCaseState.Failed), In(c => c.Late), In(c => c.LateNoMore), In(c => c.Approvers), In(c => c.Path),
            nodes, r.CreatedAt, r.CreatedBy, names.Of(r.CreatedBy), r.StartedAt, r.FinishedAt);
    }
}

/// <summary>How many cases of a replay came out alike.</summary>
internal sealed record ReplayCount(Guid ReplayId, ReplayCaseState State, bool Late, bool LateNoMore, bool Approvers, bool Path, int Cases);
