using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Attachments;

/// <summary>Takes in a file of a case (上传附件), by whoever of the staff reads the case. Repeated with its key it is kept once.</summary>
public static class UploadAttachment
{
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>The file and what multipart puts around it.</summary>
    public const long LargestRequest = LargestFile + (64 * 1024);

    public static async Task<Results<Created<AttachmentRow>, ProblemHttpResult>> Handle(
        Guid caseId, IFormFile file, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken, [FromForm] Guid? taskId = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        if (actor.Kind != ActorKind.Staff)
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        if (file.Length > LargestFile)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge);
        if (taskId is { } task && (await db.FindTaskAsync(actor, task, cancellationToken))?.CorrelationId != caseId.ToString("D"))
            return Problems.Invalid("taskId", "task.unknown", "本案没有该待办");
        var bytes = new byte[file.Length];
        await using (var content = file.OpenReadStream())
            await content.ReadExactlyAsync(bytes, cancellationToken);
        if (FileType.Of(bytes) is not { } type)
            return Problems.Invalid("file", "attachment.type", "只接受 PDF、PNG、JPEG、DOCX、XLSX 文件");
        var id = key.Key is null ? Domain.OrderedId.New() : key.CommandId;
        var attachment = CaseAttachment.Of(about, id, taskId, new(file.FileName, type, bytes), actor.Id, clock.GetUtcNow());
        if (key.Key is not null && await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Court == actor.Court && a.Id == id, cancellationToken) is { } first)
            return IsSame(first, attachment) ? Answer(first, actor) : Problems.Of(StatusCodes.Status422UnprocessableEntity, ErrorCodes.IdempotencyKeyReused);
        db.Attachments.Add(attachment);
        db.Note(about, "attachment-added", $"{actor.DisplayName}上传附件", attachment.UploadedAt, actor: actor.Id, data: taskId is { } of ? TimelineDetails.OfTask(of) : null);
        await db.SaveChangesAsync(cancellationToken);
        return Answer(attachment, actor);
    }

    private static bool IsSame(CaseAttachment first, CaseAttachment again) => (first.CaseId, first.TaskId, first.Name, first.Sha256) == (again.CaseId, again.TaskId, again.Name, again.Sha256);

    private static Created<AttachmentRow> Answer(CaseAttachment attachment, CurrentActor actor) =>
        TypedResults.Created($"/api/cases/{attachment.CaseId}/attachments/{attachment.Id}", AttachmentRow.Of(attachment, actor.DisplayName));
}
