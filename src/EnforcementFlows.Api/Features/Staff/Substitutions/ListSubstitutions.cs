using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Substitutions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Substitutions;

/// <summary>A substitution (代班).</summary>
/// <param name="UserId">Whose work it is.</param>
/// <param name="SubstituteId">Who does it.</param>
/// <param name="From">First legal day.</param>
/// <param name="Until">Last legal day.</param>
/// <param name="EndedAt">When it was ended before that.</param>
/// <param name="MayEnd">Whether the caller may end it now.</param>
public sealed record SubstitutionRow(
    Guid Id, string UserId, string? Name, string SubstituteId, string? SubstituteName, DateOnly From, DateOnly Until, string Reason, string RecordedBy, string? RecordedByName,
    DateTimeOffset RecordedAt, string? EndedBy, string? EndedByName, DateTimeOffset? EndedAt, bool InForce, bool MayEnd)
{
    internal static SubstitutionRow Of(Substitution s, PeopleNames names, CurrentActor actor, DateTimeOffset now) => new(
        s.Id, s.Principal, names.Of(s.Principal), s.Substitute, names.Of(s.Substitute), CourtTime.DayOf(s.From), CourtTime.DayOf(s.Until).AddDays(-1), s.Reason, s.RecordedBy,
        names.Of(s.RecordedBy), s.RecordedAt, s.EndedBy, names.Of(s.EndedBy), s.EndedAt, s.IsInForce(now), s.EndedAt is null && s.Until > now && EndSubstitution.MayEnd(actor, s));
}

/// <summary>Who stands in for whom: the caller's own, or the court's for whoever looks after them.</summary>
public static class ListSubstitutions
{
    private static readonly Keyset<Substitution> Order = Keyset.Descending<Substitution>(s => s.From, s => s.Id);

    public static async Task<Results<Ok<Page<SubstitutionRow>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] StaffNames staff, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        bool? inForce = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (actor.Kind != ActorKind.Staff)
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        var now = clock.GetUtcNow();
        var rows = db.Visible(actor).AsNoTracking();
        if (inForce is { } wanted)
            rows = rows.Where(s => (s.EndedAt == null && s.From <= now && s.Until > now) == wanted);
        var page = await rows.PageAsync(Order, after, limit, cancellationToken);
        var names = await staff.OfAsync(page.Items.SelectMany(s => new[] { s.Principal, s.Substitute, s.RecordedBy, s.EndedBy }), cancellationToken);
        return TypedResults.Ok(page.Show(s => SubstitutionRow.Of(s, names, actor, now)));
    }

    /// <summary>Those that the actor may know of.</summary>
    internal static IQueryable<Substitution> Visible(this EnforcementDbContext db, CurrentActor actor)
    {
        var (court, id) = (actor.Court, actor.Id);
        var rows = db.Substitutions.Where(s => s.Court == court);
        return actor.Has(SubstitutionEndpoints.Permission) ? rows : rows.Where(s => s.Principal == id || s.Substitute == id);
    }
}
