using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>The replays of a flow, latest first.</summary>
public static class ListReplays
{
    private static readonly Keyset<DefinitionReplay> Order = Keyset.Descending<DefinitionReplay>(replay => replay.CreatedAt, replay => replay.Id);

    internal static async Task<Results<Ok<Page<ReplayRow>>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] ReplayAccess access, [FromServices] CourtDesign design, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await design.FindAsync(actor.Court, definitionId, CourtDesign.Latest, cancellationToken) is null)
            return Problems.NotFound();
        var page = await access.Replays().Where(replay => replay.DefinitionId == definitionId).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(new Page<ReplayRow>(await access.ShowAsync(page.Items, cancellationToken), page.Next));
    }
}

/// <summary>One replay: its state, its counts, its progress.</summary>
public static class GetReplay
{
    internal static async Task<Results<Ok<ReplayRow>, ProblemHttpResult>> Handle(Guid replayId, [FromServices] ReplayAccess access, CancellationToken cancellationToken) =>
        await access.FindAsync(replayId, cancellationToken) is { } replay ? TypedResults.Ok(await access.ShowAsync(replay, cancellationToken)) : Problems.NotFound();
}

/// <summary>Stops a replay. Results that there are stay.</summary>
public static class CancelReplay
{
    internal static async Task<Results<Ok<ReplayRow>, ProblemHttpResult>> Handle(
        Guid replayId, [FromServices] ReplayAccess access, [FromServices] EnforcementDbContext db, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(replayId, cancellationToken) is not { } replay)
            return Problems.NotFound();
        var now = clock.GetUtcNow();
        await db.DefinitionReplays
            .Where(row => row.Court == replay.Court && row.Id == replay.Id && (row.State == ReplayState.Queued || row.State == ReplayState.Running))
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, ReplayState.Cancelled).SetProperty(r => r.FinishedAt, now), cancellationToken);
        return TypedResults.Ok(await access.ShowAsync((await access.FindAsync(replayId, cancellationToken))!, cancellationToken));
    }
}

/// <summary>The cases of a replay and what would be different in each, the latest first.</summary>
public static class ListReplayedCases
{
    /// <param name="CaseNumber">Null for a flow that is on no case, and where the caller may not read the case.</param>
    /// <param name="RanVersion">The version of its flow that it ran on.</param>
    /// <param name="Message">Why it could not be played.</param>
    /// <param name="Report">What would be different; null where nothing would.</param>
    public sealed record Row(
        int Place, Guid InstanceId, Guid? CaseId, string? CaseNumber, string RanFlow, int? RanVersion, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, ReplayCaseState State,
        string? Message, ReplayReport? Report);

    internal static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid replayId, [FromServices] ReplayAccess access, [FromServices] CaseAccess cases, [FromServices] EnforcementDbContext db, CancellationToken cancellationToken,
        [AllowedValues(null, "different", "late", "late-no-more", "approver", "path", "failed")] string? only = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, int? after = null)
    {
        if (await access.FindAsync(replayId, cancellationToken) is not { } replay)
            return Problems.NotFound();
        var rows = await Only(access.CasesOf(replay), only).Where(row => after == null || row.Place > after).Take(limit + 1).ToListAsync(cancellationToken);
        var next = rows.Count > limit ? rows[limit - 1].Place.ToString(CultureInfo.InvariantCulture) : null;
        var shown = rows.Take(limit).ToList();
        var instanceIds = shown.Select(row => row.InstanceId).ToList();
        var numbers = await cases.NumbersAsync(shown.Select(row => row.CaseId?.ToString("D")), cancellationToken);
        var flows = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == replay.Court && instanceIds.Contains(i.Id))
            .Select(i => new
            {
                i.Id,
                i.DefinitionId,
                i.StartedAt,
                i.FinishedAt,
                Version = db.Definitions.Where(d => d.TenantId == i.TenantId && d.VersionId == i.VersionId).Select(d => (int?)d.Version).FirstOrDefault(),
            })
            .ToDictionaryAsync(i => i.Id, cancellationToken);
        return TypedResults.Ok(new Page<Row>([.. shown.Where(row => flows.ContainsKey(row.InstanceId)).Select(row =>
        {
            var (flow, number) = (flows[row.InstanceId], row.CaseId is { } id ? numbers.GetValueOrDefault(id.ToString("D")) : null);
            return new Row(
                row.Place, row.InstanceId, number is null ? null : row.CaseId, number, flow.DefinitionId, flow.Version, flow.StartedAt, flow.FinishedAt, row.State, row.Message,
                ReplayReport.Read(row.Differences));
        })], next));
    }

    private static IQueryable<DefinitionReplayCase> Only(IQueryable<DefinitionReplayCase> rows, string? only) => only switch
    {
        "different" => rows.Where(row => row.State == ReplayCaseState.Different),
        "late" => rows.Where(row => row.Late),
        "late-no-more" => rows.Where(row => row.LateNoMore),
        "approver" => rows.Where(row => row.Approvers),
        "path" => rows.Where(row => row.Path),
        "failed" => rows.Where(row => row.State == ReplayCaseState.Failed),
        _ => rows,
    };
}
