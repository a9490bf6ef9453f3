using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data.Imports;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>An import and how far it has come.</summary>
/// <param name="Done">Lines with a result; never less than before.</param>
/// <param name="Late">Imported lines with a node that was late already.</param>
/// <param name="Warnings">Columns that nothing is read from.</param>
public sealed record ImportRow(
    Guid Id, string FileName, ImportState State, int Total, int Done, int Imported, int Unchanged, int Bad, int Late,
    IReadOnlyList<ApiError> Warnings, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    internal static ImportRow Of(ImportJob job, IReadOnlyCollection<ImportCount> counts, DocketColumns columns)
    {
        int In(ImportLineState state) => counts.Where(count => count.State == state).Sum(count => count.Lines);
        return new(
            job.Id, job.FileName, job.State, job.Total, job.Total - In(ImportLineState.Pending), In(ImportLineState.Imported), In(ImportLineState.Unchanged),
            In(ImportLineState.Bad), counts.Where(count => count.Late).Sum(count => count.Lines), new DocketHeader(job.Header, columns).Warnings,
            job.CreatedAt, job.CreatedBy, job.StartedAt, job.FinishedAt);
    }
}

/// <summary>How many lines of a job stand in a state.</summary>
internal sealed record ImportCount(Guid JobId, ImportLineState State, bool Late, int Lines);
