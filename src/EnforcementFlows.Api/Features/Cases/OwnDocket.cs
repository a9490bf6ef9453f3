using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Access;
using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>
/// The cases of somebody who sees some only, newest filing first. No index has those in order, for they come under several names, a
/// person's and those of roles; but the cases of one name and stage are a range of one. So are those that a member of a team handles.
/// </summary>
internal static class OwnDocket
{
    private static readonly Keyset<CaseReader> Order = Keyset.Descending<CaseReader>(r => r.FiledAt, r => r.CaseId);

    /// <param name="db">The database.</param>
    /// <param name="court">The court.</param>
    /// <param name="names">The names under which the person reads.</param>
    /// <param name="colleagues">Whose cases the person sees because a team has them.</param>
    /// <param name="handler">Whose cases; null for everybody's.</param>
    /// <param name="stages">In which stages.</param>
    /// <param name="after">The last row seen.</param>
    /// <param name="limit">The most rows wanted.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<Page<EnforcementCase>> PageAsync(
        EnforcementDbContext db, string court, IReadOnlyList<string> names, IReadOnlyList<string> colleagues, string? handler, IReadOnlyList<CaseStage> stages, Cursor? after,
        int limit, CancellationToken cancellationToken)
    {
        var rows = handler is null ? db.CaseReaders.Where(r => r.Court == court) : OfHandler(db, court, names, handler);
        var page = await rows.AsNoTracking().PageAsync(Order, after, limit, cancellationToken, Of(db, handler is null ? names : [handler], stages));
        IReadOnlyList<string> handlers = handler is null ? colleagues : [.. colleagues.Where(colleague => colleague == handler)];
        if (handlers.Count > 0)
            page = Merge(page, await Handled(db, court).AsNoTracking().PageAsync(Order, after, limit, cancellationToken, Of(db, handlers, stages)), limit);
        var ids = page.Items.Select(r => r.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => c.Court == court && ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return page.Show(r => cases[r.CaseId]);
    }

    // a case may be in both; neither page ends before the merged one does, unless it has no more
    private static Page<CaseReader> Merge(Page<CaseReader> own, Page<CaseReader> team, int limit)
    {
        var rows = own.Items.Concat(team.Items).DistinctBy(r => r.CaseId).OrderByDescending(r => r.FiledAt).ThenByDescending(r => r.CaseId).ToList();
        var shown = rows.Take(limit).ToList();
        return new(shown, rows.Count > limit || own.Next is not null || team.Next is not null ? Order.CursorOf(shown[^1]).ToString() : null);
    }

    private static IQueryable<CaseReader> Handled(EnforcementDbContext db, string court) => db.Cases.Where(c => c.Court == court && c.HandlerId != null)
        .Select(c => new CaseReader { Court = c.Court, CaseId = c.Id, Reader = c.HandlerId!, Stage = c.Stage, FiledAt = c.FiledAt });

    // his cases are ranges of an index, too, and few beside those that a role may read
    private static IQueryable<CaseReader> OfHandler(EnforcementDbContext db, string court, IReadOnlyList<string> names, string handler) =>
        db.Cases.Where(c => c.Court == court && c.HandlerId == handler && db.CaseReaders.Any(r => r.Court == court && r.CaseId == c.Id && names.Contains(r.Reader)))
            .Select(c => new CaseReader { Court = c.Court, CaseId = c.Id, Reader = handler, Stage = c.Stage, FiledAt = c.FiledAt });

    // a case that comes under several names is one
    private static Ranges<CaseReader> Of(EnforcementDbContext db, IReadOnlyList<string> names, IReadOnlyList<CaseStage> stages) => (sorted, most) =>
        RangesOf(db, [.. names], [.. stages.Select(s => s.ToString())])
            .SelectMany(range => sorted.Where(r => r.Reader == range.Name && (string)(object)r.Stage == range.Stage).Take(most))
            .Select(r => new CaseReader { Court = r.Court, CaseId = r.CaseId, Reader = "", Stage = r.Stage, FiledAt = r.FiledAt })
            .Distinct();

    private static IQueryable<Range> RangesOf(EnforcementDbContext db, string[] names, string[] stages) => db.Database.SqlQuery<Range>(
        $"SELECT name AS \"Name\", stage AS \"Stage\" FROM unnest({names}) AS name CROSS JOIN unnest({stages}) AS stage");

    private sealed record Range(string Name, string Stage);
}
