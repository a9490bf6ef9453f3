using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Simulation.Replays;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Simulation;

public static class SimulationEndpoints
{
    /// <summary>How a version is named.</summary>
    internal const string Versions = "^(latest|published|[0-9]{1,9})$";

    private const int LargestScript = 1024 * 1024;

    public static void AddSimulation(this IServiceCollection services)
    {
        services.AddScoped<DraftRehearsals>();
        services.AddScoped<FlowTests>();
        services.AddScoped<PublishingTests>();
        services.AddScoped<PastRuns>();
        services.AddScoped<ReplayAccess>();
        services.AddSingleton<ReplayLease>();
        services.AddSingleton<ReplayRun>();
        services.AddHostedService<ReplayWorker>();
    }

    public static void MapSimulation(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/definitions").WithTags("Definitions").RequirePermission(ElsaEndpoints.Design);
        definitions.MapPost("/{definitionId}/simulation", Simulate.Handle).WithName(nameof(Simulate)).WithSummary("模拟运行流程")
            .WithDescription("在虚拟时钟上从头运行：given 为已知情况，steps 依次为办理待办、事件、时间推进，写法与 *.tests.json 相同；撤销一步即去掉最后一步。不产生任何真实的案件、待办、文书。")
            .WithMetadata(new RequestSizeLimitAttribute(LargestScript));
        definitions.MapGet("/{definitionId}/tests", ListFlowTests.Handle).WithName(nameof(ListFlowTests)).WithSummary("流程用例")
            .WithDescription("随法院文件提供的（file）和在设计器中录制的（recorded）；test 可直接载入模拟。");
        definitions.MapPost("/{definitionId}/tests", RecordFlowTest.Handle).WithName(nameof(RecordFlowTest)).WithSummary("录为用例")
            .WithDescription("把一次模拟连同其结果录为用例；发布该流程的新版之前，所录用例须全部相符。").WithMetadata(new RequestSizeLimitAttribute(LargestScript));
        definitions.MapDelete("/{definitionId}/tests/{testId:guid}", DeleteFlowTest.Handle).WithName(nameof(DeleteFlowTest)).WithSummary("删除所录用例");
        definitions.MapGet("/{definitionId}/tests.json", ExportFlowTests.Handle).WithName(nameof(ExportFlowTests)).WithSummary("导出所录用例")
            .WithDescription("*.tests.json 文件，可与流程定义一同保存。").Produces(StatusCodes.Status200OK, contentType: "application/json");
        definitions.MapPost("/{definitionId}/tests/run", RunFlowTests.Handle).WithName(nameof(RunFlowTests)).WithSummary("运行用例")
            .WithDescription("在 version 所指的版本上运行全部用例，逐例写明不符之处；notWalked 为没有任何用例经过的连线。");
        MapReplays(definitions);
    }

    private static void MapReplays(RouteGroupBuilder definitions)
    {
        definitions.MapPost("/{definitionId}/replays", StartReplay.Handle).WithName(nameof(StartReplay)).WithSummary("重演过去的案件")
            .WithDescription("在后台以所选版本逐件重演已办结和在办的案件：各待办仍按当时的人、结果和用时，外部事件仍在当时发生；只读，不影响任何案件。");
        definitions.MapGet("/{definitionId}/replays", ListReplays.Handle).WithName(nameof(ListReplays)).WithSummary("重演任务");
        definitions.MapGet("/replays/{replayId:guid}", GetReplay.Handle).WithName(nameof(GetReplay)).WithSummary("一次重演的进度和结果");
        definitions.MapGet("/replays/{replayId:guid}/cases", ListReplayedCases.Handle).WithName(nameof(ListReplayedCases)).WithSummary("重演的各件")
            .WithDescription("逐件列出将超期的节点、改由他人办理的待办、不同的步骤；案号仅显示给可以查阅该案的人。");
        definitions.MapPost("/replays/{replayId:guid}/cancel", CancelReplay.Handle).WithName(nameof(CancelReplay)).WithSummary("取消重演")
            .WithDescription("已有的结果保留，其余不再重演。");
    }
}
