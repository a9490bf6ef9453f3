using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Startup;

namespace EnforcementFlows.Api.Features.Regulations;

public static class RegulationEndpoints
{
    public static void AddRegulations(this IServiceCollection services)
    {
        services.AddSingleton(s => ClauseCatalog.Load(s.GetRequiredService<HostFolders>().Workflows));
        services.AddSingleton(s => ClauseTests.Load(s.GetRequiredService<HostFolders>().Workflows));
    }

    public static void MapRegulations(this IEndpointRouteBuilder api)
    {
        var regulations = api.MapGroup("/regulations").WithTags("Regulations").RequirePermission("regulation.read");
        regulations.MapGet("/{court}", GetRegulation.Handle).WithName(nameof(GetRegulation)).WithSummary("本院执行规程条款");
        regulations.MapGet("/{court}/coverage", GetCoverage.Handle).WithName(nameof(GetCoverage))
            .WithSummary("条款覆盖").WithDescription("每一条由哪个流程步骤、节点、权限或者配置执行，由哪些用例检验；由现行配置和已发布流程计算得出。");
    }
}
