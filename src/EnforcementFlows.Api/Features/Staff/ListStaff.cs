using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff;

/// <summary>The people of the court (在职人员): whom to hand on to, and who is who.</summary>
public static class ListStaff
{
    /// <param name="Roles">Role codes; what they are called stands in the court's profile.</param>
    /// <param name="Teams">Codes of the teams whose member he is now, lent ones included.</param>
    public sealed record Row(Guid Id, string UserName, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams);

    private static readonly Keyset<StaffUser> Order = Keyset.ById<StaffUser>(user => user.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [StringLength(64)] string? role = null, [StringLength(64)] string? team = null, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (actor.Kind != ActorKind.Staff)
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        var now = clock.GetUtcNow();
        var people = db.Users.AsNoTracking().Where(u => u.Court == actor.Court && u.Active);
        if (role is not null)
            people = people.Where(u => u.Roles.Any(held => held.Role == role));
        if (team is not null)
            people = people.Where(u => u.Teams.Any(m => m.Team == team && m.From <= now && (m.Until == null || m.Until > now)));
        var page = await people.Include(u => u.Roles).Include(u => u.Teams.Where(m => m.From <= now && (m.Until == null || m.Until > now))).AsSplitQuery()
            .PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(Of));
    }

    private static Row Of(StaffUser user) => new(
        user.Id, user.UserName!, user.DisplayName, [.. user.Roles.Select(held => held.Role).Order(StringComparer.Ordinal)],
        [.. user.Teams.Select(member => member.Team).Distinct().Order(StringComparer.Ordinal)]);
}
