using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Funds;
using EnforcementFlows.Api.Features.Queries;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Closing;

/// <summary>Gathers a case's file for its closing (结案审查). The check reads it, and closing reads it once more: facts move while approvers read.</summary>
internal static class ClosingFile
{
    public static async Task<IReadOnlyList<UnmetCondition>> ReviewAsync(
        EnforcementDbContext db, EnforcementCase about, ClosingWay way, CourtProfile profile, ActivityExecutionContext context)
    {
        var report = await ReportAsync(db, context);
        var file = await ReadAsync(db, about, report, context.CancellationToken);
        var request = FormData.Of(context.WorkflowInput("request")).Part("data");
        return ClosingReview.Of(way, profile.Closing.GetValueOrDefault(way.Code()) ?? [], FactsOf(file, way, report, request, profile, context.Now));
    }

    public static ClosingFacts FactsOf(CaseFile file, ClosingWay way, FormData report, FormData request, CourtProfile profile, DateTimeOffset now) =>
        ClosingFacts.Read(file, ClosingReport.Statements(way, report, request, profile, file.Sanctions), CourtTime.DayOf(now));

    /// <summary>The closing report (结案报告) as the flow hands it over, else as it was last filled in.</summary>
    public static async Task<FormData> ReportAsync(EnforcementDbContext db, ActivityExecutionContext context)
    {
        var given = FormData.Of(context.Input("form"));
        var report = given.Part("report").Has("ground") ? given.Part("report") : given;
        return report.Has("ground") ? report : (await FlowForms.OfFlowAsync(db, context)).Latest("closing-report");
    }

    /// <summary>Everything on record, with what the report says of it. What that changes is kept only if the caller saves.</summary>
    public static async Task<CaseFile> ReadAsync(EnforcementDbContext db, EnforcementCase about, FormData report, CancellationToken cancellationToken)
    {
        await db.PartiesAsync(about, cancellationToken);
        var file = new CaseFile(about)
        {
            Documents = (await db.RowsOfAsync<CaseDocument>(about, cancellationToken)).Newest(),
            Queries = await QueryFollowUp.CatchUpAsync(db, about, cancellationToken),
            SystemsAsked = await QueryFollowUp.AskedAsync(db, about, cancellationToken),
            Assets = await db.RowsOfAsync<Asset>(about, cancellationToken),
            Measures = await db.RowsOfAsync<ControlMeasure>(about, cancellationToken),
            Sanctions = await db.RowsOfAsync<Sanction>(about, cancellationToken),
            Account = await db.AccountOfAsync(about, cancellationToken),
            OpenLeads = (await db.RowsOfAsync<CaseRequest>(about, cancellationToken)).Count(request => request is { Kind: RequestKinds.AssetLead, FinishedAt: null }),
            Deferrals = await db.RowsOfAsync<PayoutDeferral>(about, cancellationToken),
        };
        JudgeAssets(file.Assets, report);
        return file;
    }

    // the report says of each asset that is left why it cannot be disposed of
    private static void JudgeAssets(IReadOnlyCollection<Asset> assets, FormData report)
    {
        foreach (var line in report.Lines("undisposable"))
            assets.FirstOrDefault(asset => asset.Id.ToString("D") == line.Text("assetId"))?.Judge(Disposability.NotDisposable, line.Text("reason"));
    }
}
