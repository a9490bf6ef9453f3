using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Keeps drafts. What is published never changes: changing it makes a draft of the next version, and one draft at a time there is of a
/// flow; one that a file took the place of stays among the versions. Nobody overwrites what another has saved meanwhile.
/// </summary>
internal sealed class DraftDesk(EnforcementDbContext db, CurrentActor actor, DefinitionLeases leases, DraftCheck check, PublishRequests publishing, TimeProvider clock)
{
    /// <summary>The origin of rows that people made.</summary>
    public const string FromDesigner = "designer";

    /// <summary>Saves what the designer sent: over the draft, or as a new one.</summary>
    /// <exception cref="ElsaRefusedException">It cannot be kept, somebody else edits the flow, or it was made from what is no longer there.</exception>
    public Task<DefinitionRow> SaveAsync(JsonObject model, CancellationToken cancellationToken) => KeepAsync(model, EditToken.In(model)?.Window, EnsureFresh, overDraft: true, cancellationToken);

    /// <summary>Makes a draft of what an earlier version holds.</summary>
    /// <exception cref="ElsaRefusedException">There is a draft already, or somebody else edits the flow.</exception>
    public Task<DefinitionRow> RevertAsync(DefinitionRow earlier, CancellationToken cancellationToken) =>
        KeepAsync(DefinitionDocument.Of(earlier), null, EnsureNoDraft, overDraft: false, cancellationToken);

    /// <summary>
    /// Takes in a file, which was made elsewhere and comes from no state of ours. It takes the place of the own draft if there is one that holds
    /// something else; that stays as the version that it is, and is the draft again when this one is deleted.
    /// </summary>
    /// <exception cref="ElsaRefusedException">It cannot be kept, somebody else edits the flow, or others have worked on its draft.</exception>
    public Task<DefinitionRow> ImportAsync(JsonObject model, CancellationToken cancellationToken) =>
        KeepAsync(DefinitionReader.Read(model.DeepClone(), "", [])?.Json ?? model, null, EnsureOwnOrPublished, overDraft: false, cancellationToken); // without the wrappers of older files

    private async Task<DefinitionRow> KeepAsync(
        JsonObject model, string? window, Action<JsonObject, DefinitionRow> ensureMayReplace, bool overDraft, CancellationToken cancellationToken)
    {
        var definitionId = model.TextOf("definitionId") is { Length: > 0 } given ? given : NewId();
        DraftCheck.EnsureId(definitionId);
        var content = DefinitionDocument.ContentOf(model);
        await check.EnsureKeepableAsync(definitionId, content, cancellationToken);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null; // several files are taken in as one
        await DefinitionPublishing.LockAsync((NpgsqlConnection)db.Database.GetDbConnection(), actor.Court, definitionId, cancellationToken);
        await leases.RequireAsync(definitionId, cancellationToken);
        var latest = await db.Definitions.FirstOrDefaultAsync(row => row.TenantId == actor.Court && row.DefinitionId == definitionId && row.IsLatest, cancellationToken);
        if (latest is not null && HoldsAlready(latest, content))
        {
            await CommitAsync();
            return latest;
        }

        if (latest is not null)
            ensureMayReplace(model, latest);
        var saved = overDraft && latest is { IsDraft: true } ? latest : await NextAsync(definitionId, latest, content, cancellationToken);
        Write(saved, content, window);
        await publishing.SupersedeAsync(saved, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await CommitAsync();
        return saved;

        Task CommitAsync() => transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    // saving what is there already makes no version
    private static bool HoldsAlready(DefinitionRow row, JsonObject content) =>
        DefinitionDocument.HashOf(DefinitionDocument.ContentOf(DefinitionDocument.Read(row))) == DefinitionDocument.HashOf(content);

    private async Task<DefinitionRow> NextAsync(string definitionId, DefinitionRow? latest, JsonObject content, CancellationToken cancellationToken)
    {
        if (latest is { IsDraft: true })
            await publishing.DropAsync(latest, cancellationToken);
        var version = await db.Definitions.Where(row => row.TenantId == actor.Court && row.DefinitionId == definitionId).MaxAsync(row => (int?)row.Version, cancellationToken) + 1 ?? 1;
        await db.Definitions.Where(row => row.TenantId == actor.Court && row.DefinitionId == definitionId && row.IsLatest)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsLatest, false), cancellationToken);
        var draft = new DefinitionRow
        {
            TenantId = actor.Court,
            VersionId = $"{definitionId}-v{version}",
            DefinitionId = definitionId,
            Version = version,
            Json = "",
            ContentHash = DefinitionDocument.HashOf(content),
            IsPublished = false,
            IsLatest = true,
            Origin = FromDesigner,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = actor.Id,
            BasedOn = latest?.VersionId,
        };
        db.Definitions.Add(draft);
        return draft;
    }

    private void Write(DefinitionRow row, JsonObject content, string? window)
    {
        if (row.Window != window)
            (row.Window, row.WindowSince) = (window, row.Revision);
        row.Name = content.TextOf("name");
        row.Description = content.TextOf("description");
        row.Json = DefinitionDocument.Write(DefinitionDocument.Of(row, content));
        row.ContentHash = DefinitionDocument.HashOf(content);
        (row.UpdatedAt, row.UpdatedBy) = (clock.GetUtcNow(), actor.Id);
        row.Editors = [.. row.Editors.Union([actor.Id])];
        row.Revision++;
    }

    // whoever had the same flow open elsewhere must have seen what was saved since. The designer learns of the draft that its first save has
    // made when that is answered, and never where publishing is refused
    private void EnsureFresh(JsonObject model, DefinitionRow latest)
    {
        var token = EditToken.In(model);
        var isFresh = model.TextOf("id") == latest.VersionId
            ? token?.HasSeen(latest) ?? !latest.IsDraft // what is published never changes
            : latest.IsDraft && token?.HasMade(latest) == true;
        if (!isFresh && !latest.IsDraft)
            throw new ElsaRefusedException("id", $"您打开的不是该流程的最新内容：草稿已经删除，或者已改按第 {latest.Version} 版施行。此处的修改未保存，请刷新后在该版上再改。");
        if (!isFresh)
            throw new ElsaRefusedException("id", $"您打开之后，该流程已被{(latest.UpdatedBy == actor.Id ? "您在另一窗口、快速设置或者导入中" : "他人")}保存为新的内容。此处的修改未保存，请刷新后在新内容上再改。");
    }

    private void EnsureOwnOrPublished(JsonObject model, DefinitionRow latest)
    {
        if (latest.IsDraft && !latest.IsWorkOf(actor.Id))
            throw new ElsaRefusedException("definitionId", $"流程 {latest.DefinitionId} 的草稿（第 {latest.Version} 版）中有他人的修改，不能以导入的文件覆盖。");
    }

    private static void EnsureNoDraft(JsonObject model, DefinitionRow latest)
    {
        if (latest.IsDraft)
            throw new ElsaRefusedException("version", $"流程 {latest.DefinitionId} 有未发布的草稿（第 {latest.Version} 版），请先发布或者删除草稿。");
    }

    private static string NewId() => $"flow-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
}
