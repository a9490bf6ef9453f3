using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>When a task is due: with the running deadline of its node.</summary>
public sealed class TaskDue(EnforcementDbContext db)
{
    public async Task<(DateTimeOffset? At, DateOnly? On)> OfAsync(string court, Guid caseId, string? node, string? subjectId, CancellationToken cancellationToken)
    {
        if (node is null)
            return (null, null);
        // one started earlier in this burst is tracked but not yet in the database
        var deadline = db.Tracked<Deadline>().Where(d => d.CaseId == caseId && d.Node == node).Where(d => subjectId == null || d.SubjectId == subjectId)
                .OrderByDescending(d => d.StartedAt).FirstOrDefault()
            ?? await db.Deadlines.Where(d => d.Court == court && d.CaseId == caseId && d.Node == node && (subjectId == null || d.SubjectId == subjectId))
                .OrderByDescending(d => d.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return deadline is { State: DeadlineState.Running or DeadlineState.Overdue or DeadlineState.Paused } ? (deadline.DueAt, deadline.DueOn) : (null, null);
    }

    /// <summary>The running deadline that is about a subject, whatever its node: the lift of a sanction, for one.</summary>
    public async Task<(DateTimeOffset? At, DateOnly? On)> OfSubjectAsync(string court, Guid caseId, string? subjectId, CancellationToken cancellationToken)
    {
        if (subjectId is null)
            return (null, null);
        var deadline = db.Tracked<Deadline>().FirstOrDefault(d => d.CaseId == caseId && d.SubjectId == subjectId)
            ?? await db.Deadlines.Where(d => d.Court == court && d.CaseId == caseId && d.SubjectId == subjectId && d.State != DeadlineState.Void && d.MetAt == null)
                .OrderBy(d => d.DueAt).FirstOrDefaultAsync(cancellationToken);
        return deadline is { IsFinished: false } ? (deadline.DueAt, deadline.DueOn) : (null, null);
    }
}
