using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>What happens to a measure at or before its end.</summary>
public enum MeasureAction
{
    /// <summary>续行; only on or before the last day</summary>
    Renewed,

    /// <summary>解除</summary>
    Released,

    /// <summary>财产已处置</summary>
    Disposed,

    /// <summary>到期失效</summary>
    Lapsed,
}

/// <summary>Renews, releases, disposes of or lapses a control measure (控制措施). A measure that has ended already is left as it is.</summary>
[Activity("Court.EndMeasure", DisplayName = "控制措施续行或终结", Category = "财产查控", Description = "登记查封、扣押、冻结的续行、解除、处置或者失效")]
[ActivityInput("measureId", "String", Required = true, DisplayName = "控制措施")]
[ActivityInput("action", "String", Required = true, DisplayName = "后续处理", Choices = ["renewed=续行", "released=解除", "disposed=财产已处置", "lapsed=到期失效"])]
[ActivityInput("form", "Object", DisplayName = "后续处理表单")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class EndMeasure(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var measure = await db.RowOfAsync<ControlMeasure>(about, context.RequiredText("measureId"), context.CancellationToken);
        var action = EnumCode.Parse<MeasureAction>(context.RequiredText("action"));
        var form = FormData.Of(context.Input("form"));
        if (IsDone(measure, action, CourtTime.DayOf(context.Now)))
            return;
        Apply(measure, action, form, context.Now);
        if (action is MeasureAction.Released or MeasureAction.Disposed)
            await MeasureExpiry.StopAsync(book, measure, context);
        if (action == MeasureAction.Disposed && measure.AssetId is { } assetId)
            (await db.Assets.FindAsync([about.Court, assetId], context.CancellationToken))?.Judge(Disposability.DisposedOf);
        db.Note(
            about, $"measure-{action.Code()}", MeasureText.Ended(measure, action), context.Now, context.Input<string>("clause"), context.Actor,
            provenAt: form.Instant("provenAt"));
    }

    private static void Apply(ControlMeasure measure, MeasureAction action, FormData form, DateTimeOffset now)
    {
        var document = form.Text("rulingNumber") ?? form.Text("document");
        var on = form.Day("provenAt") ?? CourtTime.DayOf(now);
        switch (action)
        {
            case MeasureAction.Renewed: measure.Renew(form.RequiredDay("newEndsOn", "续行后文书载明的末日"), document, now); break;
            case MeasureAction.Released: measure.Release(document, on); break;
            case MeasureAction.Disposed: measure.Dispose(document, on); break;
            case MeasureAction.Lapsed: measure.Lapse(CourtTime.DayOf(now)); break;
        }
    }

    // several flows may end the same measure: its release, the disposal of the property, and the watch over its end
    private static bool IsDone(ControlMeasure measure, MeasureAction action, DateOnly today) => action switch
    {
        MeasureAction.Lapsed => measure.State != MeasureState.InForce || measure.EndsOn >= today,
        MeasureAction.Released or MeasureAction.Disposed => !measure.IsOpen,
        _ => false,
    };
}
