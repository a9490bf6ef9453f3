using EnforcementFlows.Api.Features.Coercion;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Funds;
using EnforcementFlows.Api.Features.Measures;
using EnforcementFlows.Api.Features.Sanctions;
using EnforcementFlows.Api.Features.Settlements;
using EnforcementFlows.Api.Features.Supervision;
using EnforcementFlows.Api.Features.Termination;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Sheets;
using EnforcementFlows.Api.Hosting.Startup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Ledgers;

public static class LedgerEndpoints
{
    public static void AddLedgers(this IServiceCollection services)
    {
        services.AddSingleton(s => LedgerFile.Load(Path.Combine(s.GetRequiredService<HostFolders>().Workflows, "ledgers", "ledgers.json")));
        services.AddSingleton<LedgerCatalog>();
        services.AddScoped<LedgerLookup>();
        services.AddScoped<LedgerExport>();
        services.AddScoped<NodeLedger>();
        services.AddScoped<LateNodes>();
        services.AddScoped<WorkLogLedger>();
        services.AddScoped<AssignedMatterLedger>();
        services.AddScoped<DailyCheckLedger>();
        services.AddScoped<MeasureLedger>();
        services.AddScoped<SanctionLedger>();
        services.AddScoped<CoerciveLedger>();
        services.AddScoped<SettlementLedger>();
        services.AddScoped<ReceiptLedger>();
        services.AddScoped<PayoutLedger>();
        services.AddScoped<TerminatedLedger>();
    }

    public static void MapLedgers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ledgers", ListLedgers.Handle).WithTags("Supervision").WithName(nameof(ListLedgers)).RequireSignedIn().WithSummary("本院的台账")
            .WithDescription("本人可以查阅的台账：名称、筛选条件和栏目，据此可以显示任何一种台账。栏目的 field 是行中的路径；# 为序号。");
        api.MapLedger("node-deadlines", nameof(NodeLedger), "节点期限预警台账", NodeLedger.Handle, NodeLedger.HandleXlsx)
            .WithDescription("dueBy 只列在该时刻之前到期而尚未完成的节点；open=true 只列尚未完成的。");
        api.MapLedger("work-log", nameof(WorkLogLedger), "工作日志", WorkLogLedger.Handle, WorkLogLedger.HandleXlsx)
            .WithDescription("每次提示、报告一行：何时、向谁、以何种方式、何时确认收到；只增不改。");
        api.MapLedger("assigned-matters", nameof(AssignedMatterLedger), "交办、督办案件台账", AssignedMatterLedger.Handle, AssignedMatterLedger.HandleXlsx);
        api.MapLedger("daily-checks", nameof(DailyCheckLedger), "流程节点日核查", DailyCheckLedger.Handle, DailyCheckLedger.HandleXlsx);
        api.MapLedger("measures", nameof(MeasureLedger), "查封扣押冻结台账", MeasureLedger.Handle, MeasureLedger.HandleXlsx)
            .WithDescription("按登记先后；endsFrom、endsBy 只列末日在其间的在查控措施。");
        api.MapLedger("sanctions", nameof(SanctionLedger), "失信限高台账", SanctionLedger.Handle, SanctionLedger.HandleXlsx)
            .WithDescription("按登记先后；from、to 为办理日，含当日。");
        api.MapLedger("coercive-measures", nameof(CoerciveLedger), "强制措施台账", CoerciveLedger.Handle, CoerciveLedger.HandleXlsx);
        api.MapLedger("settlements", nameof(SettlementLedger), "和解长期履行台账", SettlementLedger.Handle, SettlementLedger.HandleXlsx)
            .WithDescription("按登记先后；dueBy 只列应还日不晚于该日的。");
        api.MapLedger("receipts", nameof(ReceiptLedger), "案款台账", ReceiptLedger.Handle, ReceiptLedger.HandleXlsx)
            .WithDescription("按到账先后；unclaimed=true 只列尚有不明款的。");
        api.MapLedger("payouts", nameof(PayoutLedger), "案款发放台账", PayoutLedger.Handle, PayoutLedger.HandleXlsx);
        api.MapLedger("terminated-cases", nameof(TerminatedLedger), "终本台账", TerminatedLedger.Handle, TerminatedLedger.HandleXlsx)
            .WithDescription("按进入终本案件库先后；dueBy 只列下次查询日不晚于该日的。");
    }

    // as a list and, by the same filters, as a workbook
    private static RouteHandlerBuilder MapLedger(this IEndpointRouteBuilder api, string code, string name, string summary, Delegate list, Delegate xlsx)
    {
        api.MapGet($"/ledgers/{code}.xlsx", xlsx).WithTags("Supervision").WithName($"Export{name}").RequirePermission("ledger.read").WithSummary($"{summary}（XLSX）")
            .WithDescription("筛选与列表相同；全部各行，至多 100000 行。X-Total-Count 为行数。").Produces(StatusCodes.Status200OK, contentType: SheetFile.Type);
        return api.MapGet($"/ledgers/{code}", list).WithTags("Supervision").WithName(name).RequirePermission("ledger.read").WithSummary(summary);
    }
}

/// <summary>The ledgers that the caller may read, as definitions.</summary>
public static class ListLedgers
{
    internal static Ok<IReadOnlyList<LedgerDefinition>> Handle(
        [FromServices] LedgerCatalog ledgers, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock) =>
        TypedResults.Ok(ledgers.Of(profiles.Get(actor.Court, clock.GetUtcNow()), actor.Has));
}
