using EnforcementFlows.Data;
using EnforcementFlows.Data.Imports;
using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Carries out the next pending lines of a job, several at a time.</summary>
internal sealed class ImportRun(IServiceScopeFactory scopes, LineImport lines, DocketColumns columns)
{
    /// <summary>Lines between two looks at the lease; a few seconds of work.</summary>
    private const int Chunk = 80;

    private static readonly int AtATime = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <returns>How many lines were carried out; none when the job is done.</returns>
    public async Task<int> NextAsync(string court, Guid jobId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var pending = await db.ImportLines.AsNoTracking().Where(l => l.Court == court && l.JobId == jobId && l.State == ImportLineState.Pending)
            .OrderBy(l => l.Line).Take(Chunk).ToListAsync(cancellationToken);
        if (pending.Count == 0)
            return 0;
        var stored = await db.ImportJobs.AsNoTracking().FirstAsync(j => j.Court == court && j.Id == jobId, cancellationToken);
        var job = new LineImport.Job(court, jobId, stored.CreatedBy, new(stored.Header, columns), await HandlerNames.LoadAsync(db, court, cancellationToken));
        var numbered = pending.Select(line => (Line: line, Number: DocketLine.NumberOf(line.Cells, job.Header))).ToList();
        var known = await KnownAsync(db, court, [.. numbered.Select(line => line.Number).OfType<CaseNumber>().Distinct()], cancellationToken);
        // lines of one number go one after the other, so that the first of them is the case
        var groups = numbered.GroupBy(line => line.Number?.ToString() ?? $"line {line.Line.Line}");
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(groups, options, async (group, token) =>
        {
            foreach (var (line, number) in group)
                await lines.RunAsync(job, line, number is null ? null : known.GetValueOrDefault(number), token);
        });
        return pending.Count;
    }

    private static async Task<Dictionary<CaseNumber, LineImport.Known>> KnownAsync(
        EnforcementDbContext db, string court, List<CaseNumber> numbers, CancellationToken cancellationToken) =>
        await db.Cases.AsNoTracking().Where(c => c.Court == court && numbers.Contains(c.Number))
            .Select(c => new { c.Number, Known = new LineImport.Known(c.Id, c.FilingHash, c.RegisteredAt) })
            .ToDictionaryAsync(c => c.Number, c => c.Known, cancellationToken);
}
