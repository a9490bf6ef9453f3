using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>The definitions of the court, a page at a time.</summary>
internal static class ListDefinitions
{
    public sealed record Answer(IReadOnlyList<DefinitionSummary> Items, int TotalCount, IReadOnlyList<ElsaLink> Links);

    public static async Task<IResult> Handle(
        HttpRequest request, DefinitionFinder definitions, DefinitionAnswers answers, CurrentActor actor, CancellationToken cancellationToken)
    {
        var query = DefinitionQuery.Of(request.Query);
        var wanted = query.Among(definitions.All());
        var rows = await query.Sort(wanted).Select(row => new DefinitionRow // a list needs no document
        {
            TenantId = row.TenantId,
            VersionId = row.VersionId,
            DefinitionId = row.DefinitionId,
            Version = row.Version,
            Name = row.Name,
            Description = row.Description,
            Json = "",
            ContentHash = row.ContentHash,
            IsPublished = row.IsPublished,
            IsLatest = row.IsLatest,
            Origin = row.Origin,
            CreatedAt = row.CreatedAt,
        }).ToListAsync(cancellationToken);
        return ElsaJson.Ok(new Answer(
            await answers.SummariesAsync(rows, cancellationToken), await wanted.CountAsync(cancellationToken), ElsaLink.OfList(actor.Has(ElsaEndpoints.Design))));
    }
}

/// <summary>A version of a definition, by the definition.</summary>
internal static class GetDefinition
{
    public static async Task<IResult> Handle(
        string definitionId, string? versionOptions, DefinitionFinder definitions, DefinitionAnswers answers, CancellationToken cancellationToken) =>
        await definitions.FindAsync(definitionId, versionOptions ?? "Latest", cancellationToken) is { } row
            ? ElsaJson.Ok(await answers.OpenAsync(row, cancellationToken))
            : Problems.NotFound();
}

/// <summary>A version of a definition, by its own id. Looked at, not opened: nobody is kept from editing by it.</summary>
internal static class GetDefinitionVersion
{
    public static async Task<IResult> Handle(string versionId, DefinitionFinder definitions, DefinitionAnswers answers, CancellationToken cancellationToken) =>
        await definitions.FindVersionAsync(versionId, cancellationToken) is { } row ? ElsaJson.Ok(await answers.LookAtAsync(row, cancellationToken)) : Problems.NotFound();
}

/// <summary>Several versions by their ids.</summary>
internal static class ListDefinitionVersions
{
    private const int MaxIds = 50;

    public static async Task<IResult> Handle(HttpRequest request, DefinitionFinder definitions, CancellationToken cancellationToken)
    {
        var ids = request.Query["ids"].OfType<string>().Where(id => Storable.Fault(id) is null).Take(MaxIds).ToList();
        var rows = await definitions.All().Where(row => ids.Contains(row.VersionId)).OrderBy(row => row.VersionId).ToListAsync(cancellationToken);
        return ElsaJson.Ok(new { items = rows.ConvertAll(row => DefinitionAnswers.Of(row, editable: false)), count = rows.Count });
    }
}

/// <summary>How many definitions there are.</summary>
internal static class CountDefinitions
{
    public static async Task<IResult> Handle(DefinitionFinder definitions, CancellationToken cancellationToken) =>
        ElsaJson.Ok(new { count = await definitions.All().CountAsync(row => row.IsLatest, cancellationToken) });
}

/// <summary>Whether a name is still free.</summary>
internal static class IsDefinitionNameUnique
{
    public static async Task<IResult> Handle(string? name, string? definitionId, DefinitionFinder definitions, CancellationToken cancellationToken) =>
        ElsaJson.Ok(new { isUnique = await definitions.IsNameFreeAsync(name ?? "", definitionId, cancellationToken) });
}

/// <summary>Which definitions use this one as an activity.</summary>
internal static class ListDefinitionConsumers
{
    public static async Task<IResult> Handle(string definitionId, DefinitionFinder definitions, CancellationToken cancellationToken)
    {
        if (!await definitions.Of(definitionId).AnyAsync(cancellationToken))
            return Problems.NotFound();
        var mark = $"\"workflowDefinitionId\":\"{definitionId}\""; // as every document is written
        var consumers = await definitions.All().Where(row => row.IsLatest && row.Json.Contains(mark)).Select(row => row.DefinitionId).Order().ToListAsync(cancellationToken);
        return ElsaJson.Ok(new { consumingWorkflowDefinitionIds = consumers });
    }
}
