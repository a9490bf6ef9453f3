using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>How many open nodes fall due on each day (到期日历).</summary>
public static class DueDateBoard
{
    private const int MostDays = 92;
    private const int DaysAhead = 30;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2999;

    /// <param name="At">When it was added up: a court's is remembered for up to a minute.</param>
    public sealed record Answer(DateOnly From, DateOnly To, DateTimeOffset At, IReadOnlyList<Day> Days);

    /// <summary>A day on which something is due.</summary>
    /// <param name="Path">The list; null where the caller may not read the ledger.</param>
    public sealed record Day(DateOnly On, int Count, string? Path, IReadOnlyList<Node> Nodes);

    public sealed record Node(string Code, string Name, int Count, string? Path);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] BoardScope scope, [FromServices] BoardCache cache,
        [FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock, CancellationToken cancellationToken, DateOnly? from = null, DateOnly? to = null)
    {
        var first = from ?? CourtTime.DayOf(clock.GetUtcNow());
        var last = to ?? DateOnly.FromDayNumber(Math.Min(first.DayNumber + DaysAhead, DateOnly.MaxValue.DayNumber));
        if (first.Year < EarliestYear || last.Year > LatestYear)
            return Problems.Invalid("from", "range", $"应在 {EarliestYear} 年至 {LatestYear} 年之间");
        if (last < first || last.DayNumber - first.DayNumber >= MostDays)
            return Problems.Invalid("to", "range", $"应不早于 from，且至多 {MostDays} 日");
        var tally = scope.IsWholeCourt ? await cache.GetAsync(actor.Court, $"due {first:O} {last:O}", CountAsync) : await CountAsync();
        var profile = profiles.Get(actor.Court, tally.At);
        return TypedResults.Ok(new Answer(first, last, tally.At, [.. tally.Cells.GroupBy(cell => cell.Day).OrderBy(day => day.Key).Select(DayOf)]));

        Day DayOf(IGrouping<DateOnly, Cell> day)
        {
            var path = BoardPaths.Nodes.With("dueAfter", CourtTime.StartOf(day.Key)).With("dueBy", CourtTime.EndOf(day.Key));
            return new(day.Key, day.Sum(cell => cell.Count), scope.MayList ? path : null,
                [.. day.OrderBy(cell => cell.Node, StringComparer.Ordinal).Select(cell => new Node(
                    cell.Node, profile.Nodes.GetValueOrDefault(cell.Node)?.Name ?? cell.Node, cell.Count, scope.MayList ? path.With("node", cell.Node) : null))]);
        }

        async Task<Tally> CountAsync()
        {
            var due = Due(db, actor.Court, CourtTime.StartOf(first).ToUniversalTime(), CourtTime.EndOf(last).ToUniversalTime());
            return new(clock.GetUtcNow(), await scope.Of(due, d => d.CaseId).GroupBy(d => new { d.Day, d.Node })
                .Select(g => new Cell(g.Key.Day, g.Key.Node, g.Count())).ToListAsync(cancellationToken));
        }
    }

    // what is due at midnight was to be done on the day before
    private static IQueryable<DueNode> Due(EnforcementDbContext db, string court, DateTimeOffset after, DateTimeOffset until) => db.Database.SqlQuery<DueNode>($"""
        SELECT case_id AS "CaseId", node AS "Node", ((due_at - interval '1 microsecond') AT TIME ZONE interval '8 hours')::date AS "Day"
        FROM node_ledger WHERE court = {court} AND met_at IS NULL AND voided_at IS NULL AND due_at > {after} AND due_at <= {until}
        """);

    private sealed record Tally(DateTimeOffset At, IReadOnlyList<Cell> Cells);

    private sealed record Cell(DateOnly Day, string Node, int Count);

    private sealed record DueNode(Guid CaseId, string Node, DateOnly Day);
}
