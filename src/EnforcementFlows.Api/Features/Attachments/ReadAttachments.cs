using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EnforcementFlows.Api.Features.Attachments;

/// <summary>An attachment as lists and answers show it.</summary>
/// <param name="Id">What a form's file field takes.</param>
/// <param name="UploadedBy">User id.</param>
public sealed record AttachmentRow(
    Guid Id, Guid CaseId, Guid? TaskId, string Name, string ContentType, int Size, string Sha256, string UploadedBy, string? UploadedByName, DateTimeOffset UploadedAt)
{
    internal static AttachmentRow Of(CaseAttachment a, string? name) => new(a.Id, a.CaseId, a.TaskId, a.Name, a.ContentType, a.Size, a.Sha256, a.UploadedBy, name, a.UploadedAt);
}

/// <summary>The attachments of a case, in the order in which they came.</summary>
public static class ListAttachments
{
    private static readonly Keyset<CaseAttachment> Order = Keyset.Ascending<CaseAttachment>(a => a.UploadedAt, a => a.Id);

    public static async Task<Results<Ok<Page<AttachmentRow>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, CancellationToken cancellationToken,
        Guid? taskId = null, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var attachments = db.Attachments.AsNoTracking().Where(a => a.Court == about.Court && a.CaseId == caseId);
        if (taskId is { } of)
            attachments = attachments.Where(a => a.TaskId == of);
        var page = await attachments.PageAsync(Order, after, limit, cancellationToken);
        var people = page.Items.Select(a => Guid.TryParse(a.UploadedBy, out var id) ? id : Guid.Empty).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => u.Court == about.Court && people.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString("D"), u => u.DisplayName, cancellationToken);
        return TypedResults.Ok(page.Show(a => AttachmentRow.Of(a, names.GetValueOrDefault(a.UploadedBy))));
    }
}

/// <summary>The file, exactly as it came. Who has it is on record (读取留痕, TB-3.2-34).</summary>
public static class GetAttachment
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid caseId, Guid attachmentId, HttpContext http, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] AccessTrace trace,
        CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var found = await db.Attachments.AsNoTracking().Include(a => a.Content)
            .FirstOrDefaultAsync(a => a.Court == about.Court && a.CaseId == caseId && a.Id == attachmentId, cancellationToken);
        if (found?.Content is not { } content)
            return Problems.NotFound();
        await trace.OfAsync(caseId, "attachment", cancellationToken);
        http.Response.Headers.XContentTypeOptions = "nosniff"; // shown in a page of ours it could act in the reader's name
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content.Bytes, found.ContentType, found.Name, entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""));
    }
}
