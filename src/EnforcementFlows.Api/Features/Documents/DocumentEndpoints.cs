using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Documents;

public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/documents", ListDocuments.Handle).WithTags("Documents").WithName(nameof(ListDocuments)).RequirePermission("case.read")
            .WithSummary("案件的文书");
        api.MapGet("/documents/{documentId:guid}", GetDocument.Handle).WithTags("Documents").WithName(nameof(GetDocument)).RequirePermission("case.read")
            .WithSummary("下载文书").Produces(StatusCodes.Status200OK, contentType: IssueDocuments.ContentType);
        api.MapGet("/documents/{documentId:guid}/preview", PreviewDocument.Handle).WithTags("Documents").WithName(nameof(PreviewDocument)).RequirePermission("case.read")
            .WithSummary("预览文书").WithDescription("文书的段落和表格，只有文字和对齐、加粗，没有可执行的内容。");
    }
}

/// <summary>The documents (文书) of a case and how each was served.</summary>
public static class ListDocuments
{
    public sealed record Row(
        Guid Id, string Set, string Kind, string Name, string? Clause, string RecipientRole, string RecipientName, Guid? RecipientPartyId, string FileName, int Size,
        string Sha256, DateTimeOffset MadeAt, DocumentState State, ServiceMethod? Method, DateTimeOffset? SentAt, DateTimeOffset? ServedAt, string? Proof,
        string? ReturnReason);

    private static readonly Keyset<CaseDocument> Order = Keyset.ById<CaseDocument>(d => d.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, CancellationToken cancellationToken,
        [StringLength(64)] string? set = null, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var documents = db.Documents.AsNoTracking().Where(d => d.Court == about.Court && d.CaseId == caseId);
        if (set is not null)
            documents = documents.Where(d => d.Set == set);
        var page = await documents.PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(RowOf));
    }

    private static Row RowOf(CaseDocument d) => new(
        d.Id, d.Set, d.Kind, d.Name, d.Clause, d.RecipientRole, d.RecipientName, d.RecipientPartyId, d.FileName, d.Size, d.Sha256, d.MadeAt, d.State, d.Method,
        d.SentAt, d.ServedAt, d.Proof, d.ReturnReason);
}

/// <summary>The Word file of a document, exactly as it was made.</summary>
public static class GetDocument
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid documentId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.Content).FirstOrDefaultAsync(d => d.Court == actor.Court && d.Id == documentId, cancellationToken);
        if (document?.Content is not { } content || await access.FindAsync(document.CaseId, cancellationToken) is null)
            return Problems.NotFound();
        return TypedResults.File(content.Bytes, document.ContentType, document.FileName);
    }
}
