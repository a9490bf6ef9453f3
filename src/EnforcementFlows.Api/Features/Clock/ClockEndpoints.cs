using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Features.Clock;

public static class ClockEndpoints
{
    /// <summary>Adds the clock that legal time is read from: <see cref="TimeProvider"/>.</summary>
    public static void AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetSection("Clock").Get<ClockSettings>() is not { Mode: ClockMode.Manual })
        {
            services.AddSingleton(TimeProvider.System);
            return;
        }
        services.AddSingleton<ManualClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ManualClock>());
        services.AddHttpClient(SimulatorClock.Client, http => http.Timeout = SimulatorClock.AnswerWithin).RemoveAllLoggers();
        services.AddSingleton<SimulatorClock>();
        services.AddSingleton<ClockAdvance>();
    }

    /// <summary>Has every request see the time that the database says; health answers without a database too.</summary>
    public static void UseClock(this WebApplication app)
    {
        if (app.Services.GetService<ManualClock>() is not { } clock)
            return;
        app.Services.GetRequiredService<WorkflowRuntimeOptions>().GuardRound = app.Services.GetRequiredService<ClockAdvance>().GuardAsync;
        app.Use(async (http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments("/health"))
                await clock.RefreshAsync(http.RequestAborted);
            await next(http);
        });
    }

    public static void MapClock(this IEndpointRouteBuilder api)
    {
        var clock = api.MapGroup("/clock").WithTags("Clock");
        clock.MapGet("/", GetClock.Handle).WithName(nameof(GetClock)).RequireSignedIn()
            .WithSummary("系统时间").WithDescription("法律时间所用的时钟；演示与验收时可为手动时钟。");
        clock.MapPut("/", SetClock.Handle).WithName(nameof(SetClock)).RequirePermission("clock.set")
            .WithSummary("设置手动时钟").WithDescription("只能向前；到期事项按到期先后全部办完后才返回。")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
