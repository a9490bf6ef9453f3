using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Keeps rulings (裁定) with those whom the court's matrix lets issue them: handed on or assigned, the task does not bring the right with it.</summary>
/// <remarks>TB-1-2, SH-2-2a, JY-3-3; SH-4-0: a clerk drafts and issues nothing.</remarks>
internal static class Rulings
{
    private const string Permission = "ruling.issue";
    private static readonly string[] Forms = ["measure-release-ruling", "sale-ruling", "terminated-control-ruling"];

    /// <exception cref="RequestException">403 <c>auth.forbidden</c></exception>
    public static void EnsureMayIssue(CurrentActor actor, HumanTask task, string? handlerId)
    {
        if (Forms.Contains(task.FormKey) && !actor.Has(Permission, Guid.TryParse(handlerId, out var handler) ? handler : null))
            throw new RequestException(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden, "裁定须由本案承办人或者员额法官作出。");
    }
}
