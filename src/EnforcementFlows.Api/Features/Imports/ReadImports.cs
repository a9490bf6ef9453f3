using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data.Imports;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>The court's imports, latest first.</summary>
public static class ListImports
{
    private static readonly Keyset<ImportJob> Order = Keyset.Descending<ImportJob>(job => job.CreatedAt, job => job.Id);

    internal static async Task<Ok<Page<ImportRow>>> Handle(
        [FromServices] ImportAccess access, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await access.Jobs().PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(new Page<ImportRow>(await access.ShowAsync(page.Items, cancellationToken), page.Next));
    }
}

/// <summary>One import: its state, its counts, its progress.</summary>
public static class GetImport
{
    internal static async Task<Results<Ok<ImportRow>, ProblemHttpResult>> Handle(
        Guid importId, [FromServices] ImportAccess access, CancellationToken cancellationToken) =>
        await access.FindAsync(importId, cancellationToken) is { } job
            ? TypedResults.Ok(await access.ShowAsync(job, cancellationToken))
            : Problems.NotFound();
}

/// <summary>The lines of an import and what became of each, in the order of the file.</summary>
public static class ListImportLines
{
    /// <summary>A line and its result.</summary>
    /// <param name="Line">Counted from one, as a spreadsheet shows it.</param>
    /// <param name="Errors">Everything wrong with it, by column.</param>
    /// <param name="Late">Nodes that were late when the case was taken over.</param>
    public sealed record Row(int Line, ImportLineState State, string? CaseNumber, Guid? CaseId, IReadOnlyList<ApiError> Errors, IReadOnlyList<LateNode> Late);

    internal static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid importId, [FromServices] ImportAccess access, CancellationToken cancellationToken,
        [AllowedValues(null, "pending", "imported", "unchanged", "bad")] string? state = null, bool late = false, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, int? after = null)
    {
        if (await access.FindAsync(importId, cancellationToken) is not { } job)
            return Problems.NotFound();
        ImportLineState? wanted = state is null ? null : EnumCode.Parse<ImportLineState>(state);
        var rows = await access.LinesOf(job)
            .Where(line => (wanted == null || line.State == wanted) && (!late || line.Late != null) && (after == null || line.Line > after))
            .Take(limit + 1).ToListAsync(cancellationToken);
        var next = rows.Count > limit ? rows[limit - 1].Line.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<Row>([.. rows.Take(limit).Select(RowOf)], next));
    }

    private static Row RowOf(ImportLine line) =>
        new(line.Line, line.State, line.CaseNumber, line.CaseId, LineErrors.Read(line.Errors), LateNode.Read(line.Late));
}
