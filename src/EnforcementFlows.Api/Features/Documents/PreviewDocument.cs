using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>What a document says, to be read on a screen before it is downloaded (预览).</summary>
public static class PreviewDocument
{
    /// <param name="Truncated">There is more than a preview shows; the file has it all.</param>
    public sealed record Response(Guid Id, string Name, string FileName, IReadOnlyList<DocumentBlock> Blocks, bool Truncated);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid documentId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.Content).FirstOrDefaultAsync(d => d.Court == actor.Court && d.Id == documentId, cancellationToken);
        if (document?.Content is not { } content || await access.FindAsync(document.CaseId, cancellationToken) is null)
            return Problems.NotFound();
        var (blocks, truncated) = DocumentBlocks.Read(content.Bytes);
        return TypedResults.Ok(new Response(document.Id, document.Name, document.FileName, blocks, truncated));
    }
}
