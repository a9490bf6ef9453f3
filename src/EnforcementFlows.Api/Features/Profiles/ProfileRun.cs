using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Profiles;

/// <summary>Puts the running deadlines of the nodes that a change names under the new version of the profile, once its day has come.</summary>
internal sealed class ProfileRun(IServiceScopeFactory scopes, WorkflowRuntime runtime, ProfileCatalog profiles, CourtCalendars calendars)
    : RecomputationRun<ProfileChange>(scopes, runtime)
{
    /// <summary>Those of the named nodes that are not done.</summary>
    public static IQueryable<Deadline> Concerned(IQueryable<Deadline> deadlines, ProfileChange change)
    {
        var nodes = change.Nodes;
        var before = change.Version ?? int.MaxValue;
        return deadlines.Where(d => d.MetAt == null && d.State != DeadlineState.Void && nodes.Contains(d.Node) && d.ProfileVersion < before);
    }

    protected override string Kind => "profile";

    protected override Task RefreshAsync(EnforcementDbContext db, CancellationToken cancellationToken) => profiles.RefreshAsync(db, cancellationToken);

    protected override IQueryable<Deadline> ConcernedBy(IQueryable<Deadline> deadlines, ProfileChange change) => Concerned(deadlines, change);

    // one that cannot be recomputed stays under the version it has, and stands in the list of moves with the reason
    protected override bool IsMovedBy(ProfileChange change, Deadline deadline)
    {
        try
        {
            deadline.ComputeUnder(VersionOf(change).RuleOf(deadline.Node), calendars.Of(change.Court));
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    protected override bool Apply(ProfileChange change, Deadline deadline, DateTimeOffset now)
    {
        var profile = VersionOf(change);
        return deadline.Reconfigure(profile.RuleOf(deadline.Node), profile.Version, calendars.Of(change.Court), now);
    }

    protected override string TextOf(ProfileChange change) => $"第 {change.Version} 版法院配置";

    private CourtProfile VersionOf(ProfileChange change) => profiles.GetVersion(change.Court, change.Version!.Value);
}
