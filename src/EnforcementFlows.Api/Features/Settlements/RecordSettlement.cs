using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Settlements;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Settlements;

/// <summary>What is entered of a settlement.</summary>
public enum SettlementAct
{
    /// <summary>达成和解</summary>
    Agree,

    /// <summary>到期前提醒</summary>
    Remind,

    /// <summary>本期履行完毕</summary>
    Pay,

    /// <summary>未全额履行，已催告</summary>
    Urge,

    /// <summary>未全额履行，依申请恢复执行</summary>
    Break,
}

/// <summary>Writes the register of settlements performed by instalments (和解长期履行记录): TB-2.2-3c, TB-3.2-7b.</summary>
[Activity("Court.RecordSettlement", DisplayName = "登记和解履行", Category = "和解", Description = "登记和解协议及各期履行")]
[ActivityInput("action", "String", Required = true, DisplayName = "办理",
    Choices =
    [
        "agree=达成和解", "remind=到期前提醒", "pay=本期履行完毕", "urge=未全额履行，已催告", "break=未全额履行，恢复执行",
    ])]
[ActivityInput("number", "Number", DisplayName = "期次，自 1 起")]
[ActivityInput("form", "Object", DisplayName = "和解协议，或者核对的结果")]
[ActivityInput("ground", "String", DisplayName = "违约处理")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class RecordSettlement(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var act = EnumCode.Parse<SettlementAct>(context.RequiredText("action"));
        var form = FormData.Of(context.Input("form"));
        var text = act == SettlementAct.Agree ? Agree(about, request, form) : await EnterAsync(about, request, act, form, context);
        db.Note(about, $"settlement-{act.Code()}", text, context.Now, context.Input<string>("clause"), context.Actor, provenAt: form.Instant("paidOn"));
    }

    private string Agree(EnforcementCase about, CaseRequest request, FormData form)
    {
        var agreedOn = form.RequiredDay("agreedOn", "签订日期");
        var instalments = SettlementInstalment.Agree(
            about, request, agreedOn, [.. form.Lines("instalments").Select(line => (line.RequiredDay("dueOn", "履行日期"), line.RequiredAmount("amount", "金额（元）")))]);
        db.SettlementInstalments.AddRange(instalments);
        return $"达成执行和解，分 {instalments.Count} 期履行，{agreedOn:yyyy-MM-dd} 签订";
    }

    private async Task<string> EnterAsync(EnforcementCase about, CaseRequest request, SettlementAct act, FormData form, ActivityExecutionContext context)
    {
        var all = (await db.RowsOfAsync<SettlementInstalment>(about, context.CancellationToken)).Where(known => known.RequestId == request.Id).ToList();
        var number = Convert.ToInt32(context.Input("number"), System.Globalization.CultureInfo.InvariantCulture);
        var instalment = all.Find(known => known.Number == number) ?? throw new ActivityFaultException("instalment-missing", $"The settlement has no instalment {number}.");
        if (form.Amount("amount") is { } amount && act is SettlementAct.Pay or SettlementAct.Urge or SettlementAct.Break)
            instalment.Pay(about, amount, form.RequiredDay("paidOn", "履行日期"), form.Text("via") == "court", CourtTime.DayOf(context.Now));
        Apply(act, instalment, all, context);
        return Words(act, instalment, context.Input<string>("ground"));
    }

    private static void Apply(SettlementAct act, SettlementInstalment instalment, List<SettlementInstalment> all, ActivityExecutionContext context)
    {
        switch (act)
        {
            case SettlementAct.Remind: instalment.Remind(context.Now); break;
            case SettlementAct.Pay: instalment.Complete(); break;
            default: instalment.NoteBreach(context.Input<string>("ground"), ends: act == SettlementAct.Break); break;
        }
        if (act == SettlementAct.Break)
            all.ForEach(other => other.Leave());
    }

    private static string Words(SettlementAct act, SettlementInstalment i, string? ground) => $"和解第 {i.Number} 期（{i.DueOn:yyyy-MM-dd}，{i.Amount} 元）" + act switch
    {
        SettlementAct.Remind => "临近履行期，已提醒",
        SettlementAct.Pay => $"已履行，共 {i.Paid} 元",
        SettlementAct.Urge => $"已履行 {i.Paid} 元，已催告：{ground}",
        _ => $"已履行 {i.Paid} 元，依申请恢复原生效法律文书的执行，已履行部分扣除：{ground}",
    };
}
