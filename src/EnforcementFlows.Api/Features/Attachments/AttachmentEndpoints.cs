using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Attachments;

public static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/cases/{caseId:guid}/attachments").WithTags("Attachments").RequirePermission("case.read");
        attachments.MapGet("/", ListAttachments.Handle).WithName(nameof(ListAttachments)).WithSummary("案件的附件");
        attachments.MapPost("/", UploadAttachment.Handle).WithName(nameof(UploadAttachment)).WithSummary("上传附件")
            .WithDescription("PDF、PNG、JPEG、DOCX、XLSX，至多 20 MB，按内容识别类型；可以注明所属待办。表单的文件字段填写返回的编号。")
            .DisableAntiforgery() // the guard against other sites is the host's own
            .WithMetadata(new RequestSizeLimitAttribute(UploadAttachment.LargestRequest))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        attachments.MapGet("/{attachmentId:guid}", GetAttachment.Handle).WithName(nameof(GetAttachment)).WithSummary("下载附件")
            .WithDescription("每次下载都留痕。").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }
}
