using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>
/// What every act of an administrator on an account has in common: it is of his own court and not his own, on the version that he saw, on
/// record as an operator's act with what was there before, and the person has to sign in again. All in one transaction.
/// </summary>
internal sealed class AccountDesk(EnforcementDbContext db, WorkflowRuntime runtime, CurrentActor actor, ProfileCatalog profiles, ActorDirectory directory, TimeProvider clock)
{
    /// <summary>Carries an act out; a repetition of one that was carried out changes nothing and answers the same.</summary>
    /// <returns>404 where the court has no such account.</returns>
    public async Task<Results<Ok<AccountRow>, ProblemHttpResult>> DoAsync(
        string act, Guid userId, AccountAct request, CommandKey key, Func<StaffUser, EnforcementDbContext, Task> change, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(u => u.Court == actor.Court && u.Id == userId, cancellationToken))
            return Problems.NotFound();
        List<Guid> ended = [];
        var command = new Command(actor.Court, key.CommandId, act, actor.Id, RequestHash.Of(userId, act, request));
        await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
                var user = await FindAsync(joined, userId, cancellationToken);
                EnsureMay(user, request.Version);
                var before = Describe(user, burst.Now);
                await change(user, joined);
                Record(burst, user, act, request.Reason, before);
                ended = await EndSessionsAsync(joined, userId, cancellationToken);
                return null;
            },
            cancellationToken);
        ended.ForEach(directory.Forget);
        return TypedResults.Ok(await RowAsync(userId, cancellationToken));
    }

    public async Task<AccountRow> RowAsync(Guid userId, CancellationToken cancellationToken) =>
        AccountRow.Of(await FindAsync(db, userId, cancellationToken), clock.GetUtcNow());

    /// <summary>Everything wrong with the offices that somebody is to have: they are those of the court's own profile.</summary>
    public IReadOnlyList<ApiError> Check(IReadOnlyList<string> roles, IReadOnlyList<string> teams)
    {
        var profile = profiles.Get(actor.Court, clock.GetUtcNow());
        return
        [
            .. roles.Where(role => profile.FindRole(role) is null).Select(role => new ApiError("role.unknown", $"本院没有岗位“{role}”。", "roles")),
            .. teams.Where(team => profile.Teams.All(known => known.Code != team)).Select(team => new ApiError("team.unknown", $"本院没有团队“{team}”。", "teams")),
        ];
    }

    public static void Record(Burst burst, StaffUser user, string act, string reason, string? before)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        burst.Services.GetRequiredService<EnforcementDbContext>().OperatorActs.Add(new()
        {
            Court = user.Court,
            At = burst.Now,
            By = burst.Command.Actor!,
            Act = act,
            SubjectKind = "account",
            SubjectId = user.Id.ToString("D"),
            Reason = reason,
            Before = before,
            After = Describe(user, burst.Now),
        });
    }

    // of no court a person is left without an administrator: nobody takes his own offices away
    private void EnsureMay(StaffUser user, string version)
    {
        if (user.Id.ToString("D") == actor.Id)
            throw new DomainException("staff.own-account", "不得变更自己的账号，请由另一名管理员办理。");
        if (user.ConcurrencyStamp != version)
            throw new DomainException(ErrorCodes.Stale, "该账号已被变更。");
    }

    private Task<StaffUser> FindAsync(EnforcementDbContext from, Guid userId, CancellationToken cancellationToken) =>
        from.Users.Include(u => u.Roles).Include(u => u.Teams).AsSplitQuery().SingleAsync(u => u.Court == actor.Court && u.Id == userId, cancellationToken);

    private static async Task<List<Guid>> EndSessionsAsync(EnforcementDbContext joined, Guid userId, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var open = joined.StaffSessions.Where(row => row.UserId == userId && row.EndedAt == null && row.ExpiresAt > now);
        var ids = await open.Select(row => row.Id).ToListAsync(cancellationToken);
        await open.ExecuteUpdateAsync(row => row.SetProperty(column => column.EndedAt, now), cancellationToken);
        return ids;
    }

    // offices for the record, never a password
    private static string Describe(StaffUser user, DateTimeOffset now) => JsonSerializer.Serialize(
        new { user.UserName, user.DisplayName, user.Active, Roles = user.Roles.Select(held => held.Role).Order(StringComparer.Ordinal), Teams = user.TeamsAt(now).Order(StringComparer.Ordinal) },
        ProfileJson.Options);
}
