using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>
/// Everything for the renewal of a measure (续封) in one answer. The renewal itself is the task that the watch over the measure's end
/// gives the handler: its papers, its term and its record come of completing that task, and of nothing else.
/// </summary>
public static class ProposeRenewal
{
    private const string Form = "measure-follow-up";
    private const string Outcome = "renew";
    private const string DocumentSet = "measure-renewal";

    /// <param name="Unmet">Why it can not be renewed; empty where it can.</param>
    /// <param name="DaysLeft">Up to and with the last day.</param>
    /// <param name="LastRenewalDay">Its last day: the next one it holds nothing.</param>
    /// <param name="From">First day of the renewed term.</param>
    /// <param name="Until">The longest end that the law allows.</param>
    /// <param name="OpensAt">When the task is given, with the first alert; null where nobody watches over its end.</param>
    /// <param name="Task">The task; null before it is given.</param>
    /// <param name="Documents">What is made with the renewal.</param>
    public sealed record Response(
        Guid MeasureId, IReadOnlyList<UnmetCondition> Unmet, int? DaysLeft, DateOnly? LastRenewalDay, DateOnly? From, DateOnly? Until, int LongestYears, DateTimeOffset? OpensAt,
        RenewalTask? Task, IReadOnlyList<Paper> Documents);

    /// <summary>The task, and what completes it.</summary>
    /// <param name="Prefilled">Values for its form; the number of the ruling and the notice are for the handler to add.</param>
    public sealed record RenewalTask(Guid Id, int Version, string? Assignee, string? AssigneeName, DateTimeOffset? DueAt, DateOnly? DueOn, string Form, string Outcome, Proposed Prefilled);

    /// <param name="NewEndsOn">The longest end; an earlier one may be written.</param>
    public sealed record Proposed(DateOnly? NewEndsOn);

    /// <param name="Recipients">Roles of those who get it.</param>
    public sealed record Paper(string Kind, string Name, string? Clause, IReadOnlyList<string> Recipients);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid caseId, Guid measureId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] ProfileCatalog profiles,
        [FromServices] StaffNames staff, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about
            || await db.Measures.AsNoTracking().FirstOrDefaultAsync(m => m.Court == about.Court && m.CaseId == caseId && m.Id == measureId, cancellationToken) is not { } measure)
            return Problems.NotFound();
        var (now, subject) = (clock.GetUtcNow(), measureId.ToString("D"));
        var watch = await db.Deadlines.AsNoTracking().Where(d => d.Court == about.Court && d.CaseId == caseId && d.SubjectId == subject && d.MetAt == null && d.State != DeadlineState.Void)
            .OrderByDescending(d => d.StartedAt).FirstOrDefaultAsync(cancellationToken);
        var task = await TaskAsync(db, about, subject, cancellationToken);
        var names = await staff.OfAsync([task?.Assignee], cancellationToken);
        var papers = profiles.Get(about.Court, now).DocumentSets.GetValueOrDefault(DocumentSet) ?? [];
        var term = measure.LongestRenewal;
        return TypedResults.Ok(new Response(
            measure.Id, Unmet(measure, CourtTime.DayOf(now)), ListMeasures.DaysLeft(measure, CourtTime.DayOf(now)), term is null ? null : measure.EndsOn, term?.From, term?.Until,
            MeasureTerm.LongestYears(measure.AssetKind), watch is { Alerts: [var first, ..] } ? first.At : null,
            task is null ? null : new(task.Id, task.Version, task.Assignee, names.Of(task.Assignee), task.DueAt, task.DueOn, Form, Outcome, new(term?.Until)),
            [.. papers.Select(paper => new Paper(paper.Kind, paper.Name, paper.Clause, paper.Recipients))]));
    }

    private static Task<HumanTask?> TaskAsync(EnforcementDbContext db, EnforcementCase about, string subject, CancellationToken cancellationToken)
    {
        var correlation = about.Id.ToString("D");
        return db.HumanTasks.AsNoTracking().FirstOrDefaultAsync(
            t => t.TenantId == about.Court && t.CorrelationId == correlation && t.SubjectId == subject && t.FormKey == Form
                && t.State != HumanTaskState.Done && t.State != HumanTaskState.Void,
            cancellationToken);
    }

    private static IReadOnlyList<UnmetCondition> Unmet(ControlMeasure measure, DateOnly today)
    {
        try
        {
            measure.EnsureMayRenew(today);
            return [];
        }
        catch (DomainException broken)
        {
            return [new(broken.Code, broken.Message, broken.Clause)];
        }
    }
}
