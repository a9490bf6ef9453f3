using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>Records the lines of an approved payout (案款发放) that the handler signed. All are paid or none; the account is never overdrawn.</summary>
/// <remarks>TB-3.2-10c, TB-2.1-3a.</remarks>
[Activity("Court.RecordPayout", DisplayName = "登记案款发放", Category = "案款", Description = "登记案款发放")]
[ActivityInput("receiptId", "String", DisplayName = "到账款")]
[ActivityInput("plan", "Object", Required = true, DisplayName = "发放方案")]
[ActivityInput("form", "Object", Required = true, DisplayName = "发放登记表单")]
[ActivityInput("signature", "Object", Required = true, DisplayName = "承办人签字（待办结果）")]
[ActivityInput("approvals", "Object", DisplayName = "审批记录")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("settled", "Boolean", DisplayName = "已发清")]
public sealed class RecordPayout(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var account = await db.AccountAsync(about, context.Now, context.CancellationToken);
        var payouts = await db.RowsOfAsync<Payout>(about, context.CancellationToken);
        // the bank's report and the entry by hand are one payment
        if (!payouts.Any(payout => payout.RequestId == request.Id && payout.State == PayoutState.Paid))
        {
            foreach (var line in FormData.Of(context.Input("plan")).Lines("items"))
                Pay(context, about, account, request, ReadLine(line));
        }

        context.SetOutput("settled", account.Balance.IsZero);
    }

    private void Pay(ActivityExecutionContext context, EnforcementCase about, CaseAccount account, CaseRequest request, PayoutLine line)
    {
        var form = FormData.Of(context.Input("form"));
        var signature = FormData.Of(context.Input("signature"));
        var paidAt = form.Instant("paidAt") ?? form.Instant("paidOn") ?? form.Instant("provenAt") ?? context.Now;
        var payout = Payout.Plan(account, request, line);
        if (signature.Text("by") is { } signer)
            payout.Sign(about, signer, signature.Instant("at") ?? context.Now);
        payout.Pay(account, request, new(context.Actor ?? "system", paidAt, form.File("voucher") ?? form.Text("reference")), context.Now);
        db.Payouts.Add(payout);
        db.Note(
            about, "funds-paid", $"发放案款 {payout.Amount} 元，余额 {account.Balance} 元。", context.Now, context.Input<string>("clause"), context.Actor,
            provenAt: paidAt);
    }

    internal static PayoutLine ReadLine(FormData line) => new(
        line.RequiredText("payee", "收款人"), line.Text("account"), line.RequiredAmount("amount", "金额"), line.Amount("fee") ?? Money.Zero,
        Remark: line.Text("remark"));
}
