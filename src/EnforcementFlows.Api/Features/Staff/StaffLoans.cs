using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff;

public static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        api.MapGet("/staff", ListStaff.Handle).WithTags("Staff").WithName(nameof(ListStaff)).RequireSignedIn().WithSummary("本院人员")
            .WithDescription("在职人员的姓名、岗位和团队；外部系统不能读取。");
        var loans = api.MapGroup("/staff/loans").WithTags("Staff");
        loans.MapGet("/", ListLoans.Handle).WithName(nameof(ListLoans)).RequirePermission("staff.lend").WithSummary("人员调配")
            .WithDescription("临时调配到其他团队的人员，最近的在前。");
        loans.MapPost("/", LendStaff.Handle).WithName(nameof(LendStaff)).RequirePermission("staff.lend").WithSummary("临时调配人员")
            .WithDescription("自起日至止日，可以办理该团队的待办；期满自动恢复。");
        loans.MapPost("/end", EndLoan.Handle).WithName(nameof(EndLoan)).RequirePermission("staff.lend").WithSummary("提前结束调配");
    }
}

/// <summary>A person lent to a team (临时调配, SH-1-8a).</summary>
/// <param name="From">First legal day.</param>
/// <param name="Until">Last legal day.</param>
public sealed record LoanRow(Guid UserId, string Person, string Team, DateOnly From, DateOnly Until, bool InForce);

/// <summary>Who is, was and will be lent to which team.</summary>
public static class ListLoans
{
    private static readonly Keyset<TeamMember> Order = Keyset.Descending<TeamMember>(m => m.From, m => m.UserId);

    public static async Task<Ok<Page<LoanRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await db.TeamMembers.AsNoTracking().Where(m => m.Court == actor.Court && m.Until != null).PageAsync(Order, after, limit, cancellationToken);
        var people = page.Items.Select(m => m.UserId).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => u.Court == actor.Court && people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(page.Show(m => Of(m, names.GetValueOrDefault(m.UserId) ?? "", now)));
    }

    internal static LoanRow Of(TeamMember m, string person, DateTimeOffset now) =>
        new(m.UserId, person, m.Team, CourtTime.DayOf(m.From), CourtTime.DayOf(m.Until!.Value).AddDays(-1), m.From <= now && m.Until > now);
}

/// <summary>Lends a person to another team from one day to another; what the team's tasks ask for, he may do meanwhile, and not after.</summary>
public static class LendStaff
{
    public sealed record Request
    {
        public required Guid UserId { get; init; }

        /// <summary>A team code of the court's profile.</summary>
        [Required, StringLength(64, MinimumLength = 1)]
        public required string Team { get; init; }

        /// <summary>First day; not before today.</summary>
        public required DateOnly From { get; init; }

        /// <summary>Last day.</summary>
        public required DateOnly Until { get; init; }
    }

    public static async Task<Results<Ok<LoanRow>, ProblemHttpResult>> Handle(
        Request request, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] ProfileCatalog profiles,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (profiles.Get(actor.Court, now).Teams.FirstOrDefault(team => team.Code == request.Team) is not { } team)
            return Problems.Invalid("team", "team.unknown", "本院没有该团队。");
        if (request.From < CourtTime.DayOf(now))
            return Problems.Invalid("from", "range", "不得早于今天。");
        if (request.Until < request.From)
            return Problems.Invalid("until", "range", "不得早于起日。");
        var user = await db.Users.Include(u => u.Roles).Include(u => u.Teams).AsSplitQuery()
            .FirstOrDefaultAsync(u => u.Court == actor.Court && u.Id == request.UserId && u.Active, cancellationToken);
        if (user is null)
            return Problems.Invalid("userId", "user.unknown", "本院没有该在职人员。");
        if (!user.Roles.Any(role => team.Roles.Contains(role.Role)))
            return Problems.Conflict("loan.no-office", "该人员没有该团队所需的岗位。");
        var member = Of(request, actor.Court);
        if (user.Teams.Any(known => known.Team == member.Team && known.From < member.Until && !(known.Until <= member.From)))
            return Problems.Conflict("loan.overlaps", "该人员在此期间已在该团队。");
        db.TeamMembers.Add(member);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ListLoans.Of(member, user.DisplayName, now));
    }

    private static TeamMember Of(Request request, string court) => new()
    {
        Court = court,
        UserId = request.UserId,
        Team = request.Team,
        From = CourtTime.StartOf(request.From).ToUniversalTime(),
        Until = CourtTime.EndOf(request.Until).ToUniversalTime(),
    };
}

/// <summary>Ends a loan before its last day, at once.</summary>
public static class EndLoan
{
    public sealed record Request
    {
        public required Guid UserId { get; init; }

        [Required, StringLength(64, MinimumLength = 1)]
        public required string Team { get; init; }
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var member = await db.TeamMembers.FirstOrDefaultAsync(
            m => m.Court == actor.Court && m.UserId == request.UserId && m.Team == request.Team && m.From <= now && m.Until > now, cancellationToken);
        if (member is null)
            return Problems.NotFound();
        member.Until = now;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
