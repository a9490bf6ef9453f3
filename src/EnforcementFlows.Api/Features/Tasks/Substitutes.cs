using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Acts on tasks in the place of somebody else (代班): while it lasts, in both names, and with no more right than either has.</summary>
internal static class Substitutes
{
    /// <summary>In whose place the actor now does a task that he has or that they have; null where he does it for himself.</summary>
    /// <exception cref="DomainException"><c>substitution.over</c></exception>
    public static async Task<SubstitutedPerson?> PrincipalAsync(
        this CurrentActor actor, EnforcementDbContext db, HumanTask task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var principal = task.Assignee == actor.Id ? task.ActingFor : actor.Principal(task)?.Id;
        if (principal is null)
            return null;
        await EnsureInForceAsync(db, actor, principal, now, cancellationToken);
        return actor.Substituted.FirstOrDefault(person => person.Id == principal) ?? throw Over();
    }

    /// <summary>Asked of the database: what the host remembers of people is some seconds old.</summary>
    /// <exception cref="DomainException"><c>substitution.over</c></exception>
    public static async Task EnsureInForceAsync(EnforcementDbContext db, CurrentActor actor, string principal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await db.Substitutions.AnyAsync(
            s => s.Court == actor.Court && s.Substitute == actor.Id && s.Principal == principal && s.EndedAt == null && s.From <= now && s.Until > now, cancellationToken))
        {
            throw Over();
        }
    }

    /// <summary>Who does it, as it is put on record.</summary>
    public static string Signature(this CurrentActor actor, SubstitutedPerson? principal) =>
        principal is null ? actor.DisplayName : $"{actor.DisplayName}（代{principal.Name}）";

    private static DomainException Over() => new("substitution.over", "代班已经结束，请将该待办退回待签收。");
}
