using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Approvals;

/// <summary>
/// The one way to the opinions of approvals (审批意见). Those of deliberations (副卷) are read by whom <see cref="DeliberationSecrecy"/>
/// lets, and who has read another's is on record.
/// </summary>
public sealed class Opinions(EnforcementDbContext db, CurrentActor actor, AccessTrace trace)
{
    public const string Permission = "minutes.read";

    /// <summary>Opinions as the actor may read them, by the id of the record.</summary>
    /// <param name="caseId">The case, which the actor sees.</param>
    /// <param name="records">Records of that case.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<Guid, Opinion>> OfAsync(Guid caseId, IReadOnlyList<ApprovalRecord> records, CancellationToken cancellationToken)
    {
        var requesters = await RequestersAsync(records, cancellationToken);
        var reader = records.Any(record => record.IsDeliberation) ? await ReaderAsync(caseId, cancellationToken) : null;
        var opinions = records.ToDictionary(record => record.Id, record => Of(record, reader, requesters.GetValueOrDefault(record.RequestId ?? Guid.Empty)));
        if (records.Any(record => record.IsDeliberation && record.By != actor.Id && opinions[record.Id].Text is not null))
            await trace.OfAsync(caseId, "minutes", cancellationToken);
        return opinions;
    }

    private static Opinion Of(ApprovalRecord record, OpinionReader? reader, string? requester) =>
        reader is null || DeliberationSecrecy.MayRead(record, reader, requester) ? new(record.Opinion, Restricted: false) : new(null, Restricted: true);

    private async Task<OpinionReader> ReaderAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var voted = await db.Approvals.AsNoTracking().Where(record => record.Court == actor.Court && record.CaseId == caseId && record.By == actor.Id)
            .Select(record => new DeliberationKey(record.RequestId, record.Chain, record.Step)).ToListAsync(cancellationToken);
        var correlation = caseId.ToString("D");
        var open = await db.HumanTasks.AsNoTracking()
            .Where(task => task.TenantId == actor.Court && task.CorrelationId == correlation && task.DoneAt == null && task.FormKey == ApprovalChains.DeliberationForm)
            .ToListAsync(cancellationToken);
        return new(actor.Id, actor.Has(Permission), open.Any(MayStillVote), voted.ToHashSet());
    }

    private bool MayStillVote(HumanTask task) => task.IsOpen && actor.IsCandidate(task) && !task.ExcludedUsers.Contains(actor.Id);

    private async Task<Dictionary<Guid, string>> RequestersAsync(IReadOnlyList<ApprovalRecord> records, CancellationToken cancellationToken)
    {
        var returned = records.Where(record => record is { IsDeliberation: true, Decision: ApprovalDecision.Return }).Select(record => record.RequestId).OfType<Guid>().ToList();
        return returned.Count == 0 ? [] : await db.Requests.AsNoTracking().Where(request => request.Court == actor.Court && returned.Contains(request.Id))
            .ToDictionaryAsync(request => request.Id, request => request.RequestedBy, cancellationToken);
    }
}

/// <summary>An opinion as somebody may read it.</summary>
/// <param name="Restricted">There may be one, and it is not for this reader.</param>
public sealed record Opinion(string? Text, bool Restricted);
