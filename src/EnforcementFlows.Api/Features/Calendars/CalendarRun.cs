using System.Linq.Expressions;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Calendars;

/// <summary>Recomputes a court's deadlines after a year of its calendar was approved.</summary>
internal sealed class CalendarRun(IServiceScopeFactory scopes, WorkflowRuntime runtime, CourtCalendars calendars) : RecomputationRun<CalendarChange>(scopes, runtime)
{
    /// <summary>The deadlines whose dates still matter: those that are not done, and those that were done when their date was provisional.</summary>
    public static Expression<Func<Deadline, bool>> Concerned { get; } = d => d.State != DeadlineState.Void && (d.MetAt == null || d.Provisional);

    protected override string Kind => "calendar";

    protected override Task RefreshAsync(EnforcementDbContext db, CancellationToken cancellationToken) => calendars.RefreshAsync(db, cancellationToken);

    protected override IQueryable<Deadline> ConcernedBy(IQueryable<Deadline> deadlines, CalendarChange change) => deadlines.Where(Concerned);

    protected override bool IsMovedBy(CalendarChange change, Deadline deadline) => deadline.IsDatedOtherwiseBy(calendars.Of(change.Court));

    protected override bool Apply(CalendarChange change, Deadline deadline, DateTimeOffset now) => deadline.Recompute(calendars.Of(change.Court), now);

    protected override string TextOf(CalendarChange change) => $"{change.Year} 年日历（{change.Source}）";
}
