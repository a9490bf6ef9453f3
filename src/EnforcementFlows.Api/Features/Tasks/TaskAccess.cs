using System.Linq.Expressions;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
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

    public static bool IsCandidate(this CurrentActor actor, HumanTask task) =>
        task.TenantId == actor.Court && task.Roles.Any(actor.HasRole) && (task.Team is null || actor.Teams.Contains(task.Team));

    public static bool Involves(this CurrentActor actor, HumanTask task) =>
        task.Assignee == actor.Id || task.Owner == actor.Id || task.DoneBy == actor.Id;

    /// <summary>A candidate, somebody who works or worked on it, or a leader who sees the whole bureau's work.</summary>
    public static bool CanSee(this CurrentActor actor, HumanTask task) =>
        task.TenantId == actor.Court && (actor.Involves(task) || actor.IsCandidate(task) || actor.Has("task.assign") || actor.Has("ledger.read"));

    /// <summary>The task, untracked; null where the actor may not know that it exists.</summary>
    public static async Task<HumanTask?> FindTaskAsync(this EnforcementDbContext db, CurrentActor actor, Guid taskId, CancellationToken cancellationToken)
    {
        var task = await db.HumanTasks.AsNoTracking().FirstOrDefaultAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        return task is not null && actor.CanSee(task) ? task : null;
    }
}
