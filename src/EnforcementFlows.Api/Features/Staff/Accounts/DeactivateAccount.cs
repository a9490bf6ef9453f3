using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>
/// Takes away the account of somebody who has left (停用). What he still has to do is listed first: only an approved change of handler moves
/// a case and only those in charge reassign a task, so an administrator can insist but not pass it on.
/// </summary>
public static class DeactivateAccount
{
    public sealed record Request : AccountAct
    {
        /// <summary>Although he still has tasks or cases.</summary>
        public bool Force { get; init; }
    }

    internal static Task<Results<Ok<AccountRow>, ProblemHttpResult>> Handle(
        Guid userId, Request request, CommandKey key, [FromServices] AccountDesk desk, CancellationToken cancellationToken) =>
        desk.DoAsync(
            "account-deactivated", userId, request, key,
            async (user, db) =>
            {
                if (!user.Active)
                    throw new DomainException("staff.inactive", "该账号已经停用。");
                var held = await HeldWork.OfAsync(db, user, cancellationToken);
                if (!held.IsEmpty && !request.Force)
                    throw new RequestException(StatusCodes.Status409Conflict, "staff.holds-work", held.Summary, held.Items);
                user.Active = false;
            },
            cancellationToken);
}

/// <summary>Gives the account of somebody who has come back to him again (恢复), with the offices that it had.</summary>
public static class ReactivateAccount
{
    internal static Task<Results<Ok<AccountRow>, ProblemHttpResult>> Handle(
        Guid userId, AccountAct request, CommandKey key, [FromServices] AccountDesk desk, CancellationToken cancellationToken) =>
        desk.DoAsync(
            "account-reactivated", userId, request, key,
            (user, _) =>
            {
                if (user.Active)
                    throw new DomainException("staff.active", "该账号并未停用。");
                user.Active = true;
                return Task.CompletedTask;
            },
            cancellationToken);
}
