using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Queries;

/// <summary>Records the answer of a query for assets (查控结果) and every asset found.</summary>
[Activity("Court.RecordQuery", DisplayName = "登记查控结果", Category = "财产查控", Description = "登记财产查控结果")]
[ActivityInput("system", "String", Required = true, DisplayName = "查控系统", Choices = ["national=总对总", "point-to-point=点对点", "offline=线下查询"])]
[ActivityInput("form", "Object", Required = true, DisplayName = "查控结果表单或回传数据")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutcomes(Found, Nothing, Labels = ["查到财产", "未查到财产"])]
public sealed class RecordQuery(EnforcementDbContext db) : Activity
{
    private const string Found = "found";
    private const string Nothing = "nothing";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var system = EnumCode.Parse<QuerySystem>(context.RequiredText("system"));
        var form = FormData.Of(context.Input("form"));
        var lines = form.Lines("assets");
        var found = form.Flag("found") || lines.Count > 0;
        var query = AssetQuery.Start(about, system, context.Actor, context.Now);
        query.Answer(
            found ? QueryOutcome.Found : QueryOutcome.Nothing, form.Instant("queriedAt") ?? form.Instant("provenAt") ?? context.Now, context.Now, form.Text("unreachable"));
        db.AssetQueries.Add(query);
        await AddAssetsAsync(context, about, query, lines);
        var text = found ? $"{LegalNames.Of(system)}反馈：查到财产 {lines.Count} 项。" : $"{LegalNames.Of(system)}反馈：未查到财产。";
        db.Note(about, "query-answered", text, context.Now, context.Input<string>("clause"), context.Actor, provenAt: query.AnsweredAt);
        context.Complete(found ? Found : Nothing);
    }

    private async Task AddAssetsAsync(ActivityExecutionContext context, EnforcementCase about, AssetQuery query, IReadOnlyList<FormData> lines)
    {
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var known = await db.RowsOfAsync<Asset>(about, context.CancellationToken);
        foreach (var line in lines)
        {
            var finding = Read(line, parties);
            // the same account may be reported by both query systems
            if (finding.Identifier is not null && known.Any(a => a.Kind == finding.Kind && a.Identifier == finding.Identifier && a.Owner == finding.Owner))
                continue;
            var asset = Asset.Find(about, finding, EnumCode.Parse<AssetSource>(query.System.Code()), query.Id, context.Now);
            if (!line.Has("disposable"))
                asset.Judge(Disposability.Unknown);
            else if (line.Flag("disposable"))
                asset.Judge(Disposability.Disposable);
            else if (finding.Burdens is { } reason)
                asset.Judge(Disposability.NotDisposable, reason);
            db.Assets.Add(asset);
        }
    }

    private static AssetFinding Read(FormData line, IReadOnlyList<Party> parties)
    {
        var owner = line.RequiredText("owner", "所有人");
        var party = parties.Named(owner);
        return new(
            line.RequiredCode<AssetKind>("kind", "种类"), party?.Name ?? owner, line.Text("description"), line.Text("identifier"),
            line.Amount("amount"), line.Amount("value"), line.Text("burdens"), party?.Id);
    }
}
