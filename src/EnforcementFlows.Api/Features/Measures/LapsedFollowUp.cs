using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>Tells whoever sends in a renewal after midnight that the measure has lapsed (到期失效), and not only that his task is gone.</summary>
/// <remarks>查封规定 27: once it has lapsed it can not be renewed.</remarks>
internal static class LapsedFollowUp
{
    private const string Form = "measure-follow-up";

    /// <exception cref="DomainException"><c>measure.lapsed</c></exception>
    public static async Task RefuseAsync(EnforcementDbContext db, HumanTask task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (task.State != HumanTaskState.Void || task.FormKey != Form || !Guid.TryParse(task.SubjectId, out var id))
            return;
        var measure = await db.Measures.FirstOrDefaultAsync(m => m.Court == task.TenantId && m.Id == id, cancellationToken);
        measure?.EnsureNotLapsed(CourtTime.DayOf(now));
    }
}
