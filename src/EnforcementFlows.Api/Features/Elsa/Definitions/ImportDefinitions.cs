using EnforcementFlows.Data;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>Takes in one definition, made here or on any Elsa server, as a draft.</summary>
internal static class ImportDefinition
{
    public static async Task<IResult> Handle(HttpRequest request, DraftDesk drafts, CancellationToken cancellationToken)
    {
        var model = await ElsaJson.ReadAsync(request, cancellationToken);
        return ElsaJson.Ok(DefinitionAnswers.Of(await drafts.ImportAsync(model, cancellationToken), editable: true));
    }
}

/// <summary>Takes in files, JSON or archives of such, as drafts: all of them or, with the reason and the file, none.</summary>
internal static class ImportDefinitionFiles
{
    public static async Task<IResult> Handle(IFormFileCollection files, DraftDesk drafts, EnforcementDbContext db, CancellationToken cancellationToken)
    {
        var archive = new DefinitionArchive();
        foreach (var file in files)
            await archive.ReadAsync(file, cancellationToken);
        if (archive.Documents is not { Count: > 0 } documents)
            throw new ElsaRefusedException("files", $"应为 1 至 {DefinitionArchive.MaxFiles} 个流程文件（JSON，或者其 ZIP 压缩包）。");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (file, text) in documents)
            await ImportAsync(drafts, file, text, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ElsaJson.Ok(new { count = documents.Count });
    }

    private static async Task ImportAsync(DraftDesk drafts, string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            await drafts.ImportAsync(ElsaJson.Read(text, file), cancellationToken);
        }
        catch (ElsaRefusedException refused)
        {
            throw new ElsaRefusedException("files", [.. refused.Reasons.Select(reason => $"{file}：{reason}")]);
        }
    }
}
