using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>The flows of the court, each with its published version and its draft (流程定义).</summary>
public static class ListDefinitions
{
    /// <param name="Origin"><c>files</c>, or who made it in the designer.</param>
    public sealed record Version(string VersionId, int Number, string Origin, DateTimeOffset CreatedAt);

    /// <summary>Somebody has the flow open to change it (编辑占用).</summary>
    /// <param name="Mine">Whether it is the caller.</param>
    public sealed record Lease(string? HolderName, bool Mine, DateTimeOffset Until);

    /// <param name="Name">The name under which other flows use it.</param>
    /// <param name="Title">What people call it: the beginning of its description.</param>
    /// <param name="Published">Null where none is published.</param>
    /// <param name="Draft">The latest version, where it was never published.</param>
    /// <param name="Versions">How many versions there are.</param>
    /// <param name="Running">How many of its instances run, on whichever version.</param>
    /// <param name="DraftByName">Who saved the draft last.</param>
    /// <param name="Editing">Null where nobody has it open.</param>
    public sealed record Row(
        string DefinitionId, string? Name, string Title, Version? Published, Version? Draft, int Versions, int Running, string? DraftByName, Lease? Editing);

    public static async Task<Page<Row>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] StaffNames names, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, [StringLength(200)] string? after = null)
    {
        var all = db.Definitions.AsNoTracking().Where(d => d.TenantId == actor.Court);
        // compared by the database, in whose order they come
        var rest = after is null ? all : all.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.DefinitionId), ValueTuple.Create(after)));
        var ids = await rest.Select(d => d.DefinitionId).Distinct().OrderBy(id => id).Take(limit + 1).ToListAsync(cancellationToken);
        var shown = ids.Take(limit).ToList();
        var versions = (await all.Where(d => shown.Contains(d.DefinitionId))
            .Select(d => new { d.DefinitionId, d.Name, d.IsPublished, d.IsLatest, d.UpdatedBy, d.PublishedAt, Json = d.IsPublished || d.IsLatest ? d.Json : null, Version = new Version(d.VersionId, d.Version, d.Origin, d.CreatedAt) })
            .ToListAsync(cancellationToken)).ToLookup(d => d.DefinitionId);
        var running = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == actor.Court && i.Status == "Running" && shown.Contains(i.DefinitionId))
            .GroupBy(i => i.DefinitionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var now = TimeProvider.System.GetUtcNow(); // as leases go
        var leases = await db.DefinitionLeases.AsNoTracking().Where(lease => lease.Court == actor.Court && shown.Contains(lease.DefinitionId) && lease.Until > now)
            .ToDictionaryAsync(lease => lease.DefinitionId, cancellationToken);
        var people = await names.OfAsync([.. leases.Values.Select(lease => lease.Holder), .. versions.SelectMany(v => v).Select(d => d.UpdatedBy)], cancellationToken);
        List<Row> rows = [.. shown.Select(id =>
        {
            var (published, latest) = (versions[id].FirstOrDefault(d => d.IsPublished), versions[id].OrderByDescending(d => d.Version.Number).FirstOrDefault(d => d.IsLatest));
            var named = latest ?? published ?? versions[id].OrderByDescending(d => d.Version.Number).First();
            var draft = latest is { PublishedAt: null } ? latest : null;
            return new Row(
                id, named.Name, DefinitionTitle.Of(named.Json) ?? named.Name ?? id, published?.Version, draft?.Version, versions[id].Count(), running.GetValueOrDefault(id),
                people.Of(draft?.UpdatedBy), leases.GetValueOrDefault(id) is { } lease ? new Lease(people.Of(lease.Holder), lease.Holder == actor.Id, lease.Until) : null);
        })];
        return new(rows, ids.Count > limit ? shown[^1] : null);
    }
}
