using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>Hands out a password for the next sign-in (重置口令), and unlocks the account.</summary>
public static class ResetPassword
{
    internal static async Task<Results<Ok<AccountWithPassword>, ProblemHttpResult>> Handle(
        Guid userId, AccountAct request, CommandKey key, [FromServices] AccountDesk desk, [FromServices] IPasswordHasher<StaffUser> passwords, CancellationToken cancellationToken)
    {
        string? password = null;
        DateTimeOffset? until = null;
        var done = await desk.DoAsync(
            "password-reset", userId, request, key,
            (user, _) =>
            {
                if (!user.Active)
                    throw new DomainException("staff.inactive", "该账号已经停用。");
                (password, until) = (OneTimePassword.Give(user, passwords), user.OneTimePasswordUntil);
                (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
                return Task.CompletedTask;
            },
            cancellationToken);
        return done.Result is Ok<AccountRow> { Value: { } row } ? TypedResults.Ok(new AccountWithPassword(row, password, until)) : (ProblemHttpResult)done.Result;
    }
}
