using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Calendars;

public static class CalendarEndpoints
{
    public static void AddCalendars(this IServiceCollection services)
    {
        services.AddSingleton<CalendarLease>();
        services.AddSingleton<CalendarRun>();
        services.AddHostedService<CalendarWorker>();
    }

    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var changes = api.MapGroup("/calendars/changes").WithTags("Calendars");
        changes.MapGet("/", ListCalendarChanges.Handle).WithName(nameof(ListCalendarChanges)).RequirePermission("calendar.read").WithSummary("导入的日历");
        changes.MapPost("/", ProposeCalendar.Handle).WithName(nameof(ProposeCalendar)).RequirePermission("calendar.load").WithSummary("导入一年的日历")
            .WithDescription("放假和调休安排；由另一人批准后生效，期限随之重算。同一层级同一年度再次导入的，批准后替代之前的。");
        changes.MapGet("/{changeId:guid}/moves", ListCalendarMoves.Handle).WithName(nameof(ListCalendarMoves)).RequirePermission("calendar.read").WithSummary("批准后将变动的期限")
            .WithDescription("逐页计算本院尚未办结的期限，每次至多查看一万项，因此一页可能不满而仍有下一页。各项列出原届满日、新届满日、是否仍为暂定。已经批准的，为尚未重算的。");
        changes.MapPost("/{changeId:guid}/approve", ApproveCalendar.Handle).WithName(nameof(ApproveCalendar)).RequirePermission("calendar.approve").WithSummary("批准日历");
        changes.MapPost("/{changeId:guid}/withdraw", WithdrawCalendar.Handle).WithName(nameof(WithdrawCalendar)).RequirePermission("calendar.load").WithSummary("撤回日历");
    }
}

/// <summary>A loaded year as lists show it.</summary>
/// <param name="Moved">Deadlines that have moved so far.</param>
public sealed record CalendarChangeRow(
    Guid Id, CalendarLevel Level, int Year, string Source, RuleChangeState State, string ProposedBy, DateTimeOffset CreatedAt, string? DecidedBy, DateTimeOffset? DecidedAt,
    DateTimeOffset? FinishedAt, int Moved)
{
    internal static CalendarChangeRow Of(CalendarChange c) => new(
        c.Id, c.Level, c.Year, c.Source, c.State, c.ProposedBy, c.CreatedAt, c.DecidedBy, c.DecidedAt, c.FinishedAt, c.Moved);
}

/// <summary>The years that the court has loaded, newest first.</summary>
public static class ListCalendarChanges
{
    private static readonly Keyset<CalendarChange> Order = Keyset.Descending<CalendarChange>(c => c.CreatedAt, c => c.Id);

    public static async Task<Ok<Page<CalendarChangeRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await db.CalendarChanges.AsNoTracking().Where(c => c.Court == actor.Court).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(CalendarChangeRow.Of));
    }
}

/// <summary>Proposes a year; nothing changes before another person has approved it.</summary>
public static class ProposeCalendar
{
    public sealed record Request
    {
        [Required, AllowedValues("national", "court", "emergency")]
        public required string Level { get; init; }

        /// <summary>year, source, version, holidays and makeUpWorkdays, as in workflows/calendars.</summary>
        public required JsonElement Calendar { get; init; }
    }

    public static async Task<Results<Created<CalendarChangeRow>, ProblemHttpResult>> Handle(
        Request request, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var content = request.Calendar.GetRawText();
        if (!CalendarYearFile.TryRead(content, out _, out var problems))
            return Problems.Invalid([.. problems.Select(problem => new ApiError("calendar.invalid", problem.ToString(), "calendar"))]);
        var change = CalendarChange.Propose(actor.Court, EnumCode.Parse<CalendarLevel>(request.Level), content, actor.Id, clock.GetUtcNow());
        db.CalendarChanges.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created("/api/calendars/changes", CalendarChangeRow.Of(change));
    }
}

/// <summary>What a year moves (重算预览): computed, and nothing is changed by it.</summary>
public static class ListCalendarMoves
{
    public static async Task<Results<Ok<Page<DeadlineMoveRow>>, ProblemHttpResult>> Handle(
        Guid changeId, [FromServices] EnforcementDbContext db, [FromServices] CourtCalendars calendars, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await db.CalendarChanges.AsNoTracking().FirstOrDefaultAsync(c => c.Court == actor.Court && c.Id == changeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        var calendar = await calendars.WithAsync(db, change, cancellationToken);
        var concerned = db.Deadlines.AsNoTracking().Where(d => d.Court == actor.Court).Where(CalendarRun.Concerned);
        return TypedResults.Ok(await DeadlineMoves.PageAsync(db, actor.Court, concerned, deadline => deadline.Compute(calendar), limit, after, cancellationToken));
    }
}

/// <summary>Puts a year in force; every deadline is recomputed after it, each in a transaction of its own.</summary>
public static class ApproveCalendar
{
    public static async Task<Results<Ok<CalendarChangeRow>, ProblemHttpResult>> Handle(
        Guid changeId, [FromServices] EnforcementDbContext db, [FromServices] CourtCalendars calendars, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await CalendarLookup.LockAsync(db, actor.Court, changeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        change.Approve(actor.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.CommitTransactionAsync(cancellationToken);
        await calendars.RefreshAsync(db, cancellationToken);
        return TypedResults.Ok(CalendarChangeRow.Of(change));
    }
}

/// <summary>Takes a proposed year back.</summary>
public static class WithdrawCalendar
{
    public static async Task<Results<Ok<CalendarChangeRow>, ProblemHttpResult>> Handle(
        Guid changeId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await CalendarLookup.LockAsync(db, actor.Court, changeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        change.Withdraw(actor.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.CommitTransactionAsync(cancellationToken);
        return TypedResults.Ok(CalendarChangeRow.Of(change));
    }
}

internal static class CalendarLookup
{
    /// <summary>The court's change, locked in a transaction that has begun with it: of two who decide at once the second sees that it is decided.</summary>
    public static async Task<CalendarChange?> LockAsync(EnforcementDbContext db, string court, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.BeginTransactionAsync(cancellationToken);
        return (await db.CalendarChanges.FromSql($"SELECT * FROM calendar_changes WHERE court = {court} AND id = {id} FOR UPDATE").ToListAsync(cancellationToken)) is [var change] ? change : null;
    }
}
