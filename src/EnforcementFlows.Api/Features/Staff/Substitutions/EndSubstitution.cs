using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Substitutions;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Substitutions;

/// <summary>Ends a substitution before its last day, or before its first; at once. What the substitute still has for the other he gives back.</summary>
public static class EndSubstitution
{
    public static async Task<Results<Ok<SubstitutionRow>, ProblemHttpResult>> Handle(
        Guid substitutionId, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] WorkflowRuntime runtime, [FromServices] CurrentActor actor, [FromServices] StaffNames staff,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Visible(actor).AsNoTracking().FirstOrDefaultAsync(s => s.Id == substitutionId, cancellationToken) is not { } seen)
            return Problems.NotFound();
        if (!MayEnd(actor, seen))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        var command = new Command(actor.Court, key.CommandId, "end-substitution", actor.Id, RequestHash.Of(substitutionId, "end-substitution", null));
        await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                var own = burst.Services.GetRequiredService<EnforcementDbContext>();
                var row = await own.Substitutions.FirstAsync(s => s.Court == actor.Court && s.Id == substitutionId, cancellationToken);
                row.End(actor.Id, burst.Now);
                own.OperatorActs.Add(RecordSubstitution.Act(row, "substitution-ended", actor.Id, "提前结束代班", burst.Now));
                return null;
            },
            cancellationToken);
        var ended = await db.Substitutions.AsNoTracking().FirstAsync(s => s.Court == actor.Court && s.Id == substitutionId, cancellationToken);
        var names = await staff.OfAsync([ended.Principal, ended.Substitute, ended.RecordedBy, ended.EndedBy], cancellationToken);
        return TypedResults.Ok(SubstitutionRow.Of(ended, names, actor, clock.GetUtcNow()));
    }

    /// <summary>Whoever's work it is, and who looks after substitutions; who does the work does not drop it by himself.</summary>
    internal static bool MayEnd(CurrentActor actor, Substitution row) => row.Principal == actor.Id || actor.Has(SubstitutionEndpoints.Permission);
}
