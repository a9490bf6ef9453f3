using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>Plays the next cases of a replay, as many at a time as the machine has processors.</summary>
internal sealed class ReplayRun(IServiceScopeFactory scopes, ILogger<ReplayRun> logger)
{
    private (Guid Replay, CaseReplay Cases)? _current;

    /// <summary>Cases between two looks at the lease; a few seconds of work.</summary>
    private const int Chunk = 50;

    /// <returns>How many cases were played; none when the replay is done.</returns>
    public async Task<int> NextAsync(string court, Guid replayId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var pending = await db.DefinitionReplayCases.Where(c => c.Court == court && c.ReplayId == replayId && c.State == ReplayCaseState.Pending)
            .OrderBy(c => c.Place).Take(Chunk).ToListAsync(cancellationToken);
        if (pending.Count == 0)
            return 0;
        var replay = await db.DefinitionReplays.AsNoTracking().FirstAsync(r => r.Court == court && r.Id == replayId, cancellationToken);
        var past = await scope.ServiceProvider.GetRequiredService<PastRuns>().ReadAsync(court, [.. pending.Select(c => c.InstanceId)], cancellationToken);
        if (_current?.Replay != replayId)
            _current = (replayId, await CasesAsync(scope.ServiceProvider, db, replay, cancellationToken)); // the flows as they were at its start
        var cases = _current.Value.Cases;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(pending, options, async (row, token) =>
            Write(row, past.TryGetValue(row.InstanceId, out var run) ? await PlayAsync(cases, run, row, token) : new(ReplayCaseState.Failed, null, null, "该流程的记录已不存在。")));
        await db.SaveChangesAsync(cancellationToken);
        return pending.Count;
    }

    // what goes wrong with one case is no reason to leave the others
    private async Task<CaseResult> PlayAsync(CaseReplay cases, PastRun run, DefinitionReplayCase row, CancellationToken cancellationToken)
    {
        try
        {
            return await cases.PlayAsync(run, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ReplayedCaseFailed(logger, exception, row.ReplayId, row.Place);
            return new(ReplayCaseState.Failed, null, null, "重演时发生错误，详见系统日志。");
        }
    }

    private static async Task<CaseReplay> CasesAsync(IServiceProvider services, EnforcementDbContext db, DefinitionReplay replay, CancellationToken cancellationToken)
    {
        var (drafts, profiles) = (services.GetRequiredService<DraftRehearsals>(), services.GetRequiredService<ProfileCatalog>());
        var version = new DefinitionRow
        {
            TenantId = replay.Court,
            VersionId = replay.VersionId,
            DefinitionId = replay.DefinitionId,
            Version = replay.Version,
            Json = replay.Json,
            ContentHash = "",
            IsPublished = false,
            IsLatest = true,
            Origin = "",
            CreatedAt = replay.CreatedAt,
        };
        var people = await db.Users.AsNoTracking().Where(user => user.Court == replay.Court && user.Active)
            .Select(user => new { user.Id, Roles = user.Roles.Select(role => role.Role).ToList() }).ToListAsync(cancellationToken);
        return new(await drafts.OfAsync(version, cancellationToken), new(
            replay.Until, TimeSpan.FromHours(replay.AssumedHours), services.GetRequiredService<CourtCalendars>().Of(replay.Court), at => profiles.Get(replay.Court, at),
            [.. people.Select(person => new RehearsedPerson(person.Id.ToString("D"), "", person.Roles))]));
    }

    private static void Write(DefinitionReplayCase row, CaseResult result)
    {
        (row.State, row.Message) = (result.State, result.Message);
        if (result is not { State: ReplayCaseState.Different, Differences: { } differences })
        {
            row.Differences = result.Report?.Note is null ? null : result.Report.Write();
            return;
        }

        row.Late = differences.Late.Any(change => change.Becomes?.IsLate == true);
        row.LateNoMore = differences.Late.Any(change => change.Becomes?.IsLate != true);
        row.Approvers = differences.Approvers.Count > 0;
        row.Path = differences.Gone.Count + differences.Added.Count > 0;
        row.Differences = result.Report!.Write();
    }
}
