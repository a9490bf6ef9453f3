using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Startup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Health;

public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous().DisableHttpMetrics();
        health.MapGet("/live", () => new Status("live")).WithName("GetLiveness").WithSummary("进程存活");
        health.MapGet("/ready", IsReady).WithName("GetReadiness").WithSummary("可以服务").WithDescription("数据库可达且迁移已完成。")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<Status>, ProblemHttpResult>> IsReady([FromServices] IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<HostDatabase>().IsReadyAsync(cancellationToken)
            ? TypedResults.Ok(new Status("ready"))
            : Problems.Of(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable);

    private sealed record Status(string State);
}
