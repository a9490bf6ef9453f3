using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>Records money that arrived (到账款). What came into the case's own account is the case's at once; the rest waits to be claimed.</summary>
[Activity("Court.RecordReceipt", DisplayName = "登记到账款", Category = "案款", Description = "登记到账款并匹配案件")]
[ActivityInput("receipt", "Object", Required = true, DisplayName = "到账信息")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("receiptId", "String", DisplayName = "到账款")]
[ActivityOutput("matched", "Boolean", DisplayName = "已匹配")]
public sealed class RecordReceipt(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var form = FormData.Of(context.Input("receipt"));
        var arrival = Read(form, context);
        var receipt = db.Tracked<Receipt>().FirstOrDefault(r => r.Court == about.Court && r.Reference == arrival.Reference)
            ?? await db.Receipts.Include(r => r.Claims).FirstOrDefaultAsync(r => r.Court == about.Court && r.Reference == arrival.Reference, context.CancellationToken);
        if (receipt is null)
            receipt = await AddAsync(about, arrival, context);
        context.SetOutput("receiptId", receipt.Id);
        context.SetOutput("matched", receipt.IsSettled);
    }

    private async Task<Receipt> AddAsync(EnforcementCase about, ReceiptArrival arrival, ActivityExecutionContext context)
    {
        var receipt = Receipt.Arrive(about.Court, arrival);
        db.Receipts.Add(receipt);
        var clause = context.Input<string>("clause");
        db.Note(about, "funds-arrived", $"到账 {arrival.Amount} 元。", context.Now, clause, context.Actor, provenAt: arrival.ArrivedAt);
        if (arrival.IntoCaseAccount)
        {
            var entry = new FundsEntry(context.Actor ?? "system", context.Now, clause, "汇入本案一案一账户", arrival.ArrivedAt);
            await db.ClaimAsync(receipt, about, receipt.Amount, entry, context.CancellationToken);
        }

        return receipt;
    }

    // an arrival is reported on a case; only what is said to lie in the court's main account still looks for its case
    private static ReceiptArrival Read(FormData form, ActivityExecutionContext context) => new(
        form.Text("reference") ?? form.Text("transactionId") ?? $"flow:{context.InstanceId:N}",
        form.RequiredAmount("amount", "金额"),
        form.Instant("arrivedAt") ?? context.Now,
        form.Text("payer"),
        form.Text("remark"),
        form.Has("intoCaseAccount") ? form.Flag("intoCaseAccount") : form.Text("account") != "main");
}
