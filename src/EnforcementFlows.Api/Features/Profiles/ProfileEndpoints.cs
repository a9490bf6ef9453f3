using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Profiles;

public static class ProfileEndpoints
{
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton<ProfileLease>();
        services.AddSingleton<ProfileRun>();
        services.AddScoped<ProfileDrafts>();
        services.AddHostedService<ProfileWorker>();
    }

    public static void MapProfiles(this IEndpointRouteBuilder api)
    {
        var profiles = api.MapGroup("/profiles").WithTags("Profiles");
        profiles.MapGet("/versions", ListProfileVersions.Handle).WithName(nameof(ListProfileVersions)).RequirePermission("profile.read").WithSummary("本院配置的各版");
        profiles.MapGet("/versions/{version:int}", GetProfileVersion.Handle).WithName(nameof(GetProfileVersion)).RequirePermission("profile.read").WithSummary("某一版配置");
        profiles.MapGet("/warnings", ListProfileWarnings.Handle).WithName(nameof(ListProfileWarnings)).RequirePermission("profile.read").WithSummary("现行配置中待本院处理的提示")
            .WithDescription("例如院内期限长于法定期限：以较早者为准，两者均予显示。");
        var changes = api.MapGroup("/profiles/changes").WithTags("Profiles");
        changes.MapGet("/", ListProfileChanges.Handle).WithName(nameof(ListProfileChanges)).RequirePermission("profile.read").WithSummary("配置变更");
        changes.MapPost("/", ProposeProfile.Handle).WithName(nameof(ProposeProfile)).RequirePermission("profile.configure").WithSummary("提出配置变更")
            .WithDescription("patch 为对最新一版配置的合并补丁（RFC 7396），由另一人批准后自施行日起成为新的一版。已经起算的节点仍按原版，recompute 所列节点未办结的期限自施行日改按新版计算。");
        changes.MapGet("/{profileChangeId:guid}", GetProfileChange.Handle).WithName(nameof(GetProfileChange)).RequirePermission("profile.read").WithSummary("配置变更的内容")
            .WithDescription("逐项列出变更前后的值、由此产生的提示、不再有执行者的条款。");
        changes.MapGet("/{profileChangeId:guid}/moves", ListProfileMoves.Handle).WithName(nameof(ListProfileMoves)).RequirePermission("profile.read").WithSummary("施行后将变动的期限")
            .WithDescription("recompute 所列节点中届满日将变动的期限；不能重算的写明原因，仍按原版。每次至多查看一万项，因此一页可能不满而仍有下一页。已经批准的，为尚未重算的。");
        changes.MapPost("/{profileChangeId:guid}/approve", ApproveProfile.Handle).WithName(nameof(ApproveProfile)).RequirePermission("profile.approve").WithSummary("批准配置变更");
        changes.MapPost("/{profileChangeId:guid}/withdraw", WithdrawProfile.Handle).WithName(nameof(WithdrawProfile)).RequirePermission("profile.configure").WithSummary("撤回配置变更");
    }
}
