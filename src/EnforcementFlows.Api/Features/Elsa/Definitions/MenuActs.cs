using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>Asks for the draft of a flow to be published, from the menu of the list.</summary>
internal static class PublishDefinition
{
    public static async Task<IResult> Handle(
        string definitionId, DefinitionFinder definitions, DefinitionLeases leases, PublishRequests publishing, CancellationToken cancellationToken)
    {
        if (await definitions.FindAsync(definitionId, "Latest", cancellationToken) is not { } latest)
            return Problems.NotFound();
        await leases.RequireAsync(definitionId, cancellationToken);
        if (!latest.IsPublished)
            await publishing.OpenAsync(latest, cancellationToken);
        return ElsaJson.Ok(SaveDefinition.Answer(latest));
    }
}

/// <summary>The same for several.</summary>
internal static class PublishDefinitions
{
    private const int MaxIds = 200;

    public static async Task<IResult> Handle(
        HttpRequest request, DefinitionFinder definitions, DefinitionLeases leases, PublishRequests publishing, CancellationToken cancellationToken)
    {
        var ids = (await ElsaJson.ReadAsync(request, cancellationToken)).TextsOf("definitionIds").Distinct().Take(MaxIds).ToList();
        var latest = await definitions.All().Where(row => row.IsLatest && ids.Contains(row.DefinitionId)).ToListAsync(cancellationToken);
        foreach (var row in latest)
        {
            await leases.RequireAsync(row.DefinitionId, cancellationToken);
            if (!row.IsPublished)
                await publishing.OpenAsync(row, cancellationToken);
        }

        return ElsaJson.Ok(new
        {
            published = latest.Where(row => !row.IsPublished).Select(row => row.DefinitionId),
            alreadyPublished = latest.Where(row => row.IsPublished).Select(row => row.DefinitionId),
            notFound = ids.Except(latest.Select(row => row.DefinitionId)),
            updatedConsumers = Array.Empty<string>(),
        });
    }
}

/// <summary>
/// Taking a published flow out of use is not done from the designer: cases could no longer be filed, by one person's click. What was never
/// published needs no retracting.
/// </summary>
internal static class RetractDefinition
{
    private const string Reason = "已发布的流程不能在设计器中停用；需要恢复旧版的，请提出恢复旧版的发布申请，由另一人批准。";

    public static async Task<IResult> Handle(string definitionId, DefinitionFinder definitions, DefinitionAnswers answers, CancellationToken cancellationToken)
    {
        if (await definitions.FindAsync(definitionId, "Latest", cancellationToken) is not { } latest)
            return Problems.NotFound();
        if (await definitions.Of(definitionId).AnyAsync(row => row.IsPublished, cancellationToken))
            throw new ElsaRefusedException("retract", Reason);
        return ElsaJson.Ok(await answers.OpenAsync(latest, cancellationToken));
    }

    public static async Task<IResult> HandleMany(HttpRequest request, DefinitionFinder definitions, CancellationToken cancellationToken)
    {
        var ids = (await ElsaJson.ReadAsync(request, cancellationToken)).TextsOf("definitionIds").Distinct().ToList();
        var rows = await definitions.All().Where(row => ids.Contains(row.DefinitionId)).Select(row => new { row.DefinitionId, row.IsPublished }).ToListAsync(cancellationToken);
        if (rows.Exists(row => row.IsPublished))
            throw new ElsaRefusedException("retract", Reason);
        var known = rows.Select(row => row.DefinitionId).Distinct().Order(StringComparer.Ordinal).ToList();
        return ElsaJson.Ok(new { retracted = Array.Empty<string>(), alreadyRetracted = known, notFound = ids.Except(known) });
    }
}

/// <summary>Deletes a flow that was never published.</summary>
internal static class DeleteDefinition
{
    public static async Task<IResult> Handle(string definitionId, DraftRemoval removal, CancellationToken cancellationToken) =>
        await removal.RemoveFlowsAsync([definitionId], cancellationToken) > 0 ? TypedResults.NoContent() : Problems.NotFound();

    public static async Task<IResult> HandleMany(HttpRequest request, DraftRemoval removal, CancellationToken cancellationToken) =>
        ElsaJson.Ok(new { deleted = await removal.RemoveFlowsAsync((await ElsaJson.ReadAsync(request, cancellationToken)).TextsOf("definitionIds"), cancellationToken) });
}

/// <summary>Deletes a draft.</summary>
internal static class DeleteDefinitionVersion
{
    public static async Task<IResult> Handle(string versionId, DraftRemoval removal, CancellationToken cancellationToken) =>
        await removal.RemoveDraftsAsync([versionId], cancellationToken) > 0 ? TypedResults.NoContent() : Problems.NotFound();

    public static async Task<IResult> HandleMany(HttpRequest request, DraftRemoval removal, CancellationToken cancellationToken) =>
        ElsaJson.Ok(new { deleted = await removal.RemoveDraftsAsync((await ElsaJson.ReadAsync(request, cancellationToken)).TextsOf("ids"), cancellationToken) });
}

/// <summary>Makes a draft of what an earlier version holds. What is published stays published.</summary>
internal static class RevertDefinition
{
    public static async Task<IResult> Handle(string definitionId, int version, DefinitionFinder definitions, DraftDesk drafts, CancellationToken cancellationToken) =>
        await definitions.Of(definitionId).FirstOrDefaultAsync(row => row.Version == version, cancellationToken) is { } earlier
            ? ElsaJson.Ok(DefinitionAnswers.Summary(await drafts.RevertAsync(earlier, cancellationToken), editable: true))
            : Problems.NotFound();
}

/// <summary>Steps that are flows run what is published when a case begins: there are no references to bring up to date.</summary>
internal static class UpdateDefinitionReferences
{
    public static async Task<IResult> Handle(string definitionId, DefinitionFinder definitions, CancellationToken cancellationToken) =>
        await definitions.Of(definitionId).AnyAsync(cancellationToken) ? ElsaJson.Ok(new { affectedWorkflows = Array.Empty<string>() }) : Problems.NotFound();
}
