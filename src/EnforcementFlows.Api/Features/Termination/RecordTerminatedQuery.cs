using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>Writes a periodic query (终本后定期查询) into the register and says what is to be done about its result.</summary>
/// <remarks>WL-3-2-3 to WL-3-2-6; 终本规定 9. The query itself and the assets are recorded by <c>Court.RecordQuery</c>.</remarks>
[Activity("Court.RecordTerminatedQuery", DisplayName = "登记终本后查询", Category = "终本管理", Description = "登记终本后的财产查询结果")]
[ActivityInput("form", "Object", Required = true, DisplayName = "查控结果表单或回传数据")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("entry", "Object", DisplayName = "登记")]
[ActivityOutcomes(Hit, Below, Nothing, Labels = ["查到可供执行财产", "财产不足处置", "未查到财产"])]
public sealed class RecordTerminatedQuery(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    private const string Hit = "hit";
    private const string Below = "below";
    private const string Nothing = "nothing";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var settings = profiles.Get(context.Tenant, context.Now).Settings.TerminatedQueries;
        var form = FormData.Of(context.Input("form"));
        var entry = await TerminatedRegister.OfAsync(db, about, context.CancellationToken);
        var found = form.Flag("found") || form.Lines("assets").Count > 0;
        entry.RecordQuery(settings.Plan(), found, form.Instant("queriedAt") ?? form.Instant("provenAt") ?? context.Now);
        var outcome = !found ? Nothing : IsWorthAReminder(form, settings.ReminderAmount) ? Hit : Below;
        context.SetOutput("entry", TerminatedEntry.Of(entry, settings.Automatic));
        var next = entry.NextQueryOn is { } day ? $"下次查询日 {day:yyyy-MM-dd}。" : "查询期已满，不再定期查询。";
        db.Note(about, "terminated-queried", $"终本后第 {entry.Queries} 次查询：{Words(outcome, settings.ReminderAmount)}{next}", context.Now, context.Input<string>("clause"), context.Actor);
        context.Complete(outcome);
    }

    // the threshold is one of deposits; a house is a lead whatever it is worth, and so is an answer that does not say what it found
    private static bool IsWorthAReminder(FormData form, Money threshold)
    {
        var assets = form.Lines("assets");
        if (assets.Count == 0 || assets.Any(asset => asset.Code<AssetKind>("kind") is not (AssetKind.Deposit or AssetKind.NetworkFunds)))
            return true;
        return assets.Aggregate(Money.Zero, (sum, asset) => sum + (asset.Amount("amount") ?? Money.Zero)) >= threshold;
    }

    private static string Words(string outcome, Money threshold) => outcome switch
    {
        Hit => "查到财产，须筛查。",
        Below => $"查到的存款未达提醒标准（{threshold} 元）。",
        _ => "未查到财产。",
    };
}
