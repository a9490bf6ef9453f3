using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>The replays of the caller's court. Another court's do not exist.</summary>
internal sealed class ReplayAccess(EnforcementDbContext db, CurrentActor actor, StaffNames staff)
{
    public IQueryable<DefinitionReplay> Replays()
    {
        var court = actor.Court;
        return db.DefinitionReplays.AsNoTracking().Where(replay => replay.Court == court);
    }

    public Task<DefinitionReplay?> FindAsync(Guid replayId, CancellationToken cancellationToken) =>
        Replays().FirstOrDefaultAsync(replay => replay.Id == replayId, cancellationToken);

    /// <summary>The cases of a replay, in their order.</summary>
    public IQueryable<DefinitionReplayCase> CasesOf(DefinitionReplay replay) =>
        db.DefinitionReplayCases.AsNoTracking().Where(row => row.Court == replay.Court && row.ReplayId == replay.Id).OrderBy(row => row.Place);

    /// <summary>One with its counts, also by node.</summary>
    public async Task<ReplayRow> ShowAsync(DefinitionReplay replay, CancellationToken cancellationToken)
    {
        var late = await CasesOf(replay).Where(row => row.Late || row.LateNoMore).Select(row => row.Differences).ToListAsync(cancellationToken);
        var nodes = late.SelectMany(differences => ReplayReport.Read(differences)!.Late.DistinctBy(node => (node.Node, node.IsLate)))
            .GroupBy(node => (node.Node, node.Name)).OrderBy(group => group.Key.Node, StringComparer.Ordinal)
            .Select(group => new ReplayRow.Node(group.Key.Node, group.Key.Name, group.Count(node => node.IsLate), group.Count(node => !node.IsLate)));
        return (await ShowAsync([replay], cancellationToken))[0] with { Nodes = [.. nodes] };
    }

    public async Task<IReadOnlyList<ReplayRow>> ShowAsync(IReadOnlyList<DefinitionReplay> replays, CancellationToken cancellationToken)
    {
        var (court, ids) = (actor.Court, replays.Select(replay => replay.Id).ToList());
        var counts = await db.DefinitionReplayCases.Where(row => row.Court == court && ids.Contains(row.ReplayId))
            .GroupBy(row => new { row.ReplayId, row.State, row.Late, row.LateNoMore, row.Approvers, row.Path })
            .Select(group => new ReplayCount(group.Key.ReplayId, group.Key.State, group.Key.Late, group.Key.LateNoMore, group.Key.Approvers, group.Key.Path, group.Count()))
            .ToListAsync(cancellationToken);
        var names = await staff.OfAsync(replays.Select(replay => replay.CreatedBy), cancellationToken);
        return [.. replays.Select(replay => ReplayRow.Of(replay, [.. counts.Where(count => count.ReplayId == replay.Id)], null, names))];
    }
}
