using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>Deletes drafts, and nothing else: what was published has run cases or may be asked for, and stays.</summary>
internal sealed class DraftRemoval(EnforcementDbContext db, CurrentActor actor, DefinitionLeases leases, PublishRequests publishing)
{
    /// <summary>Deletes flows of which there is nothing but the own draft, all or none.</summary>
    /// <returns>How many there were; unknown ones count for nothing.</returns>
    /// <exception cref="ElsaRefusedException">One of them is more than that.</exception>
    public Task<int> RemoveFlowsAsync(IReadOnlyList<string> definitionIds, CancellationToken cancellationToken) =>
        RemoveAsync(rows => rows.Where(row => definitionIds.Contains(row.DefinitionId)), whole: true, cancellationToken);

    /// <summary>Deletes the own drafts of flows that may have published versions, all or none.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="ElsaRefusedException">One of them is no draft, or others have worked on it.</exception>
    public Task<int> RemoveDraftsAsync(IReadOnlyList<string> versionIds, CancellationToken cancellationToken) =>
        RemoveAsync(rows => rows.Where(row => versionIds.Contains(row.VersionId)), whole: false, cancellationToken);

    private async Task<int> RemoveAsync(Func<IQueryable<DefinitionRow>, IQueryable<DefinitionRow>> among, bool whole, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = await among(db.Definitions.Where(row => row.TenantId == actor.Court)).Select(row => row.DefinitionId).Distinct().Order().ToListAsync(cancellationToken);
        foreach (var id in ids)
            await DefinitionPublishing.LockAsync((NpgsqlConnection)db.Database.GetDbConnection(), actor.Court, id, cancellationToken);
        var rows = await among(db.Definitions.Where(row => row.TenantId == actor.Court)).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            Ensure(row, whole);
            await leases.RequireAsync(row.DefinitionId, cancellationToken);
            await publishing.DropAsync(row, cancellationToken);
            db.Definitions.Remove(row);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var id in ids)
            await HandOnAsync(id, rows.Find(row => row.DefinitionId == id && row.IsLatest), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return whole ? ids.Count : rows.Count;
    }

    private void Ensure(DefinitionRow row, bool whole)
    {
        if (row.Origin == DefinitionImport.FromFiles)
            throw new ElsaRefusedException("id", $"流程“{row.Name}”第 {row.Version} 版由系统文件导入，不能删除。");
        if (!row.IsDraft)
            throw new ElsaRefusedException("id", $"流程“{row.Name}”第 {row.Version} 版已经发布，案件可能正在使用，不能删除。{(whole ? "可以只删除未发布的草稿。" : "")}");
        if (row.CreatedBy != actor.Id)
            throw new ElsaRefusedException("id", $"流程“{row.Name}”的草稿由他人起草，不能删除。");
        if (!row.IsWorkOf(actor.Id))
            throw new ElsaRefusedException("id", $"流程“{row.Name}”的草稿中有他人的修改，不能删除。不需要的内容，请打开草稿改回。");
    }

    // the draft that the one deleted took the place of is the latest again, else what is in force
    private async Task HandOnAsync(string definitionId, DefinitionRow? latest, CancellationToken cancellationToken)
    {
        if (latest is null)
            return;
        await leases.ReleaseAsync(definitionId, cancellationToken);
        var left = db.Definitions.Where(row => row.TenantId == actor.Court && row.DefinitionId == definitionId);
        if (await left.OrderByDescending(row => row.VersionId == latest.BasedOn && row.PublishedAt == null).ThenByDescending(row => row.IsPublished).ThenByDescending(row => row.Version)
                .Select(row => row.VersionId).FirstOrDefaultAsync(cancellationToken) is { } next)
            await left.Where(row => row.VersionId == next).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsLatest, true), cancellationToken);
    }
}
