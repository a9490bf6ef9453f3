using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>Sends what nobody claimed back to the payer or deposits it (退付、提存), as the director decided.</summary>
[Activity("Court.ReturnReceipt", DisplayName = "退付、提存不明款", Category = "案款", Description = "退付或者提存不明来款")]
[ActivityInput("receiptId", "String", Required = true, DisplayName = "到账款")]
[ActivityInput("disposition", "String", Required = true, DisplayName = "处理", Choices = ["refund=退付", "deposit=提存"])]
[ActivityInput("form", "Object", DisplayName = "办理表单")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ReturnReceipt(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var receipt = await db.ReceiptAsync(context.Tenant, context.RequiredText("receiptId"), context.CancellationToken);
        if (receipt.IsSettled)
            return;
        var returned = receipt.ReturnRest();
        var how = context.RequiredText("disposition") == "deposit" ? "提存" : "退付";
        var provenAt = FormData.Of(context.Input("form")).Instant("executedOn");
        db.Note(about, "funds-returned", $"无人认领的案款 {returned} 元已{how}。", context.Now, context.Input<string>("clause"), context.Actor, provenAt: provenAt);
    }
}
