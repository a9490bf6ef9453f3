using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Migrations;

public static class MigrationEndpoints
{
    public static void AddMigrations(this IServiceCollection services)
    {
        services.AddSingleton<MigrationLease>();
        services.AddSingleton<FlowTransfer>();
        services.AddSingleton<MigrationRun>();
        services.AddHostedService<MigrationWorker>();
        services.AddScoped<MigrationScopes>();
        services.AddScoped<MigrationDesk>();
        services.AddScoped<FlowTrials>();
        services.AddScoped<MigratedFlowRows>();
        services.AddScoped<CarriedDeadlines>();
    }

    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        var ofFlow = api.MapGroup("/definitions/{definitionId}/migrations").WithTags("Migrations");
        ofFlow.MapGet("/", ListMigrations.Handle).WithName(nameof(ListMigrations)).RequirePermission(ElsaEndpoints.Read).WithSummary("某流程的迁移");
        ofFlow.MapPost("/", DrawUpMigration.Handle).WithName(nameof(DrawUpMigration)).RequirePermission(ElsaEndpoints.Design).WithSummary("拟定在办案件的迁移")
            .WithDescription("from、to 为版本标识。步骤、变量、期限的对应关系按标识预填；在办案件在另一人批准之前一律不变。");
        var migrations = api.MapGroup("/migrations/{migrationId:guid}").WithTags("Migrations");
        migrations.MapGet("/", GetMigration.Handle).WithName(nameof(GetMigration)).RequirePermission(ElsaEndpoints.Read).WithSummary("一项迁移的对应关系和检查结果");
        migrations.MapPut("/", EditMigration.Handle).WithName(nameof(EditMigration)).RequirePermission(ElsaEndpoints.Design).WithSummary("修改迁移的对应关系");
        migrations.MapGet("/dry-run", DryRunMigration.Handle).WithName(nameof(DryRunMigration)).RequirePermission(ElsaEndpoints.Read).WithSummary("试迁移")
            .WithDescription("对所涉全部在办案件逐件试算，按所停步骤归类：能否迁移、原因、期限和待办的变化。不改变任何内容。");
        migrations.MapGet("/items", ListMigratedFlows.Handle).WithName(nameof(ListMigratedFlows)).RequirePermission(ElsaEndpoints.Read).WithSummary("迁移的各案件：预览或者结果");
        migrations.MapPost("/items/{instanceId:guid}/undo", UndoMigratedFlow.Handle).WithName(nameof(UndoMigratedFlow)).RequirePermission(ElsaEndpoints.Publish).WithSummary("撤销一案的迁移")
            .WithDescription("迁移之后已有新的办理或者提醒的，不能撤销。");
        migrations.MapPost("/submit", SubmitMigration.Handle).WithName(nameof(SubmitMigration)).RequirePermission(ElsaEndpoints.Design).WithSummary("提请审批迁移")
            .WithDescription("检查结果中尚有错误的不能提请。所涉案件即时固定。");
        migrations.MapPost("/withdraw", WithdrawMigration.Handle).WithName(nameof(WithdrawMigration)).RequirePermission(ElsaEndpoints.Design).WithSummary("撤回迁移审批申请");
        migrations.MapPost("/approve", ApproveMigration.Handle).WithName(nameof(ApproveMigration)).RequirePermission(ElsaEndpoints.Publish).WithSummary("批准迁移")
            .WithDescription("拟定、修改或者提请的人不得自行批准。批准后分批逐案执行。");
        migrations.MapPost("/reject", RejectMigration.Handle).WithName(nameof(RejectMigration)).RequirePermission(ElsaEndpoints.Publish).WithSummary("不同意迁移");
        migrations.MapPost("/stop", StopMigration.Handle).WithName(nameof(StopMigration)).RequirePermission(ElsaEndpoints.Publish).WithSummary("停止执行迁移")
            .WithDescription("已迁移的保留，其余不再执行，可以继续。");
        migrations.MapPost("/resume", ResumeMigration.Handle).WithName(nameof(ResumeMigration)).RequirePermission(ElsaEndpoints.Publish).WithSummary("继续执行迁移")
            .WithDescription("未迁移的再试一次。");
        migrations.MapPost("/undo", UndoMigration.Handle).WithName(nameof(UndoMigration)).RequirePermission(ElsaEndpoints.Publish).WithSummary("撤销迁移")
            .WithDescription("迁移之后没有新的办理或者提醒的案件恢复原状，其余保留并写明原因。");
    }
}
