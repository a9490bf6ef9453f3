using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Queries;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Queries;

/// <summary>
/// Brings what became of the queries onto their record: the analysis that was filed (TB-3.2-3c) and the control that failed.
/// Both are entered in tasks of the query flow; whoever asks whether the queries are finished calls this first.
/// </summary>
internal static class QueryFollowUp
{
    private const string Analysis = "query-analysis";
    private const string Control = "control-measures";

    public static async Task<IReadOnlyList<AssetQuery>> CatchUpAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        var queries = await db.RowsOfAsync<AssetQuery>(about, cancellationToken);
        var open = queries.Where(query => query.Outcome is not null && !query.IsFinished).ToList();
        if (open.Count == 0)
            return queries;
        var forms = await FlowForms.OfCaseAsync(db, about.Court, about.Id, cancellationToken);
        var failures = await db.Timeline.Where(t => t.Court == about.Court && t.CaseId == about.Id && t.Kind == "control.failed").ToListAsync(cancellationToken);
        foreach (var query in open)
        {
            Analyse(query, forms);
            if (query is { Outcome: QueryOutcome.Found, Control: null })
                Fail(query, forms, failures);
        }

        return queries;
    }

    /// <summary>The systems in which this case is to be queried: those whose node has begun, answered or not.</summary>
    public static async Task<IReadOnlyList<QuerySystem>> AskedAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        var begun = await db.Deadlines.Where(d => d.Court == about.Court && d.CaseId == about.Id && d.State != DeadlineState.Void)
            .Select(d => d.Node).Distinct().ToListAsync(cancellationToken);
        return [.. new[] { QuerySystem.National, QuerySystem.PointToPoint }.Where(system => begun.Contains(NodeOf(system)))];
    }

    private static void Analyse(AssetQuery query, FlowForms forms)
    {
        if (query.AnalysedAt is not null || forms.LatestTask(Analysis, NodeOf(query.System)) is not { DoneAt: { } at } task)
            return;
        var form = FlowForms.Of(task);
        query.Analyse(form.Text("summary"), form.File("feedbackForm"), form.Instant("provenAt") ?? at);
    }

    private static void Fail(AssetQuery query, FlowForms forms, List<TimelineEntry> failures)
    {
        if (forms.LatestTask(Control, NodeOf(query.System)) is { Outcome: "failed", DoneAt: { } at } task)
            query.ReportControl(ControlFeedback.Failed, FlowForms.Of(task).Text("failureReason"), at);
        else if (failures.Find(failure => failure.ProvenAt >= query.AnsweredAt) is { } failure)
            query.ReportControl(ControlFeedback.Failed, failure.Text, failure.ProvenAt);
    }

    private static string NodeOf(QuerySystem system) => system == QuerySystem.PointToPoint ? "point-to-point-asset-query" : "national-asset-query";
}
