using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Deadlines;

public static class DeadlineEndpoints
{
    public static void MapDeadlines(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/deadlines", ListDeadlines.Handle).WithTags("Deadlines").WithName(nameof(ListDeadlines))
            .RequirePermission("case.read").WithSummary("案件的节点期限");
        api.MapGet("/deadlines/{deadlineId:guid}/explanation", GetExplanation.Handle).WithTags("Deadlines").WithName(nameof(GetExplanation))
            .RequirePermission("case.read").WithSummary("期限计算说明");
    }
}

/// <summary>A node's deadline. It is late from <c>dueAt</c> on; <c>dueOn</c> is the legal day shown to people.</summary>
public sealed record DeadlineRow(
    Guid Id, string Node, string Name, string? Clause, DateTimeOffset StartedAt, DateTimeOffset? CourtDueAt, DateTimeOffset? StatutoryDueAt,
    DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? WarnAt, DeadlineState State, DateTimeOffset? MetAt, bool Provisional, string? SubjectId)
{
    internal static DeadlineRow Of(Deadline d) => new(
        d.Id, d.Node, d.Name, d.Clause, d.StartedAt, d.CourtDueAt, d.StatutoryDueAt, d.DueAt, d.DueOn,
        d.WarnAt ?? (d.Alerts.Count > 0 ? d.Alerts[^1].At : null), d.State, d.MetAt, d.Provisional, d.SubjectId);
}

/// <summary>The deadlines of a case, by due instant.</summary>
public static class ListDeadlines
{
    private static readonly Keyset<Deadline> Order = Keyset.Ascending<Deadline>(d => d.DueAt, d => d.Id);

    public static async Task<Results<Ok<Page<DeadlineRow>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is null)
            return Problems.NotFound();
        var page = await db.Deadlines.AsNoTracking().Where(d => d.Court == actor.Court && d.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(DeadlineRow.Of));
    }
}

/// <summary>Why this date: rule, clause, start, pauses, calendar version and the arithmetic step by step.</summary>
public static class GetExplanation
{
    /// <summary>The explanation of a deadline. The steps can be followed without a calendar.</summary>
    public sealed record Response(
        Guid DeadlineId, string Node, string Name, string? Clause, DateTimeOffset StartedAt, DateTimeOffset? CourtDueAt, DateTimeOffset? StatutoryDueAt,
        DateTimeOffset DueAt, DateOnly? DueOn, IReadOnlyList<DateTimeOffset> WarnAt, string CalendarVersion, bool Provisional, int ProfileVersion,
        IReadOnlyList<Pause> Pauses, IReadOnlyList<Extension> Extensions, IReadOnlyList<ExplanationStep> Steps);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid deadlineId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var d = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(x => x.Court == actor.Court && x.Id == deadlineId, cancellationToken);
        if (d is null || await access.FindAsync(d.CaseId, cancellationToken) is null)
            return Problems.NotFound();
        return TypedResults.Ok(new Response(
            d.Id, d.Node, d.Name, d.Clause, d.StartedAt, d.CourtDueAt, d.StatutoryDueAt, d.DueAt, d.DueOn, [.. d.Alerts.Select(a => a.At)],
            d.CalendarVersion, d.Provisional, d.ProfileVersion, d.Pauses, d.Extensions, Explanation.Parse(d.Explanation).Steps));
    }
}
