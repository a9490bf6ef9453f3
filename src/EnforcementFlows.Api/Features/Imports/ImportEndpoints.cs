using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Sheets;
using EnforcementFlows.Api.Hosting.Startup;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Imports;

public static class ImportEndpoints
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton(s => DocketColumns.Load(Path.Combine(s.GetRequiredService<HostFolders>().Workflows, "imports", "docket.json")));
        services.AddSingleton<ImportLease>();
        services.AddSingleton<LineImport>();
        services.AddSingleton<ImportRun>();
        services.AddHostedService<ImportWorker>();
        services.AddScoped<ImportAccess>();
    }

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/cases/import").WithTags("Imports").RequirePermission("case.import");
        imports.MapPost("/", UploadDocket.Handle).WithName(nameof(UploadDocket)).WithSummary("导入在办案件")
            .WithDescription("CSV（UTF-8 或 GB18030）或 XLSX，至多 20 MB、20000 行；随后在后台逐行导入。同一文件再次上传返回首次的任务。")
            .DisableAntiforgery() // the guard against other sites is the host's own
            .WithMetadata(new RequestSizeLimitAttribute(UploadDocket.LargestRequest))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        imports.MapGet("/", ListImports.Handle).WithName(nameof(ListImports)).WithSummary("导入任务");
        imports.MapGet("/{importId:guid}", GetImport.Handle).WithName(nameof(GetImport)).WithSummary("一次导入的进度和结果");
        imports.MapGet("/{importId:guid}/lines", ListImportLines.Handle).WithName(nameof(ListImportLines)).WithSummary("导入的各行");
        imports.MapGet("/{importId:guid}/bad-lines.csv", BadLines.HandleCsv).WithName("GetBadLinesCsv").WithSummary("有误的行（CSV）")
            .WithDescription("原有各列，加行号和错误；改正后可直接再次上传。").Produces(StatusCodes.Status200OK, contentType: BadLines.CsvType);
        imports.MapGet("/{importId:guid}/bad-lines.xlsx", BadLines.HandleXlsx).WithName("GetBadLinesXlsx").WithSummary("有误的行（XLSX）")
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.Type);
        imports.MapGet("/{importId:guid}/late.xlsx", LateLines.Handle).WithName("GetLateLines").WithSummary("接管时已超期的节点（XLSX）")
            .Produces(StatusCodes.Status200OK, contentType: SheetFile.Type);
        imports.MapPost("/{importId:guid}/cancel", CancelImport.Handle).WithName(nameof(CancelImport)).WithSummary("取消导入")
            .WithDescription("已导入的行保留，其余各行不再导入。");
    }
}
