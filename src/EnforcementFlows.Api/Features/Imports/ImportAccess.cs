using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>The imports of the caller's court. Another court's do not exist.</summary>
internal sealed class ImportAccess(EnforcementDbContext db, CurrentActor actor, DocketColumns columns)
{
    public IQueryable<ImportJob> Jobs()
    {
        var court = actor.Court;
        return db.ImportJobs.AsNoTracking().Where(job => job.Court == court);
    }

    public Task<ImportJob?> FindAsync(Guid importId, CancellationToken cancellationToken) =>
        Jobs().FirstOrDefaultAsync(job => job.Id == importId, cancellationToken);

    /// <summary>The lines of a job, in the order of the file.</summary>
    public IQueryable<ImportLine> LinesOf(ImportJob job) =>
        db.ImportLines.AsNoTracking().Where(line => line.Court == job.Court && line.JobId == job.Id).OrderBy(line => line.Line);

    /// <summary>The job with its counts.</summary>
    public async Task<ImportRow> ShowAsync(ImportJob job, CancellationToken cancellationToken) => (await ShowAsync([job], cancellationToken))[0];

    public async Task<IReadOnlyList<ImportRow>> ShowAsync(IReadOnlyList<ImportJob> jobs, CancellationToken cancellationToken)
    {
        var court = actor.Court;
        var ids = jobs.Select(job => job.Id).ToList();
        var counts = await db.ImportLines.Where(line => line.Court == court && ids.Contains(line.JobId))
            .GroupBy(line => new { line.JobId, line.State, Late = line.Late != null })
            .Select(group => new ImportCount(group.Key.JobId, group.Key.State, group.Key.Late, group.Count())).ToListAsync(cancellationToken);
        return [.. jobs.Select(job => ImportRow.Of(job, [.. counts.Where(count => count.JobId == job.Id)], columns))];
    }
}
