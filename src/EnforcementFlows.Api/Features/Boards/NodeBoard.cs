using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>What is to be done in time, by node, team, handler or stage (节点看板).</summary>
public static class NodeBoard
{
    private const int DaysAhead = 3;

    /// <param name="At">When it was added up: a court's is remembered for up to a minute.</param>
    /// <param name="DueSoonBy">Until when it is “soon”.</param>
    /// <param name="Rows">Most overdue first.</param>
    public sealed record Answer(string By, DateTimeOffset At, DateTimeOffset DueSoonBy, IReadOnlyList<Row> Rows);

    /// <summary>A group of open nodes.</summary>
    /// <param name="Key">Code of the node, team or stage, or who holds it; empty where there is none.</param>
    /// <param name="Name">For people.</param>
    /// <param name="Open">未完成, late or not.</param>
    /// <param name="DueSoon">将到期</param>
    /// <param name="Overdue">已超期</param>
    /// <param name="Path">The list of the open ones; null where the caller may not read the ledger.</param>
    public sealed record Row(string Key, string Name, int Open, int DueSoon, int Overdue, string? Path, string? DueSoonPath, string? OverduePath);

    public static async Task<Ok<Answer>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] BoardScope scope, [FromServices] BoardCache cache, [FromServices] LedgerLookup lookup, [FromServices] LedgerCatalog ledgers,
        [FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [AllowedValues("node", "team", "handler", "stage")] string by = "node")
    {
        var tally = scope.IsWholeCourt ? await cache.GetAsync(actor.Court, $"nodes {by}", CountAsync) : await CountAsync();
        var profile = profiles.Get(actor.Court, tally.At);
        var people = await lookup.NamesAsync(by == "handler" ? tally.Groups.Select(g => g.Key) : [], cancellationToken);
        return TypedResults.Ok(new Answer(by, tally.At, tally.DueSoonBy, [.. tally.Groups.OrderByDescending(g => g.Overdue).ThenByDescending(g => g.Open).ThenBy(g => g.Key, StringComparer.Ordinal).Select(RowOf)]));

        Row RowOf(Group group)
        {
            var key = by == "stage" ? Enum.Parse<CaseStage>(group.Key).Code() : group.Key;
            var name = by switch
            {
                "node" => profile.Nodes.GetValueOrDefault(key)?.Name,
                "team" => profile.Teams.FirstOrDefault(team => team.Code == key)?.Name ?? (key.Length == 0 ? "未分团队" : null),
                "handler" => people.Of(key),
                _ => ledgers.Word("case-stage", key),
            };
            var path = BoardPaths.Nodes.With(by == "handler" ? "holder" : by, key);
            return scope.MayList
                ? new(key, name ?? key, group.Open, group.DueSoon, group.Overdue, path, path.With("dueAfter", tally.At).With("dueBy", tally.DueSoonBy), path.With("dueBy", tally.At))
                : new(key, name ?? key, group.Open, group.DueSoon, group.Overdue, null, null, null);
        }

        async Task<Tally> CountAsync()
        {
            var now = clock.GetUtcNow();
            var soon = now.AddDays(DaysAhead);
            var open = scope.Of(db.NodeLedger.AsNoTracking().Where(r => r.Court == actor.Court && r.MetAt == null && r.VoidedAt == null), r => r.CaseId);
            return new(now, soon, await Keyed(db, open, by).GroupBy(n => n.Key)
                .Select(g => new Group(g.Key, g.Count(), g.Count(n => n.DueAt > now && n.DueAt <= soon), g.Count(n => n.DueAt <= now))).ToListAsync(cancellationToken));
        }
    }

    private static IQueryable<Keyed> Keyed(EnforcementDbContext db, IQueryable<NodeLedgerRow> open, string by) => by switch
    {
        "node" => open.Select(r => new Keyed { Key = r.Node, DueAt = r.DueAt }),
        "handler" => open.Select(r => new Keyed { Key = r.Holder, DueAt = r.DueAt }),
        "team" => open.Join(db.Cases, r => new { r.Court, Id = r.CaseId }, c => new { c.Court, c.Id }, (r, c) => new Keyed { Key = c.Team ?? "", DueAt = r.DueAt }),
        _ => open.Join(db.Cases, r => new { r.Court, Id = r.CaseId }, c => new { c.Court, c.Id }, (r, c) => new Keyed { Key = (string)(object)c.Stage, DueAt = r.DueAt }),
    };

    private sealed record Tally(DateTimeOffset At, DateTimeOffset DueSoonBy, IReadOnlyList<Group> Groups);

    private sealed record Group(string Key, int Open, int DueSoon, int Overdue);
}

/// <summary>An open node under the key that a board groups it by.</summary>
internal sealed class Keyed
{
    public required string Key { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}
