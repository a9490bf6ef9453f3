using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Repair.Flows;

public static class FlowRepairEndpoints
{
    private const string Inspect = "flow.inspect";
    private const string Repair = "flow.repair";
    private const string Confirm = "flow.confirm";
    private const string Drawn = "拟定后由另一人（具有 flow.confirm 权限）确认，方才生效。";

    public static void AddFlowRepairs(this IServiceCollection services)
    {
        services.AddSingleton<RepairLease>();
        services.AddSingleton<ItemRepair>();
        services.AddSingleton<RepairRun>();
        services.AddHostedService<RepairWorker>();
        services.AddScoped<RepairDesk>();
        services.AddScoped<RepairPreviews>();
        services.AddScoped<RepairStart>();
        services.AddScoped<FlowWithdrawal>();
    }

    public static void MapFlowRepairs(this IEndpointRouteBuilder api)
    {
        var flows = api.MapGroup("/instances").WithTags("Repair");
        flows.MapGet("/", ListInstances.Handle).WithName(nameof(ListInstances)).RequirePermission(Inspect).WithSummary("流程实例");
        flows.MapGet("/{instanceId:guid}", GetInstance.Handle).WithName(nameof(GetInstance)).RequirePermission(Inspect).WithSummary("一个流程实例")
            .WithDescription("进行中的步骤、所等待的事项、变量，以及可跳过的结果和可转移的目标。变量可能含个人信息，查看留痕。");
        flows.MapPost("/{instanceId:guid}/variables", ChangeFlowVariable.Handle).WithName(nameof(ChangeFlowVariable)).RequirePermission(Repair)
            .WithSummary("拟更正变量").WithDescription(Drawn);
        flows.MapPost("/{instanceId:guid}/move", MoveFlowStep.Handle).WithName(nameof(MoveFlowStep)).RequirePermission(Repair).WithSummary("拟转移步骤").WithDescription(Drawn);
        flows.MapPost("/{instanceId:guid}/cancel", CancelFlowInstance.Handle).WithName(nameof(CancelFlowInstance)).RequirePermission(Repair)
            .WithSummary("拟取消流程").WithDescription(Drawn);
        api.MapPost("/incidents/{instanceId:guid}/{contextId:int}/skip", SkipIncident.Handle).WithTags("Repair").WithName(nameof(SkipIncident)).RequirePermission(Repair)
            .WithSummary("拟跳过异常的步骤").WithDescription(Drawn);

        var repairs = api.MapGroup("/repairs").WithTags("Repair");
        repairs.MapPost("/", FreezeRepair.Handle).WithName(nameof(FreezeRepair)).RequirePermission(Repair).WithSummary("拟批量处置流程异常")
            .WithDescription("符合条件的流程异常即时固定；此后新增的不在其内，此后有变动的不予处理。");
        repairs.MapGet("/", ListRepairs.Handle).WithName(nameof(ListRepairs)).RequirePermission(Inspect).WithSummary("流程处置");
        repairs.MapGet("/{repairId:guid}", GetRepair.Handle).WithName(nameof(GetRepair)).RequirePermission(Inspect).WithSummary("一项处置的进度和结果");
        repairs.MapGet("/{repairId:guid}/items", ListRepairItems.Handle).WithName(nameof(ListRepairItems)).RequirePermission(Inspect).WithSummary("处置的各流程：预览或结果");
        repairs.MapPost("/{repairId:guid}/execute", ExecuteRepair.Handle).WithName(nameof(ExecuteRepair)).RequirePermission(Repair).WithSummary("执行无须确认的处置");
        repairs.MapPost("/{repairId:guid}/confirm", ConfirmRepair.Handle).WithName(nameof(ConfirmRepair)).RequirePermission(Confirm).WithSummary("确认并执行他人拟定的处置");
        repairs.MapPost("/{repairId:guid}/cancel", CancelRepair.Handle).WithName(nameof(CancelRepair)).RequirePermission(Repair).WithSummary("取消处置")
            .WithDescription("已处置的保留，其余不再处置。");
    }
}
