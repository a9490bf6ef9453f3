using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>The instances of the caller's court; another court's are not there. Which case one is about is said to those who may read the case.</summary>
internal sealed class InstanceFinder(EnforcementDbContext db, CurrentActor actor, CaseAccess access, InstanceReader instances, JournalReader journal)
{
    /// <summary>The newest instances that fit are leafed through, and no more: a court has millions.</summary>
    public const int Most = 10_000;

    public IQueryable<WorkflowInstance> All() => db.WorkflowInstances.AsNoTracking().Where(row => row.TenantId == actor.Court);

    /// <summary>A page, and how many there are up to <see cref="Most"/>.</summary>
    public async Task<(IReadOnlyList<InstanceSummary> Items, int Total)> ListAsync(InstanceQuery query, CancellationToken cancellationToken)
    {
        var fitting = await SearchAsync(query.Among(All()), query.Search, cancellationToken);
        if (query.Version is { } version)
            fitting = fitting.Where(row => db.Definitions.Any(d => d.TenantId == row.TenantId && d.VersionId == row.VersionId && d.Version == version));
        var newest = query.At(Dated(fitting.OrderByDescending(row => row.Id).Take(Most))); // ids are in the order of time, and the primary key's
        return (await ShowAsync(await query.PageOf(newest).ToListAsync(cancellationToken), cancellationToken), await newest.CountAsync(cancellationToken));
    }

    /// <summary>One instance; null where the court has none of this id.</summary>
    public Task<WorkflowInstance?> FindAsync(Guid instanceId, CancellationToken cancellationToken) => All().FirstOrDefaultAsync(row => row.Id == instanceId, cancellationToken);

    /// <summary>One instance as a list shows it.</summary>
    public async Task<InstanceSummary?> ShowAsync(Guid instanceId, CancellationToken cancellationToken) =>
        (await ShowAsync(await Dated(All().Where(row => row.Id == instanceId)).ToListAsync(cancellationToken), cancellationToken)).SingleOrDefault();

    /// <summary>The way of one instance through its flow; null where the court has none of this id.</summary>
    public async Task<InstanceHistory?> HistoryAsync(Guid instanceId, CancellationToken cancellationToken) =>
        await FindAsync(instanceId, cancellationToken) is { } row && await instances.FindAsync(actor.Court, instanceId, cancellationToken) is { } sight
            ? new(row, sight, await journal.LinesOfAsync(actor.Court, instanceId, cancellationToken))
            : null;

    private IQueryable<FoundInstance> Dated(IQueryable<WorkflowInstance> rows) => rows.Select(row => new FoundInstance
    {
        Instance = row,
        UpdatedAt = db.Journal.Where(line => line.TenantId == row.TenantId && line.InstanceId == row.Id).OrderByDescending(line => line.Seq)
            .Select(line => (DateTimeOffset?)line.At).FirstOrDefault() ?? row.StartedAt,
    });

    // by an id, the number of a case from its beginning, or a word of the flow's
    private async Task<IQueryable<WorkflowInstance>> SearchAsync(IQueryable<WorkflowInstance> rows, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
            return rows;
        if (Guid.TryParse(text, out var id))
        {
            var correlation = id.ToString("D");
            return rows.Where(row => row.Id == id || row.CorrelationId == correlation);
        }

        var pattern = LikePattern.Containing(text);
        var cases = await NumberedAsync(text, cancellationToken);
        return rows.Where(row => cases.Contains(row.CorrelationId!) || db.Definitions.Any(d => d.TenantId == row.TenantId && d.VersionId == row.VersionId
            && (EF.Functions.ILike(d.DefinitionId, pattern) || EF.Functions.ILike(d.Name!, pattern) || EF.Functions.ILike(d.Description!, pattern))));
    }

    private async Task<IReadOnlyList<string>> NumberedAsync(string text, CancellationToken cancellationToken)
    {
        if (!access.MayReadCases || await new CaseFinder(db, actor.Court).NumberedAsync(CaseNumber.HalfWidth(text), null, cancellationToken) is not { } found)
            return [];
        var readable = await access.Readable().Where(about => found.Contains(about.Id)).Select(about => about.Id).ToListAsync(cancellationToken);
        return readable.ConvertAll(id => id.ToString("D"));
    }

    private async Task<IReadOnlyList<InstanceSummary>> ShowAsync(IReadOnlyList<FoundInstance> found, CancellationToken cancellationToken)
    {
        var versionIds = found.Select(one => one.Instance.VersionId).Distinct().ToList();
        var versions = await db.Definitions.AsNoTracking().Where(row => row.TenantId == actor.Court && versionIds.Contains(row.VersionId))
            .ToDictionaryAsync(row => row.VersionId, row => row.Version, cancellationToken);
        var numbers = await access.NumbersAsync(found.Select(one => one.Instance.CorrelationId), cancellationToken);
        return [.. found.Select(one => new InstanceSummary
        {
            Id = one.Instance.Id.ToString("D"),
            DefinitionId = one.Instance.DefinitionId,
            DefinitionVersionId = one.Instance.VersionId,
            Version = versions.GetValueOrDefault(one.Instance.VersionId),
            ParentWorkflowInstanceId = one.Instance.ParentId?.ToString("D"),
            Status = one.Instance.Status,
            SubStatus = one.Instance.SubStatus,
            CorrelationId = one.Instance.CorrelationId,
            Name = numbers.GetValueOrDefault(one.Instance.CorrelationId ?? ""),
            IncidentCount = one.Instance.IncidentCount,
            CreatedAt = one.Instance.StartedAt,
            UpdatedAt = one.UpdatedAt,
            FinishedAt = one.Instance.FinishedAt,
        })];
    }
}
