using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Releases;

public static class ReleaseEndpoints
{
    public static void AddReleases(this IServiceCollection services)
    {
        services.AddScoped<ReleaseCheck>();
        services.AddScoped<ReleaseDesk>();
    }

    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        var releases = api.MapGroup("/definitions/releases").WithTags("Definitions");
        releases.MapGet("/", ListReleases.Handle).WithName(nameof(ListReleases)).RequirePermission(ElsaEndpoints.Read).WithSummary("流程发布申请");
        releases.MapGet("/{releaseId:guid}", GetRelease.Handle).WithName(nameof(GetRelease)).RequirePermission(ElsaEndpoints.Read).WithSummary("某项流程发布申请")
            .WithDescription("difference 逐项写明与所替换版本的差异、所涉条款和仍按原版办理的案件；check 为此刻的检查结果，newWarnings 不为零的，批准时须写明接受提示的理由。");
        releases.MapPost("/{releaseId:guid}/approve", ApproveRelease.Handle).WithName(nameof(ApproveRelease)).RequirePermission(ElsaEndpoints.Publish).WithSummary("批准发布流程")
            .WithDescription("修改过草稿的人和提出申请的人不得自行批准。批准后新立案件按新版办理，在办案件仍按原版。批准时重新检查：流程本身或者以其为步骤的流程有错误的，不能发布，逐项列明；有新的提示的，须以 warningReason 写明接受的理由。");
        releases.MapPost("/{releaseId:guid}/reject", RejectRelease.Handle).WithName(nameof(RejectRelease)).RequirePermission(ElsaEndpoints.Publish).WithSummary("不同意发布流程");
        releases.MapPost("/{releaseId:guid}/withdraw", WithdrawRelease.Handle).WithName(nameof(WithdrawRelease)).RequirePermission(ElsaEndpoints.Design).WithSummary("撤回流程发布申请");
        api.MapPost("/definitions/{definitionId}/rollback/{version:int}", RollbackDefinition.Handle).WithName(nameof(RollbackDefinition)).WithTags("Definitions")
            .RequirePermission(ElsaEndpoints.Design).WithSummary("申请恢复旧版流程")
            .WithDescription("提出一项发布申请，由另一人批准后新立案件按该旧版办理，在办案件不变。");
    }
}
