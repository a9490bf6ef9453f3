using System.Linq.Expressions;
using EnforcementFlows.Api.Features.Approvals;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Access;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Who may see and who may take a task. Checked at claim and again at completion, by person and not only by role.</summary>
internal static class TaskAccess
{
    /// <summary>Tasks that the actor could claim now.</summary>
    public static Expression<Func<HumanTask, bool>> ClaimableBy(CurrentActor actor)
    {
        var (court, id, roles, teams) = (actor.Court, actor.Id, actor.Roles.ToArray(), actor.Teams.ToArray());
        return t => t.TenantId == court && t.State == HumanTaskState.Open && t.Roles.Any(r => roles.Contains(r))
            && (t.Team == null || teams.Contains(t.Team)) && !t.ExcludedUsers.Contains(id);
    }

    /// <summary>Open tasks that the actor may do in the place of somebody else (代班): theirs, and what they could claim. A panel's vote is nobody else's.</summary>
    public static Expression<Func<HumanTask, bool>> OfSubstituted(CurrentActor actor)
    {
        var (court, id, names) = (actor.Court, actor.Id, NamesOfSubstituted(actor));
        string[] people = [.. actor.Substituted.Select(person => person.Id)];
        return t => t.TenantId == court && t.ActingFor == null && t.FormKey != ApprovalChains.DeliberationForm && !t.ExcludedUsers.Contains(id)
            && (((t.State == HumanTaskState.Claimed || t.State == HumanTaskState.Delegated) && people.Contains(t.Assignee!))
                || (t.State == HumanTaskState.Open && t.Roles.Any(r => names.Contains(t.Team == null ? r : r + "@" + t.Team)) && !people.All(p => t.ExcludedUsers.Contains(p))));
    }

    /// <summary>The names by which tasks are offered to those in whose place the actor works: each role, and each role in a team.</summary>
    public static string[] NamesOfSubstituted(CurrentActor actor) =>
        [.. actor.Substituted.SelectMany(person => CaseReader.NamesOf(person.Id, person.Roles, person.Teams)).Distinct()];

    /// <summary>In whose place the actor would do the task: of him who has it, or of one whom it is offered to; null where in nobody's.</summary>
    public static SubstitutedPerson? Principal(this CurrentActor actor, HumanTask task)
    {
        if (task.TenantId != actor.Court || task.ActingFor is not null || task.FormKey == ApprovalChains.DeliberationForm)
            return null;
        return actor.Substituted.FirstOrDefault(person => task.Assignee is { } assignee
            ? assignee == person.Id
            : task.Roles.Any(person.Roles.Contains) && (task.Team is null || person.Teams.Contains(task.Team)));
    }

    public static bool IsCandidate(this CurrentActor actor, HumanTask task) =>
        task.TenantId == actor.Court && task.Roles.Any(actor.HasRole) && (task.Team is null || actor.Teams.Contains(task.Team));

    public static bool Involves(this CurrentActor actor, HumanTask task) =>
        task.Assignee == actor.Id || task.Owner == actor.Id || task.DoneBy == actor.Id;

    /// <summary>A candidate, somebody who works or worked on it, or a leader who sees the whole bureau's work.</summary>
    public static bool CanSee(this CurrentActor actor, HumanTask task) =>
        task.TenantId == actor.Court && (actor.Involves(task) || actor.IsCandidate(task) || actor.Principal(task) is not null || actor.Has("task.assign") || actor.Has("ledger.read"));

    /// <summary>The task, untracked; null where the actor may not know that it exists.</summary>
    public static async Task<HumanTask?> FindTaskAsync(this EnforcementDbContext db, CurrentActor actor, Guid taskId, CancellationToken cancellationToken)
    {
        var task = await db.HumanTasks.AsNoTracking().FirstOrDefaultAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        return task is not null && actor.CanSee(task) ? task : null;
    }
}
