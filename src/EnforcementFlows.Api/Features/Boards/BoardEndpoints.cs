using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Boards;

public static class BoardEndpoints
{
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardCache>();
        services.AddScoped<BoardScope>();
        services.AddScoped<StartFigures>();
        services.AddScoped<MonthlyFigures>();
    }

    public static void MapBoards(this IEndpointRouteBuilder api)
    {
        var boards = api.MapGroup("/boards").WithTags("Supervision");
        boards.MapGet("/start", StartBoard.Handle).WithName(nameof(StartBoard)).RequireSignedIn().WithSummary("首页数字")
            .WithDescription("本人的待办、提醒；可以查阅台账的，还有全院的到期、超期、将到期的查封和逾期的案款。path 为该数字所数的列表。最多数到 1000，more=true 为更多。");
        boards.MapGet("/nodes", NodeBoard.Handle).WithName(nameof(NodeBoard)).RequirePermission("board.read").WithSummary("节点看板")
            .WithDescription("未完成、三日内到期、已超期的节点，按节点、团队、承办人或者案件阶段。");
        boards.MapGet("/due-dates", DueDateBoard.Handle).WithName(nameof(DueDateBoard)).RequirePermission("board.read").WithSummary("到期日历")
            .WithDescription("每日到期而尚未完成的节点；from 至 to 至多 92 日。");
        boards.MapGet("/indicators", IndicatorBoard.Handle).WithName(nameof(IndicatorBoard)).RequirePermission("board.read").WithSummary("质效指标")
            .WithDescription("最近十二个月，每月一个数，并附算法。");
    }
}
