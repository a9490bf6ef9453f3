using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Substitutions;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Substitutions;

/// <summary>登记代班: everybody for himself, and whoever looks after substitutions for anybody. A person has one substitute at a time.</summary>
public static class RecordSubstitution
{
    public sealed record Request
    {
        /// <summary>Whose work it is; the caller's own where it is not given.</summary>
        public Guid? UserId { get; init; }

        /// <summary>Who does it.</summary>
        public required Guid SubstituteId { get; init; }

        /// <summary>First day; not before today.</summary>
        public required DateOnly From { get; init; }

        /// <summary>Last day.</summary>
        public required DateOnly Until { get; init; }

        [Required, StringLength(500, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    public static async Task<Results<Ok<SubstitutionRow>, ProblemHttpResult>> Handle(
        Request request, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] WorkflowRuntime runtime, [FromServices] CurrentActor actor, [FromServices] StaffNames staff,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var principal = request.UserId?.ToString("D") ?? actor.Id;
        if (actor.Kind != ActorKind.Staff || (principal != actor.Id && !actor.Has(SubstitutionEndpoints.Permission)))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        var command = new Command(actor.Court, key.CommandId, "record-substitution", actor.Id, RequestHash.Of(Guid.Empty, "record-substitution", request));
        var answer = await runtime.ExecuteAsync(command, async burst => await RecordAsync(burst, principal, request, actor, cancellationToken), cancellationToken);
        var id = Guid.Parse((string)answer.Result!);
        var row = await db.Substitutions.AsNoTracking().FirstAsync(s => s.Court == actor.Court && s.Id == id, cancellationToken);
        var names = await staff.OfAsync([row.Principal, row.Substitute, row.RecordedBy, row.EndedBy], cancellationToken);
        return TypedResults.Ok(SubstitutionRow.Of(row, names, actor, clock.GetUtcNow()));
    }

    private static async Task<object?> RecordAsync(Burst burst, string principal, Request request, CurrentActor actor, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        await EnsureAtWorkAsync(db, actor.Court, Guid.Parse(principal), "userId", cancellationToken);
        await EnsureAtWorkAsync(db, actor.Court, request.SubstituteId, "substituteId", cancellationToken);
        var row = Substitution.Record(actor.Court, principal, request.SubstituteId.ToString("D"), request.From, request.Until, request.Reason, actor.Id, burst.Now);
        await EnsureFreeAsync(db, row, cancellationToken);
        db.Substitutions.Add(row);
        db.OperatorActs.Add(Act(row, "substitution-recorded", actor.Id, row.Reason, burst.Now));
        return row.Id.ToString("D");
    }

    // HL-1.3-0: who works for a contractor sees scanning work only, and does nobody's else
    private static async Task EnsureAtWorkAsync(EnforcementDbContext db, string court, Guid userId, string field, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(u => u.Court == court && u.Id == userId && u.Active && u.Employer == Employer.Court, cancellationToken))
            throw new RequestException(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, errors: [new("user.unknown", "本院没有该在职人员", field)]);
    }

    // two recorded at once would not see each other
    private static async Task EnsureFreeAsync(EnforcementDbContext db, Substitution row, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('substitution:' || {row.Court}, 0))", cancellationToken);
        var during = db.Substitutions.Where(s => s.Court == row.Court && s.EndedAt == null && s.From < row.Until && s.Until > row.From);
        if (await during.AnyAsync(s => s.Principal == row.Principal, cancellationToken))
            throw new DomainException("substitution.overlaps", "该人员在此期间已有代班人。");
        if (await during.AnyAsync(s => s.Principal == row.Substitute, cancellationToken))
            throw new DomainException("substitution.away", "代班人在此期间亦由他人代班。");
    }

    /// <summary>What is kept of it with the acts of administrators.</summary>
    internal static OperatorAct Act(Substitution row, string act, string by, string reason, DateTimeOffset now) => new()
    {
        Court = row.Court,
        At = now,
        By = by,
        Act = act,
        SubjectKind = "substitution",
        SubjectId = row.Id.ToString("D"),
        Reason = reason,
    };
}
