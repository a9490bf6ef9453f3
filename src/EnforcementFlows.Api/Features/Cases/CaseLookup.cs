using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Finds the case that a flow, task or alarm belongs to. A flow's correlation id is its case's id.</summary>
public static class CaseLookup
{
    // compiled, and in one query: nearly every burst begins with it, and a case has few handlers and pauses
    private static readonly Func<EnforcementDbContext, string, Guid, CancellationToken, Task<EnforcementCase?>> Find = EF.CompileAsyncQuery(
        (EnforcementDbContext db, string court, Guid id, CancellationToken _) =>
            db.Cases.Include(c => c.Handlers).Include(c => c.Pauses).AsSingleQuery().FirstOrDefault(c => c.Court == court && c.Id == id));

    /// <exception cref="ActivityFaultException">The flow runs on no case.</exception>
    public static Task<EnforcementCase> CaseOfAsync(this EnforcementDbContext db, ActivityExecutionContext context) =>
        Guid.TryParse(context.CorrelationId, out var id)
            ? db.CaseAsync(context.Tenant, id, context.CancellationToken)
            : throw new ActivityFaultException("case-missing", "The flow does not run on a case.");

    /// <summary>The case with its handlers; tracked, so that a burst loads it once.</summary>
    /// <exception cref="ActivityFaultException">There is no such case.</exception>
    public static async Task<EnforcementCase> CaseAsync(this EnforcementDbContext db, string court, Guid id, CancellationToken cancellationToken) =>
        db.Tracked<EnforcementCase>().FirstOrDefault(c => c.Id == id && c.Court == court)
        ?? await Find(db, court, id, cancellationToken)
        ?? throw new ActivityFaultException("case-missing", $"There is no case {id}.");

    /// <summary>Case numbers by correlation id, for lists.</summary>
    public static async Task<Dictionary<string, string>> CaseNumbersAsync(
        this EnforcementDbContext db, string court, IEnumerable<string?> correlations, CancellationToken cancellationToken)
    {
        var ids = correlations.Distinct().Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var rows = await db.Cases.AsNoTracking().Where(c => c.Court == court && ids.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id.ToString("D"), r => r.Number.ToString());
    }

    /// <summary>Adds an entry to the case's timeline.</summary>
    public static void Note(
        this EnforcementDbContext db, EnforcementCase about, string kind, string text, DateTimeOffset now,
        string? clause = null, string? actor = null, string? node = null, DateTimeOffset? provenAt = null, string? data = null) =>
        db.Note(new()
        {
            Court = about.Court,
            CaseId = about.Id,
            At = now,
            ProvenAt = provenAt ?? now,
            Kind = kind,
            Text = text,
            Clause = clause,
            Actor = actor,
            Node = node,
            Data = data,
        });
}
