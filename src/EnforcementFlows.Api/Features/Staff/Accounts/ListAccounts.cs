using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>The accounts of the court's people, those that were deactivated included.</summary>
public static class ListAccounts
{
    private static readonly Keyset<StaffUser> Order = Keyset.ById<StaffUser>(user => user.Id);

    public static async Task<Ok<Page<AccountRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        bool? active = null, [StringLength(64)] string? role = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var people = db.Users.AsNoTracking().Where(u => u.Court == actor.Court && (active == null || u.Active == active) && (role == null || u.Roles.Any(held => held.Role == role)));
        var page = await people.Include(u => u.Roles).Include(u => u.Teams).AsSplitQuery().PageAsync(Order, after, limit, cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(page.Show(user => AccountRow.Of(user, now)));
    }
}
