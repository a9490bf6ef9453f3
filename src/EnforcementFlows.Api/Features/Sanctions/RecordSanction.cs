using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Sanctions;

/// <summary>Enters or lifts a listing or a restriction (失信、限制消费) in the ledger. Only the flow's own approved request opens this door.</summary>
/// <remarks>TB-3.2-8a 经审批同意后准许纳入；TB-3.2-8b 严禁各团队私自撤销。</remarks>
[Activity("Court.RecordSanction", DisplayName = "登记失信、限制消费", Category = "失信限高", Description = "登记纳入失信、限制消费及其撤销")]
[ActivityInput("kind", "String", Required = true, DisplayName = "种类", Choices = ["dishonest-listing=纳入失信被执行人名单", "consumption-restriction=限制消费"])]
[ActivityInput("action", "String", Required = true, DisplayName = "办理", Choices = ["add=纳入", "lift=撤销、解除"])]
[ActivityInput("form", "Object", Required = true, DisplayName = "录入表单和申请内容")]
[ActivityInput("approvals", "Object", DisplayName = "审批记录")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class RecordSanction(EnforcementDbContext db, ProfileCatalog profiles, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var (entry, data) = (FormData.Of(context.Input("form")).Part("entry"), FormData.Of(context.Input("form")).Part("data"));
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var debtor = parties.Named(data.RequiredText("debtor", "被执行人")) ?? throw new DomainException("sanction.not-a-debtor", "只能对本案被执行人采取该措施。");
        var kind = EnumCode.Parse<SanctionKind>(context.RequiredText("kind"));
        var act = EnumCode.Parse<SanctionAct>(context.RequiredText("action"));
        await db.SanctionEntries.Where(row => row.Court == about.Court && row.CaseId == about.Id).LoadAsync(context.CancellationToken);
        var existing = await db.RowsOfAsync<Sanction>(about, context.CancellationToken);
        if (IsRecorded(existing, request, act))
            return;
        if (act == SanctionAct.Add)
            ListingExpiry.Watch(
                Add(about, kind, debtor, new(entry, data, request, context.Actor ?? "system"), existing), profiles.Get(context.Tenant, context.Now), context);
        else
            await ListingExpiry.StopAsync(book, Lift(existing, kind, debtor, new(entry, data, request, context.Actor ?? "system")), context);
        var text = $"{(act == SanctionAct.Add ? "采取" : "撤销、解除")}{NameOf(kind)}（{parties.PlaceOf(debtor)}）。";
        db.Note(
            about, $"sanction-{act.Code()}", text, context.Now, context.Input<string>("clause"), context.Actor,
            provenAt: entry.Instant("enteredOn"));
    }

    private Sanction Add(EnforcementCase about, SanctionKind kind, Party debtor, Entry by, IReadOnlyList<Sanction> existing)
    {
        var on = by.Form.RequiredDay("enteredOn", "办理日期");
        var ground = kind == SanctionKind.DishonestListing ? by.Data.Code<ListingGround>("ground") : null;
        var details = new SanctionDetails(kind, debtor.Id, ground, on, ExtraYears(ground, on, by.Form.Day("endsOn")), by.Form.Text("systemNumber"));
        var sanction = Sanction.Add(about, details, by.Request, by.Operator, existing);
        db.Sanctions.Add(sanction);
        return sanction;
    }

    private static Sanction Lift(IReadOnlyList<Sanction> existing, SanctionKind kind, Party debtor, Entry by)
    {
        var sanction = existing.FirstOrDefault(s => s.Kind == kind && s.PartyId == debtor.Id && s.State == SanctionState.InForce)
            ?? throw new DomainException("sanction.not-in-force", "该被执行人没有生效中的此类措施。");
        sanction.Lift(
            by.Data.RequiredCode<LiftGround>("ground", "事由"), by.Request, by.Operator, by.Form.RequiredDay("enteredOn", "办理日期"), by.Form.Text("systemNumber"));
        return sanction;
    }

    // the entry names the last day; the law knows two years, or one to three more
    private static int ExtraYears(ListingGround? ground, DateOnly start, DateOnly? last)
    {
        if (ground is not { } named || last is null)
            return 0;
        for (var years = 0; years <= 3 && named != ListingGround.AbleButRefusing; years++)
        {
            if (ListingTerm.LastDay(named, start, years) == last)
                return years;
        }

        throw new DomainException("sanction.term-invalid", "期限末日与失信规定第2条的期限不符。");
    }

    private static bool IsRecorded(IReadOnlyList<Sanction> existing, CaseRequest request, SanctionAct act) =>
        existing.Any(sanction => sanction.Entries.Any(entry => entry.RequestId == request.Id && entry.Act == act));

    private static string NameOf(SanctionKind kind) => kind == SanctionKind.DishonestListing ? "纳入失信被执行人名单" : "限制消费";

    private sealed record Entry(FormData Form, FormData Data, CaseRequest Request, string Operator);
}
