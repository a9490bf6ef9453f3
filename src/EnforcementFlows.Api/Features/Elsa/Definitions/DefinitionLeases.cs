using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Domain.Calendars;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Who edits which flow. Opening a flow or saving it takes it for five minutes; meanwhile everybody else reads, and is told who edits. By
/// the system's clock, for a person is at work in its time.
/// </summary>
internal sealed class DefinitionLeases(EnforcementDbContext db, CurrentActor actor, StaffNames names)
{
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>Takes it, or prolongs the own lease.</summary>
    /// <returns>The lease in force, which may be somebody else's.</returns>
    public async Task<DefinitionLease> TakeAsync(string definitionId, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (court, holder, until) = (actor.Court, actor.Id, now + Span);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO definition_leases AS lease (court, definition_id, holder, until) VALUES ({court}, {definitionId}, {holder}, {until})
            ON CONFLICT (court, definition_id) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE lease.holder = excluded.holder OR lease.until <= {now}
            """,
            cancellationToken);
        return await db.DefinitionLeases.AsNoTracking().SingleAsync(lease => lease.Court == court && lease.DefinitionId == definitionId, cancellationToken);
    }

    /// <summary>The lease in force, whosever it is.</summary>
    public Task<DefinitionLease?> FindAsync(string definitionId, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        return db.DefinitionLeases.AsNoTracking().FirstOrDefaultAsync(lease => lease.Court == actor.Court && lease.DefinitionId == definitionId && lease.Until > now, cancellationToken);
    }

    /// <summary>Which of these somebody else edits now.</summary>
    public async Task<IReadOnlySet<string>> TakenAsync(IEnumerable<string> definitionIds, CancellationToken cancellationToken)
    {
        var (ids, now) = (definitionIds.ToList(), TimeProvider.System.GetUtcNow());
        var taken = await db.DefinitionLeases.AsNoTracking()
            .Where(lease => lease.Court == actor.Court && ids.Contains(lease.DefinitionId) && lease.Holder != actor.Id && lease.Until > now)
            .Select(lease => lease.DefinitionId).ToListAsync(cancellationToken);
        return taken.ToHashSet();
    }

    public bool IsMine(DefinitionLease lease) => lease.Holder == actor.Id;

    /// <summary>The name of who edits.</summary>
    public async Task<string> HolderAsync(DefinitionLease lease, CancellationToken cancellationToken) =>
        (await names.OfAsync([lease.Holder], cancellationToken)).Of(lease.Holder) ?? "他人";

    /// <summary>Takes it for an act.</summary>
    /// <exception cref="ElsaRefusedException">Somebody else edits it; the reason says who and until when.</exception>
    public async Task RequireAsync(string definitionId, CancellationToken cancellationToken)
    {
        var lease = await TakeAsync(definitionId, cancellationToken);
        if (IsMine(lease))
            return;
        throw new ElsaRefusedException("lease", $"{await HolderAsync(lease, cancellationToken)}正在编辑该流程，占用至 {CourtTime.Local(lease.Until):HH:mm:ss}。您的修改未保存，请稍后刷新后再改。");
    }

    /// <summary>Gives it up, as a draft that is gone needs none.</summary>
    public Task ReleaseAsync(string definitionId, CancellationToken cancellationToken) =>
        db.DefinitionLeases.Where(lease => lease.Court == actor.Court && lease.DefinitionId == definitionId && lease.Holder == actor.Id).ExecuteDeleteAsync(cancellationToken);
}
