using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain.Flows;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>A request to publish a version of a flow, as lists show it.</summary>
/// <param name="Replaces">The version that was published when it was asked for; null for a new flow.</param>
/// <param name="IsRollback">Whether an earlier version is to be published again.</param>
/// <param name="Authors">Who saved the draft.</param>
/// <param name="AcceptedWarnings">What the check had found worth a look when it was published all the same.</param>
/// <param name="WarningReason">Why that does not matter.</param>
/// <param name="MayDecide">Whether the caller may approve or reject it: not one of those who made or asked for it.</param>
/// <param name="MayWithdraw">Whether the caller may take it back.</param>
public record ReleaseRow(
    Guid Id, string DefinitionId, string? Name, string VersionId, int Version, int? Replaces, bool IsRollback, DefinitionReleaseState State, IReadOnlyList<string> Authors,
    string RequestedBy, string? RequestedByName, DateTimeOffset RequestedAt, string? Reason, string? DecidedBy, string? DecidedByName, DateTimeOffset? DecidedAt, string? Opinion,
    IReadOnlyList<string> AcceptedWarnings, string? WarningReason, bool MayDecide, bool MayWithdraw)
{
    internal static ReleaseRow Of(DefinitionRelease r, string? name, PeopleNames names, CurrentActor actor) => new(
        r.Id, r.DefinitionId, name, r.VersionId, r.Version, r.Replaces, r.IsRollback, r.State, [.. r.Authors.Select(author => names.Of(author) ?? author)],
        r.RequestedBy, names.Of(r.RequestedBy), r.RequestedAt, r.Reason, r.DecidedBy, names.Of(r.DecidedBy), r.DecidedAt, r.Opinion, r.AcceptedWarnings, r.WarningReason,
        r.IsOpen && actor.Has(ElsaEndpoints.Publish) && actor.Id != r.RequestedBy && !r.Authors.Contains(actor.Id), r.IsOpen && actor.Id == r.RequestedBy);
}
