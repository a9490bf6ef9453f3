using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>Looks for what is out of the ordinary in a payout plan (案款异常监测): a payee who is no party, more than the claim, the same payment twice.</summary>
/// <remarks>WL-2-2. A payout without approval is not possible at all, and a plan of more than the account holds is refused.</remarks>
[Activity("Court.CheckPayoutPlan", DisplayName = "监测案款异常", Category = "案款", Description = "发放前监测案款异常")]
[ActivityInput("plan", "Object", Required = true, DisplayName = "发放方案")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("anomalies", "Object", DisplayName = "异常")]
[ActivityOutcomes(Clear, Anomalous, Labels = ["无异常", "有异常"])]
public sealed class CheckPayoutPlan(EnforcementDbContext db) : Activity
{
    private const string Clear = "clear";
    private const string Anomalous = "anomalous";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var lines = FormData.Of(context.Input("plan")).Lines("items").Select(RecordPayout.ReadLine)
            .Select(line => line with { Payee = parties.Named(line.Payee)?.Name ?? line.Payee }).ToList();
        Payout.EnsureCovered(lines, (await db.AccountOfAsync(about, context.CancellationToken))?.Balance ?? Money.Zero);
        var anomalies = PayoutAnomalies.Of(about, lines, await db.RowsOfAsync<Payout>(about, context.CancellationToken));
        context.SetOutput("anomalies", anomalies);
        if (anomalies.Count > 0)
            db.Note(about, "funds-anomaly", $"案款异常：{string.Concat(anomalies)}", context.Now, context.Input<string>("clause"), context.Actor);
        context.Complete(anomalies.Count == 0 ? Clear : Anomalous);
    }
}
