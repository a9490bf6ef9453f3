using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Whom a definition wants for a task.</summary>
/// <param name="Roles">Role codes, any of them; <c>handler</c> is the case's handler (承办人).</param>
public sealed record TaskWanted(IReadOnlyList<string> Roles, string? Team, IReadOnlyList<string> Excluded);

/// <summary>Whom the task is offered to.</summary>
public sealed record TaskOffer(IReadOnlyList<string> Roles, string? Team, string? Assignee);

/// <summary>
/// Finds who can do a task, so that none is offered to nobody: a role without an eligible holder falls back to the role that
/// the profile names for it, up to the top (C-16, C-24).
/// </summary>
public sealed class TaskCandidates(EnforcementDbContext db, RoleHolders holders)
{
    /// <summary>The pseudo role of the case's own handler.</summary>
    public const string Handler = ProfileReview.Handler;

    private const int MaxFallbacks = 10;

    /// <param name="wanted">Whom the definition names.</param>
    /// <param name="about">The case; null for the work of a flow that runs on none.</param>
    /// <param name="profile">The court's profile.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<TaskOffer> FindAsync(TaskWanted wanted, EnforcementCase? about, CourtProfile profile, CancellationToken cancellationToken)
    {
        var handler = wanted.Roles.Contains(Handler) ? about?.HandlerId : null;
        if (handler is not null && !wanted.Excluded.Contains(handler))
            return new([Handler], null, handler);
        List<string> roles = [.. wanted.Roles.Where(r => r != Handler).Select(role => profile.AliasOf(role) ?? role).Distinct()];
        if (about is not null && await GroupMembers.FindAsync(db, profile, about, roles, wanted.Excluded, cancellationToken) is { } member)
            return new(roles, null, member);
        if (roles.Count == 0)
            roles = [profile.CentreRole()]; // before a handler exists the centre answers for his work
        var team = wanted.Team;
        for (var i = 0; i < MaxFallbacks; i++)
        {
            if (await holders.AnyAsync(db, profile.Court, roles, team, wanted.Excluded, cancellationToken))
                return new(roles, team, null);
            if (team is not null)
            {
                team = null; // anybody of the role before another role
                continue;
            }

            // a person may name a role that this court does not have, such as in an instruction
            var fallback = roles.Select(role => profile.FindRole(role) is { } known ? known.Fallback : profile.CentreRole()).OfType<string>().Distinct().ToList();
            if (fallback.Count == 0)
                break;
            roles = fallback;
        }

        return new(wanted.Roles.Contains(Handler) ? roles : wanted.Roles.Count > 0 ? wanted.Roles : roles, null, null);
    }
}
