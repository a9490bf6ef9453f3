using System.Globalization;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>What was added up for a month; days, terms and amounts are those of first enforcements (首次执行案件) that were closed in it.</summary>
internal sealed record MonthSums(
    string Month, int Filed, IReadOnlyDictionary<ClosingWay, int> Closed, int First, int FirstFulfilled, int FirstTerminated, int Days, int InTerm, int WithTerm,
    decimal Applied, decimal Received, int NodesDue, int NodesInTime);

/// <summary>The sums of some months.</summary>
internal sealed record PeriodSums(DateTimeOffset At, IReadOnlyList<MonthSums> Months);

/// <summary>Adds up what the indicators need, month by month of the court's calendar.</summary>
/// <remarks>Each of the three statements reads every case or node of the months by an index of its dates. That is a year's work of a court: to be remembered, not repeated.</remarks>
public sealed class MonthlyFigures(EnforcementDbContext db, CurrentActor actor, BoardScope scope, TimeProvider clock)
{
    internal async Task<PeriodSums> OfAsync(IReadOnlyList<DateOnly> months, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (from, until) = (CourtTime.StartOf(months[0]).ToUniversalTime(), CourtTime.StartOf(months[^1].AddMonths(1)).ToUniversalTime());
        var filed = await scope.Of(Filed(from, until), c => c.CaseId).GroupBy(c => c.Month).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var closed = await scope.Of(Closed(from, until), c => c.CaseId).GroupBy(c => new { c.Month, c.Type, c.Way }).Select(g => new ClosedSum(
            g.Key.Month, g.Key.Type, g.Key.Way, g.Count(), g.Sum(c => c.Days), g.Sum(c => c.InTerm), g.Sum(c => c.WithTerm), g.Sum(c => c.Applied), g.Sum(c => c.Received))).ToListAsync(cancellationToken);
        var due = await scope.Of(Due(from, now < until ? now : until), n => n.CaseId).GroupBy(n => n.Month)
            .Select(g => new { g.Key, Count = g.Count(), InTime = g.Sum(n => n.InTime) }).ToDictionaryAsync(g => g.Key, g => (g.Count, g.InTime), cancellationToken);
        return new(now, [.. months.Select(month => SumsOf(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)))]);

        MonthSums SumsOf(string month)
        {
            var all = closed.Where(c => c.Month == month).ToList();
            var first = all.Where(c => c.Type == nameof(CaseType.FirstEnforcement)).ToList();
            var nodes = due.GetValueOrDefault(month);
            return new(
                month, filed.GetValueOrDefault(month), all.GroupBy(c => Enum.Parse<ClosingWay>(c.Way)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)), first.Sum(c => c.Count),
                CountOf(ClosingWay.Fulfilled), CountOf(ClosingWay.TerminateCurrentProcedure), first.Sum(c => c.Days), first.Sum(c => c.InTerm), first.Sum(c => c.WithTerm),
                first.Sum(c => c.Applied), first.Sum(c => c.Received), nodes.Count, nodes.InTime);

            int CountOf(ClosingWay way) => first.Where(c => c.Way == way.ToString()).Sum(c => c.Count);
        }
    }

    private IQueryable<FiledCase> Filed(DateTimeOffset from, DateTimeOffset until) => db.Database.SqlQuery<FiledCase>($"""
        SELECT id AS "CaseId", to_char(filed_at AT TIME ZONE interval '8 hours', 'YYYY-MM') AS "Month"
        FROM cases WHERE court = {actor.Court} AND filed_at >= {from} AND filed_at < {until}
        """);

    // the term of a case may have been moved by pauses and extensions, which its node has counted
    private IQueryable<ClosedCase> Closed(DateTimeOffset from, DateTimeOffset until) => db.Database.SqlQuery<ClosedCase>($"""
        SELECT c.id AS "CaseId", to_char(c.closed_at AT TIME ZONE interval '8 hours', 'YYYY-MM') AS "Month", c.type AS "Type", c.closing_way AS "Way",
            (c.closed_at AT TIME ZONE interval '8 hours')::date - (c.filed_at AT TIME ZONE interval '8 hours')::date AS "Days",
            CASE WHEN c.closed_at < term.due_at THEN 1 ELSE 0 END AS "InTerm", CASE WHEN term.due_at IS NULL THEN 0 ELSE 1 END AS "WithTerm",
            c.amounts_applied AS "Applied", c.amounts_received AS "Received"
        FROM cases AS c LEFT JOIN LATERAL (
            SELECT coalesce(n.statutory_due_at, n.due_at) AS due_at FROM node_ledger AS n
            WHERE n.court = c.court AND n.case_id = c.id AND n.node = 'handling-term' ORDER BY n.due_at DESC LIMIT 1) AS term ON true
        WHERE c.court = {actor.Court} AND c.closed_at >= {from} AND c.closed_at < {until} AND c.closing_way IS NOT NULL
        """);

    private IQueryable<DueNode> Due(DateTimeOffset from, DateTimeOffset until) => db.Database.SqlQuery<DueNode>($"""
        SELECT case_id AS "CaseId", to_char((due_at - interval '1 microsecond') AT TIME ZONE interval '8 hours', 'YYYY-MM') AS "Month",
            CASE WHEN met_at < due_at THEN 1 ELSE 0 END AS "InTime"
        FROM node_ledger WHERE court = {actor.Court} AND voided_at IS NULL AND due_at > {from} AND due_at <= {until}
        """);

    private sealed record FiledCase(Guid CaseId, string Month);

    private sealed record ClosedCase(Guid CaseId, string Month, string Type, string Way, int Days, int InTerm, int WithTerm, decimal Applied, decimal Received);

    private sealed record ClosedSum(string Month, string Type, string Way, int Count, int Days, int InTerm, int WithTerm, decimal Applied, decimal Received);

    private sealed record DueNode(Guid CaseId, string Month, int InTime);
}
