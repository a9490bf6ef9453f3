using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain.Courts;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Courts;

public static class CourtEndpoints
{
    public static void AddCourts(this IServiceCollection services)
    {
        services.AddSingleton<ProfileCatalog>();
        services.AddScoped<ProfileImport>();
    }

    public static void MapCourts(this IEndpointRouteBuilder api)
    {
        var courts = api.MapGroup("/courts").WithTags("Courts");
        courts.MapGet("/", ListCourts).WithName(nameof(ListCourts)).AllowAnonymous()
            .WithSummary("法院列表").WithDescription("登录前可用：法院代码与名称。");
        courts.MapGet("/current/profile", GetProfile).WithName(nameof(GetProfile)).RequireSignedIn()
            .WithSummary("本院配置").WithDescription("当前生效的法院配置：角色、团队、节点期限、审批链、权限。");
        courts.MapGet("/current/staffing", GetStaffing.Handle).WithName(nameof(GetStaffing)).RequirePermission("ledger.read")
            .WithSummary("岗位配备").WithDescription("每个岗位的在岗人数；无人在岗的，写明由哪一岗位代为办理。");
    }

    private static IReadOnlyList<CourtRow> ListCourts([FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock) =>
        [.. profiles.Courts.Select(court => profiles.Get(court, clock.GetUtcNow())).Select(profile => new CourtRow(profile.Court, profile.Name))];

    private static CourtProfile GetProfile([FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock) =>
        profiles.Get(actor.Court, clock.GetUtcNow());

    public sealed record CourtRow(string Court, string Name);
}
