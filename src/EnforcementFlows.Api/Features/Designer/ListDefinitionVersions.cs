using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>The versions of one flow, the newest first (各版流程).</summary>
public static class ListDefinitionVersions
{
    /// <param name="Origin"><c>files</c>, or who made it in the designer.</param>
    /// <param name="SavedByName">Who saved it last; null where it came from files.</param>
    /// <param name="IsLatest">What is designed next starts from it; a draft that is not was replaced by an imported one.</param>
    /// <param name="PublishedAt">When it was first published; null for a draft.</param>
    /// <param name="Running">How many flows run on it.</param>
    public sealed record Row(
        string VersionId, int Number, bool IsPublished, bool IsLatest, string Origin, DateTimeOffset CreatedAt, DateTimeOffset? SavedAt, string? SavedByName, DateTimeOffset? PublishedAt, int Running);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] StaffNames names,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, [RegularExpression("^[0-9]{1,9}$")] string? after = null)
    {
        var all = db.Definitions.AsNoTracking().Where(d => d.TenantId == actor.Court && d.DefinitionId == definitionId);
        int? last = after is null ? null : int.Parse(after, CultureInfo.InvariantCulture);
        var read = await all.Where(d => last == null || d.Version < last).OrderByDescending(d => d.Version).Take(limit + 1)
            .Select(d => new { d.VersionId, d.Version, d.IsPublished, d.IsLatest, d.Origin, d.CreatedAt, d.UpdatedAt, d.UpdatedBy, d.PublishedAt }).ToListAsync(cancellationToken);
        if (read.Count == 0 && !await all.AnyAsync(cancellationToken))
            return Problems.NotFound();
        var shown = read.Take(limit).ToList();
        var ids = shown.Select(d => d.VersionId).ToList();
        var running = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == actor.Court && i.Status == "Running" && ids.Contains(i.VersionId))
            .GroupBy(i => i.VersionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var people = await names.OfAsync(shown.Select(d => d.UpdatedBy), cancellationToken);
        return TypedResults.Ok(new Page<Row>(
            [.. shown.Select(d => new Row(
                d.VersionId, d.Version, d.IsPublished, d.IsLatest, d.Origin, d.CreatedAt, d.UpdatedAt, people.Of(d.UpdatedBy), d.PublishedAt, running.GetValueOrDefault(d.VersionId)))],
            read.Count > limit ? shown[^1].Version.ToString(CultureInfo.InvariantCulture) : null));
    }
}
