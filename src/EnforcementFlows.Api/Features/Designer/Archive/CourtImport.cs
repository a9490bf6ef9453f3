using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>How an archive is taken in.</summary>
/// <param name="Reason">Why the profile is to change.</param>
/// <param name="EffectiveFrom">From when; null for today.</param>
/// <param name="OverwriteDrafts">The importer's own drafts that hold something else make way for what the files hold.</param>
/// <param name="Preview">It is only looked at: nothing of it stays.</param>
internal sealed record ImportOrder(string Reason, DateOnly? EffectiveFrom, bool OverwriteDrafts, bool Preview);

/// <summary>Takes in the files of an archive one by one, in one transaction, and says of each what became of it.</summary>
internal sealed class CourtImport(EnforcementDbContext db, CourtFiles court, DraftDesk drafts, DefinitionFinder definitions, ImportedProfile profiles, CourtDesign design, CurrentActor actor)
{
    public async Task<IReadOnlyList<ImportedFile>> RunAsync(
        ArchiveManifest manifest, Dictionary<string, byte[]> files, ImportOrder order, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var report = new List<ImportedFile>();
        foreach (var listed in manifest.Files.DistinctBy(file => file.Path))
        {
            report.Add(!files.Remove(listed.Path, out var content) ? ImportedFile.Refused(listed.Path, "压缩包中没有这个文件。")
                : ArchiveManifest.HashOf(content) != listed.Sha256 ? ImportedFile.Refused(listed.Path, "内容与清单不符，可能已损坏或者被改动。")
                : await TakeAsync(manifest, listed.Path, content, order, cancellationToken));
        }

        report.AddRange(files.Keys.Order(StringComparer.Ordinal).Select(path => ImportedFile.Refused(path, "清单中没有这个文件。")));
        if (order.Preview)
            return [.. report.Select(file => file.AsPreview())]; // the transaction ends without it
        await transaction.CommitAsync(cancellationToken);
        return report;
    }

    private async Task<ImportedFile> TakeAsync(
        ArchiveManifest manifest, string path, byte[] content, ImportOrder order, CancellationToken cancellationToken)
    {
        if (path.StartsWith(CourtFiles.Definitions, StringComparison.Ordinal))
            return await TakeDefinitionAsync(path, Encoding.UTF8.GetString(content), order, cancellationToken);
        if (path.StartsWith(CourtFiles.Documents, StringComparison.Ordinal))
            return Compare(path, await court.ReadAsync(path, cancellationToken) is { } letter && letter.AsSpan().SequenceEqual(content));
        if (CourtFiles.Delivered.Contains(path))
            return Compare(path, await court.ReadAsync(path, cancellationToken) is { } own && IsSameJson(own, content));
        if (path != CourtFiles.ProfileName)
            return ImportedFile.Refused(path, "不是整院配置的文件。");
        return manifest.Court == actor.Court
            ? await profiles.TakeAsync(path, content, order, cancellationToken)
            : ImportedFile.Refused(path, $"这是另一法院（{manifest.Court}）的配置，不能用于本院；其流程可以作为草稿导入。");
    }

    private async Task<ImportedFile> TakeDefinitionAsync(string path, string text, ImportOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var model = ElsaJson.Read(text, path);
            var published = await FindAsync(model, "Published", cancellationToken);
            if (published is not null && IsSame(published, model))
                return new(path, ImportedFileState.Unchanged, [], published.DefinitionId, published.VersionId);
            var draft = await FindAsync(model, "Draft", cancellationToken);
            var overwritten = draft is not null && !IsSame(draft, model) ? draft : null;
            if (overwritten?.IsWorkOf(actor.Id) == true && order is { Preview: false, OverwriteDrafts: false })
                return ImportedFile.Refused(path, $"该流程有您未发布的草稿（第 {overwritten.Version} 版），与文件不同。同意以文件覆盖草稿的，请勾选“覆盖我的草稿”再导入，原草稿留在“各版”中；不同意的，请先发布草稿。");
            var saved = await drafts.ImportAsync(model, cancellationToken);
            return new(path, ImportedFileState.Draft, OverwritingOf(overwritten), saved.DefinitionId, saved.VersionId, Changes: ChangesOf(overwritten ?? published, saved), OverwritesDraft: overwritten is not null);
        }
        catch (ElsaRefusedException refused)
        {
            return ImportedFile.Refused(path, refused.Reasons);
        }
    }

    private async Task<DefinitionRow?> FindAsync(JsonObject model, string versionOptions, CancellationToken cancellationToken) =>
        model.TextOf("definitionId") is { } id ? await definitions.FindAsync(id, versionOptions, cancellationToken) : null;

    private static IReadOnlyList<string> OverwritingOf(DefinitionRow? draft) =>
        draft is null ? [] : [$"覆盖您未发布的草稿（第 {draft.Version} 版）：文件成为新的草稿，原草稿留在“各版”中。以下是与该草稿的差别。"];

    private IReadOnlyList<string> ChangesOf(DefinitionRow? before, DefinitionRow saved) => before is null
        ? ["新增的流程。"]
        : [.. design.Difference(actor.Court, before.Json, saved.Json).Select(change => change.Sentence).Take(ImportedFile.MostChanges)];

    private static bool IsSame(DefinitionRow row, JsonObject model) =>
        DefinitionDocument.HashOf(DefinitionDocument.ContentOf(DefinitionDocument.Read(row))) == DefinitionDocument.HashOf(DefinitionDocument.ContentOf(model));

    private static ImportedFile Compare(string path, bool isSame) =>
        isSame ? new(path, ImportedFileState.Unchanged, []) : new(path, ImportedFileState.Delivered, ["与本院现有的不同。该文件随系统提供，不经导入变更，请由系统管理员更新。"]);

    private static bool IsSameJson(byte[] one, byte[] other)
    {
        try
        {
            return JsonNode.DeepEquals(Parse(one), Parse(other));
        }
        catch (JsonException)
        {
            return false;
        }

        static JsonNode? Parse(byte[] json) => JsonNode.Parse(json, documentOptions: ProfileText.Reading);
    }
}
