using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Disposal;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Disposal;

/// <summary>Records a step of the disposal of an asset (财产处置): survey, price, rounds, sale or set-off, transfer. The law's numbers are checked at each.</summary>
[Activity("Court.RecordDisposal", DisplayName = "登记财产处置", Category = "财产处置", Description = "登记财产处置的一个环节")]
[ActivityInput("step", "String", Required = true, DisplayName = "处置环节",
    Choices =
    [
        "materials=处置手续审核", "survey=现状调查", "price-start=启动确定参考价", "reference-price=参考价确定", "price-report-service=参考价报告送达", "price-objection=参考价异议期",
        "reserve-price=起拍价、保证金确定", "announcement-draft=拍卖公告拟稿、签发", "notification=拍卖前通知", "publication=公告发布", "result=拍卖结果", "balance=尾款", "default=悔拍",
        "unsold-decision=流拍后处理", "set-off=以物抵债", "ruling=成交、抵债裁定", "transfer=过户交付",
    ])]
[ActivityInput("form", "Object", Required = true, DisplayName = "环节表单")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class RecordDisposal(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var disposal = await FindAsync(about, request, context) ?? await StartAsync(about, request, context);
        var step = EnumCode.Parse<DisposalStep>(context.RequiredText("step"));
        var form = FormData.Of(context.Input("form"));
        var proven = form.Instant("provenAt");
        var entry = new StepEntry(context.Actor ?? "system", context.Now, proven, WorkflowValue.ToJson(context.Input("form")));
        DisposalSteps.Apply(disposal, step, form, entry);
        db.Note(
            about, $"disposal-{step.Code()}", $"财产处置：{DisposalSteps.NameOf(step)}。", context.Now, context.Input<string>("clause"), context.Actor,
            provenAt: proven);
    }

    private async Task<AssetDisposal?> FindAsync(EnforcementCase about, CaseRequest request, ActivityExecutionContext context) =>
        db.Tracked<AssetDisposal>().FirstOrDefault(d => d.RequestId == request.Id)
        ?? await db.Disposals.Include(d => d.Rounds.OrderBy(round => round.Id)).Where(d => d.Court == about.Court && d.RequestId == request.Id)
            .FirstOrDefaultAsync(context.CancellationToken);

    private async Task<AssetDisposal> StartAsync(EnforcementCase about, CaseRequest request, ActivityExecutionContext context)
    {
        var data = FormData.Of(WorkflowValue.Parse(request.Data));
        var asset = await AssetAsync(about, data, context);
        var disposal = AssetDisposal.Start(about, asset.Id, asset.Kind, request, context.Now);
        db.Disposals.Add(disposal);
        return disposal;
    }

    private async Task<Asset> AssetAsync(EnforcementCase about, FormData data, ActivityExecutionContext context)
    {
        var assets = await db.RowsOfAsync<Asset>(about, context.CancellationToken);
        var measures = await db.RowsOfAsync<ControlMeasure>(about, context.CancellationToken);
        var measure = measures.FirstOrDefault(m => m.Id.ToString("D") == data.Text("measureId"));
        var named = assets.FirstOrDefault(a => a.Id.ToString("D") == data.Text("assetId")) ?? assets.FirstOrDefault(a => a.Id == measure?.AssetId);
        if (named is not null)
            return named;
        if (measure is null)
            throw new DomainException("disposal.asset-missing", "申请所指的财产和控制措施均未登记。");
        // a preservation measure came with the filing; its property has not been through a query
        var owner = (await db.PartiesAsync(about, context.CancellationToken)).First(p => p.Role == Domain.Parties.PartyRole.Debtor);
        var asset = Asset.Find(about, new(measure.AssetKind, owner.Name, measure.Property, OwnerPartyId: owner.Id), AssetSource.Offline, null, context.Now);
        db.Assets.Add(asset);
        return asset;
    }
}
