using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>Claims a receipt (案款认领) for one case or splits it over several; never more than arrived.</summary>
[Activity("Court.ClaimReceipt", DisplayName = "认领案款", Category = "案款", Description = "认领到账款")]
[ActivityInput("receiptId", "String", Required = true, DisplayName = "到账款")]
[ActivityInput("allocation", "Object", Required = true, DisplayName = "归属：caseId、amount、basis")]
[ActivityInput("form", "Object", DisplayName = "认领表单")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ClaimReceipt(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var receipt = await db.ReceiptAsync(context.Tenant, context.RequiredText("receiptId"), context.CancellationToken);
        var form = FormData.Of(context.Input("form"));
        var lines = FormData.Of(new Dictionary<string, object?> { ["items"] = context.Input("allocation") }).Lines("items");
        if (lines.Count == 0)
            throw new DomainException("funds.allocation-missing", "须写明案款归属的案件和金额。");
        foreach (var line in lines)
        {
            var about = await db.NamedCaseAsync(context.Tenant, line.RequiredText("caseId", "案件"), context.CancellationToken);
            var entry = new FundsEntry(
                context.Actor ?? "system", context.Now, context.Input<string>("clause"), line.Text("basis"), form.Instant("provenAt") ?? form.Instant("claimedOn"));
            await db.ClaimAsync(receipt, about, line.RequiredAmount("amount", "金额"), entry, context.CancellationToken);
        }
    }
}
