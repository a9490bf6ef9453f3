using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Releases;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>Asks for versions to be published (发布申请). Of a flow one request is open at a time.</summary>
internal sealed class PublishRequests(EnforcementDbContext db, CurrentActor actor, ReleaseCheck check, TimeProvider clock)
{
    private const int MostNamed = 20;

    /// <summary>Opens a request, or answers with the open one where it asks for the same.</summary>
    /// <param name="reason">Why an older version is to come back; a draft needs none.</param>
    /// <exception cref="ElsaRefusedException">There are errors in the draft. An older version has been in use and is asked for as it is, but not without a reason.</exception>
    /// <exception cref="DomainException"><c>release.open</c>: another version of the flow waits for approval; <c>release.changed</c></exception>
    public async Task<DefinitionRelease> OpenAsync(DefinitionRow wanted, CancellationToken cancellationToken, string? reason = null)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await DefinitionPublishing.LockAsync((NpgsqlConnection)db.Database.GetDbConnection(), actor.Court, wanted.DefinitionId, cancellationToken); // of two who ask at once, the second sees the first
        await EnsureUnchangedAsync(wanted, cancellationToken);
        if (await OpenOfAsync(wanted, cancellationToken) is { } open)
            return open;
        if (!wanted.IsDraft && string.IsNullOrWhiteSpace(reason))
            throw new ElsaRefusedException("version", $"第 {wanted.Version} 版曾经发布。需要恢复旧版的，请在“流程管理”的“各版”中提出并写明理由，由另一人批准。");
        if (wanted.IsDraft && (await check.LookAsync(db, wanted, cancellationToken)).Errors is { Count: > 0 } errors)
            throw Refused(errors);
        var release = await ProposeAsync(wanted, reason, cancellationToken);
        db.DefinitionReleases.Add(release);
        await db.SaveChangesAsync(cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return release;
    }

    // by step, so that the page can show where
    private static ElsaRefusedException Refused(IReadOnlyList<GetDefinitionLint.Finding> errors)
    {
        var head = $"检查发现 {errors.Count} 处错误，改正后才能提交发布{(errors.Count > MostNamed ? $"（以下为前 {MostNamed} 处）" : "")}：";
        var named = errors.Take(MostNamed).ToList();
        var byStep = named.GroupBy(error => error.ActivityId ?? "root").Select(group => KeyValuePair.Create(group.Key, (IReadOnlyList<string>)[.. group.Select(Words)]));
        return new("publish", [head, .. named.Select(Words)]) { Errors = new Dictionary<string, IReadOnlyList<string>>(byStep.Prepend(new("publish", [head]))) };
    }

    private static string Words(GetDefinitionLint.Finding error) => $"{ReleaseCheck.TextOf(error)}{(error.Clause is { } clause ? $"（{clause}）" : "")}";

    /// <summary>A draft has been saved anew: an open request for what it held before is no more.</summary>
    public async Task SupersedeAsync(DefinitionRow draft, CancellationToken cancellationToken)
    {
        if (await OpenOfAsync(draft, cancellationToken) is { } open && open.ContentHash != draft.ContentHash)
            open.Supersede(actor.Id, clock.GetUtcNow());
    }

    /// <summary>A draft is deleted, and what was asked for with it.</summary>
    public async Task DropAsync(DefinitionRow draft, CancellationToken cancellationToken) =>
        (await OpenOfAsync(draft, cancellationToken))?.Supersede(actor.Id, clock.GetUtcNow());

    private async Task EnsureUnchangedAsync(DefinitionRow wanted, CancellationToken cancellationToken)
    {
        var hash = await db.Definitions.Where(row => row.TenantId == actor.Court && row.VersionId == wanted.VersionId).Select(row => row.ContentHash).FirstOrDefaultAsync(cancellationToken);
        if (hash != wanted.ContentHash)
            throw new DomainException("release.changed", "该版流程刚有修改，请刷新后重新提出。");
        var other = await db.DefinitionReleases.AsNoTracking().FirstOrDefaultAsync(
            release => release.Court == actor.Court && release.DefinitionId == wanted.DefinitionId && release.VersionId != wanted.VersionId && release.State == DefinitionReleaseState.Proposed,
            cancellationToken);
        if (other is not null)
            throw new DomainException("release.open", $"第 {other.Version} 版的发布申请尚未办结，不能再提出。");
    }

    private async Task<DefinitionRelease> ProposeAsync(DefinitionRow wanted, string? reason, CancellationToken cancellationToken)
    {
        var published = await db.Definitions.Where(row => row.TenantId == actor.Court && row.DefinitionId == wanted.DefinitionId && row.IsPublished)
            .Select(row => (int?)row.Version).FirstOrDefaultAsync(cancellationToken);
        var version = new FlowVersion(wanted.VersionId, wanted.Version, wanted.ContentHash, wanted.IsDraft ? wanted.Editors : []); // an older version was approved when it was published
        return DefinitionRelease.Propose(actor.Court, wanted.DefinitionId, version, published, actor.Id, reason, clock.GetUtcNow());
    }

    private Task<DefinitionRelease?> OpenOfAsync(DefinitionRow draft, CancellationToken cancellationToken) => db.DefinitionReleases.FirstOrDefaultAsync(
        release => release.Court == actor.Court && release.VersionId == draft.VersionId && release.State == DefinitionReleaseState.Proposed, cancellationToken);
}
