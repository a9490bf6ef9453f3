using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Disposal;

namespace EnforcementFlows.Api.Features.Disposal;

/// <summary>What the form of each step says, handed to the disposal; steps that only need to be on record are recorded as they are.</summary>
internal static class DisposalSteps
{
    /// <exception cref="DomainException">A value is missing, or the law does not allow it so.</exception>
    public static void Apply(AssetDisposal disposal, DisposalStep step, FormData form, StepEntry entry)
    {
        switch (step)
        {
            case DisposalStep.ReferencePrice: disposal.FixPrice(PriceOf(form), entry); break;
            case DisposalStep.ReservePrice: PlanRound(disposal, form, entry); break;
            case DisposalStep.Publication: Announce(disposal, form, entry); break;
            case DisposalStep.Result: EndRound(disposal, form, entry); break;
            case DisposalStep.Balance: disposal.PayBalance(form.Instant("paidAt") ?? entry.At, entry); break;
            case DisposalStep.Default: disposal.BuyerDefaults(entry); break;
            case DisposalStep.SetOff: disposal.SetOff(form.RequiredAmount("setOffPrice", "抵债价"), entry); break;
            case DisposalStep.Ruling: disposal.ServeRuling(form.Text("rulingNumber"), form.RequiredDay("servedOn", "送达日期"), entry); break;
            case DisposalStep.Transfer: Transfer(disposal, form, entry); break;
            default: disposal.Record(step, entry); break;
        }
    }

    public static string NameOf(DisposalStep step) => step switch
    {
        DisposalStep.Materials => "移交评估、拍卖手续",
        DisposalStep.Survey => "现状调查",
        DisposalStep.PriceStart => "启动确定参考价",
        DisposalStep.ReferencePrice => "确定参考价",
        DisposalStep.PriceReportService => "送达参考价报告",
        DisposalStep.PriceObjection => "参考价异议期满",
        DisposalStep.ReservePrice => "确定起拍价、保证金",
        DisposalStep.AnnouncementDraft => "签发拍卖公告",
        DisposalStep.Notification => "拍卖前通知",
        DisposalStep.Publication => "发布拍卖公告",
        DisposalStep.Result => "登记拍卖结果",
        DisposalStep.Balance => "尾款付清",
        DisposalStep.Default => "买受人悔拍",
        DisposalStep.UnsoldDecision => "决定流拍后处理",
        DisposalStep.SetOff => "以物抵债",
        DisposalStep.Ruling => "送达成交、抵债裁定",
        _ => "过户交付",
    };

    private static ReferencePrice PriceOf(FormData form) => new(
        form.RequiredCode<PriceMethod>("method", "方式"), form.RequiredAmount("price", "参考价"),
        form.RequiredDay("fixedOn", "确定日期"), form.RequiredDay("validUntil", "有效期至"));

    private static void PlanRound(AssetDisposal disposal, FormData form, StepEntry entry) => disposal.PlanRound(
        form.RequiredCode<AuctionRoundKind>("round", "拍次"), form.RequiredAmount("startingPrice", "起拍价"),
        form.RequiredAmount("increment", "增价幅度"), form.RequiredAmount("deposit", "保证金"), CourtTime.DayOf(entry.At), entry);

    private static void Announce(AssetDisposal disposal, FormData form, StepEntry entry) => disposal.Announce(
        form.Instant("publishedAt") ?? entry.At, form.RequiredInstant("auctionStart", "开拍时间"), form.RequiredInstant("auctionEnd", "截拍时间"), entry);

    private static void EndRound(AssetDisposal disposal, FormData form, StepEntry entry) => disposal.EndRound(
        form.RequiredCode<AuctionResult>("result", "拍卖结果"), form.Instant("endedAt") ?? entry.At, form.Amount("price"), form.Text("buyer"), entry);

    private static void Transfer(AssetDisposal disposal, FormData form, StepEntry entry) =>
        disposal.Transfer(form.RequiredDay("transferredOn", "过户日期"), form.RequiredDay("deliveredOn", "交付日期"), entry);
}
