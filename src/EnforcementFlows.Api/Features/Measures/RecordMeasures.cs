using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>Records the control measures (控制措施) that were taken, each with the end date of its notice, and watches over every end.</summary>
[Activity("Court.RecordMeasures", DisplayName = "登记控制措施", Category = "财产查控", Description = "登记查封、扣押、冻结")]
[ActivityInput("form", "Object", Required = true, DisplayName = "控制措施表单或回传数据")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("measureIds", "Object", DisplayName = "控制措施")]
public sealed class RecordMeasures(EnforcementDbContext db, ProfileCatalog profiles, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var form = FormData.Of(context.Input("form"));
        var assets = await db.RowsOfAsync<Asset>(about, context.CancellationToken);
        var known = (await db.RowsOfAsync<ControlMeasure>(about, context.CancellationToken)).ToList();
        var (earlier, ids) = (known.Count, new List<object?>());
        foreach (var line in form.Lines("measures"))
        {
            var details = MeasureLine.Read(line, assets);
            var measure = known.Find(other => IsSame(other, details)); // the same notice reported twice: by hand and by the query system
            if (measure is null)
            {
                measure = Take(context, about, details);
                if (measure is { Kind: MeasureKind.Transfer, AssetId: { } assetId })
                    await TransferredAsync(context, known.FindAll(other => other.AssetId == assetId), measure, assets.First(asset => asset.Id == assetId));
                known.Add(measure);
            }

            ids.Add(measure.Id.ToString("D"));
        }

        foreach (var measure in known.Skip(earlier).Where(measure => measure is { State: MeasureState.InForce, EndsOn: not null }))
            context.Enqueue(MeasureExpiry.Watch(measure, profiles.Get(context.Tenant, context.Now)));
        await ReportControlAsync(about, form, context);
        context.SetOutput("measureIds", ids);
    }

    private ControlMeasure Take(ActivityExecutionContext context, EnforcementCase about, MeasureDetails details)
    {
        var measure = ControlMeasure.Take(about, details, context.Now);
        db.Measures.Add(measure);
        db.Note(about, "measure-recorded", MeasureText.Taken(measure), context.Now, context.Input<string>("clause"), context.Actor);
        return measure;
    }

    // the money has left the account: what froze it there holds nothing any more
    private async Task TransferredAsync(ActivityExecutionContext context, List<ControlMeasure> onAsset, ControlMeasure transfer, Asset asset)
    {
        foreach (var freeze in onAsset.Where(other => other.IsInForceOn(transfer.StartsOn!.Value)))
        {
            freeze.Dispose(transfer.Document, transfer.StartsOn!.Value);
            await MeasureExpiry.StopAsync(book, freeze, context);
        }

        asset.Judge(Disposability.DisposedOf);
    }

    private static bool IsSame(ControlMeasure measure, MeasureDetails details) =>
        measure.Kind == details.Kind && measure.Document == details.Document && measure.Property == details.Property
        && (measure.StartsOn == details.StartsOn || measure.State == MeasureState.Waiting);

    // TB-3.2-3a: a query counts as finished only with the report on control
    private async Task ReportControlAsync(EnforcementCase about, FormData form, ActivityExecutionContext context)
    {
        foreach (var query in await db.RowsOfAsync<AssetQuery>(about, context.CancellationToken))
        {
            if (query.Outcome == QueryOutcome.Found && query.Control is null)
                query.ReportControl(ControlFeedback.Controlled, form.Text("failureReason"), form.Instant("provenAt") ?? context.Now);
        }
    }
}

/// <summary>One line of the form <c>control-measures</c>.</summary>
internal static class MeasureLine
{
    /// <exception cref="DomainException">A value is missing or wrong.</exception>
    public static MeasureDetails Read(FormData line, IReadOnlyList<Asset> assets)
    {
        var named = line.Text("assetId") ?? line.Text("property");
        var asset = assets.FirstOrDefault(a => named == a.Id.ToString("D") || (named is not null && (named == a.Identifier || named == a.Description)));
        return new MeasureDetails(
            line.RequiredCode<MeasureKind>("kind", "措施"),
            asset?.Kind ?? line.RequiredCode<AssetKind>("assetKind", "财产种类"),
            line.Text("property") ?? (asset is null ? named ?? "" : PropertyText(asset)),
            line.Text("document") ?? line.RequiredText("rulingNumber", "裁定书文号"),
            line.Day("startsOn") ?? line.Day("takenAt"),
            line.Day("endsOn"),
            line.Count("waitingRank") ?? line.Count("rank"),
            line.Amount("amountLimit"),
            line.Text("assistedBy") ?? line.Text("helper"),
            asset?.Id);
    }

    private static string PropertyText(Asset asset)
    {
        var text = string.Join(' ', new[] { asset.Description, asset.Identifier }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return text.Length > 0 ? text : asset.Owner;
    }
}
