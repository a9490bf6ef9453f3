using EnforcementFlows.Api.Features.Designer.Archive;
using EnforcementFlows.Api.Features.Designer.Settings;
using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer;

public static class DesignerEndpoints
{
    public static void AddDesigner(this IServiceCollection services)
    {
        services.AddScoped<CourtDesign>();
        services.AddScoped<SettingsDesk>();
        services.AddScoped<CourtFiles>();
        services.AddScoped<CourtImport>();
        services.AddScoped<ImportedProfile>();
    }

    public static void MapDesigner(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/definitions").WithTags("Definitions").RequirePermission("workflow.read");
        definitions.MapGet("/", ListDefinitions.Handle).WithName(nameof(ListDefinitions)).WithSummary("本院的流程定义")
            .WithDescription("每个流程的现行版本、草稿及其修改人、在该流程上运行的件数。");
        definitions.MapGet("/{definitionId}/versions", ListDefinitionVersions.Handle).WithName(nameof(ListDefinitionVersions)).WithSummary("某个流程的各版");
        definitions.MapGet("/{definitionId}/charts", GetDefinitionCharts.Handle).WithName(nameof(GetDefinitionCharts)).WithSummary("流程图")
            .WithDescription("version 为 latest（缺省）、published 或者版本号。");
        definitions.MapGet("/{definitionId}/lint", GetDefinitionLint.Handle).WithName(nameof(GetDefinitionLint)).WithSummary("发布前检查")
            .WithDescription("version 为 latest（缺省）、published 或者版本号。severity 为 error 的不予发布；portability 列出标准 Elsa 3 服务器不认识的内容，仅供参考。");
        definitions.MapGet("/{definitionId}/difference", GetDefinitionDifference.Handle).WithName(nameof(GetDefinitionDifference)).WithSummary("两个版本的差异")
            .WithDescription("from、to 为版本标识。逐项写明变化及所涉条款，并列出仍按前一版本运行的案件。");
        definitions.MapGet("/{definitionId}/settings", GetFlowSettings.Handle).WithName(nameof(GetFlowSettings)).WithSummary("流程的快速设置")
            .WithDescription("逐步列出办理角色、条款、节点、期限和预警，并写明取自流程、脚本还是本院配置。");
        api.MapPatch("/definitions/{definitionId}/settings", ChangeFlowSettings.Handle).WithName(nameof(ChangeFlowSettings)).WithTags("Definitions")
            .RequirePermission(ElsaEndpoints.Design).WithSummary("修改流程的快速设置")
            .WithDescription("流程中的设置成为该流程的草稿，由他人批准后发布；本院配置中的期限和预警成为一项配置变更，须写明施行日期和理由，由他人批准后施行。两者同时保存或者都不保存。");
        api.MapGet("/definitions/archive", ExportCourtArchive.Handle).WithName(nameof(ExportCourtArchive)).WithTags("Definitions").RequirePermission("profile.read").WithSummary("整院导出")
            .WithDescription("一个 ZIP：本院配置、流程必备要求、条款、施行中的全部流程、所用文书模板，以及写明各文件散列值的清单。").Produces(StatusCodes.Status200OK, contentType: ExportCourtArchive.Type);
        api.MapPost("/definitions/archive", ImportCourtArchive.Handle).WithName(nameof(ImportCourtArchive)).WithTags("Definitions").RequirePermission(ElsaEndpoints.Design).WithSummary("整院导入")
            .WithDescription("流程成为草稿，配置成为一项变更申请，均由他人批准后施行；逐个文件列明结果。随系统提供的文件只作比较。表单字段：file、reason，以及配置的施行日期 effectiveFrom（缺省为当日）；preview 为 true 的只列明会有什么变化，不保存任何内容，也不必写明 reason。")
            .DisableAntiforgery() // the guard against other sites is the host's own
            .WithMetadata(new RequestSizeLimitAttribute(ImportCourtArchive.LargestRequest))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }
}
