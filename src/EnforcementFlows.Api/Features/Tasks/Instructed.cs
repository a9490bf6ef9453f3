using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Keeps a role from acts of implementation on cases on which no judge has instructed or authorised it (SH-3-0).</summary>
internal static class Instructed
{
    private const string Authorisation = "query-authorisation";
    private static readonly string[] Kinds = [RequestKinds.Instruction, RequestKinds.StageInstruction];
    private static readonly RequestState[] Void = [RequestState.Rejected, RequestState.Withdrawn, RequestState.Failed];

    /// <param name="db">The burst's context.</param>
    /// <param name="profile">The court's profile.</param>
    /// <param name="roles">Those of the person who acts, or of whom he stands in for.</param>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="DomainException"><c>task.not-instructed</c></exception>
    public static async Task RequireAsync(EnforcementDbContext db, CourtProfile profile, IReadOnlyList<string> roles, HumanTask task, CancellationToken cancellationToken)
    {
        if (profile.InstructedActs is not { } acts || !acts.Forms.Contains(task.FormKey ?? "") || !ActsOnlyAs(acts.Role, roles, task))
            return;
        if (!Guid.TryParse(task.CorrelationId, out var caseId) || !await IsInstructedAsync(db, task.TenantId, caseId, cancellationToken))
            throw new DomainException("task.not-instructed", "执行员须有本案员额法官的授权或者指示，才能办理该事项。", acts.Clause);
    }

    // whoever is a candidate by another role, or was given the task by name, acts in that office
    private static bool ActsOnlyAs(string role, IReadOnlyList<string> roles, HumanTask task) =>
        roles.Contains(role) && task.Roles.Contains(role) && !task.Roles.Any(other => other != role && roles.Contains(other));

    private static async Task<bool> IsInstructedAsync(EnforcementDbContext db, string court, Guid caseId, CancellationToken cancellationToken)
    {
        if (await db.Requests.AnyAsync(r => r.Court == court && r.CaseId == caseId && Kinds.Contains(r.Kind) && !Void.Contains(r.State), cancellationToken))
            return true;
        var correlation = caseId.ToString("D");
        return await db.HumanTasks.AnyAsync(t => t.TenantId == court && t.CorrelationId == correlation && t.FormKey == Authorisation && t.DoneAt != null, cancellationToken);
    }
}
