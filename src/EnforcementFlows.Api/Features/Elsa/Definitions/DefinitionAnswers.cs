using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>A definition in a list.</summary>
public sealed record DefinitionSummary
{
    public required IReadOnlyList<ElsaLink> Links { get; init; }

    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string? Name { get; init; }

    public required string? Description { get; init; }

    public required int Version { get; init; }

    public string ToolVersion => DefinitionDocument.ToolVersion;

    public required bool IsLatest { get; init; }

    public required bool IsPublished { get; init; }

    public string? ProviderName => null;

    public string MaterializerName => "Json";

    public bool IsMaterializerAvailable => true;

    public required bool IsReadonly { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Definitions as this person sees them: whoever may design and finds nobody else at it gets the link that lets Studio edit.</summary>
internal sealed class DefinitionAnswers(CurrentActor actor, DefinitionLeases leases)
{
    private bool MayDesign => actor.Has(ElsaEndpoints.Design);

    /// <summary>A version that somebody opens; the newest one is taken to be edited, or says who edits it.</summary>
    public async Task<JsonObject> OpenAsync(DefinitionRow row, CancellationToken cancellationToken) =>
        MayEdit(row) ? await AnswerAsync(row, await leases.TakeAsync(row.DefinitionId, cancellationToken), cancellationToken) : Of(row, editable: false);

    /// <summary>A version that somebody looks at: nobody is kept from editing by it. The newest one may be edited, or says who edits it.</summary>
    public async Task<JsonObject> LookAtAsync(DefinitionRow row, CancellationToken cancellationToken) =>
        MayEdit(row) ? await AnswerAsync(row, await leases.FindAsync(row.DefinitionId, cancellationToken), cancellationToken) : Of(row, editable: false);

    private bool MayEdit(DefinitionRow row) => MayDesign && row.IsLatest;

    private async Task<JsonObject> AnswerAsync(DefinitionRow row, DefinitionLease? lease, CancellationToken cancellationToken)
    {
        if (lease is null || leases.IsMine(lease))
            return Of(row, editable: true);
        var document = Of(row, editable: false);
        document["editedBy"] = JsonSerializer.SerializeToNode(new { name = await leases.HolderAsync(lease, cancellationToken), lease.Until }, ElsaJson.Options);
        return document;
    }

    /// <summary>A version, whole.</summary>
    /// <param name="row">The version.</param>
    /// <param name="editable">Whether the reader may change it.</param>
    /// <param name="window">The window that has it open already; null where it is being opened.</param>
    public static JsonObject Of(DefinitionRow row, bool editable, string? window = null)
    {
        var document = DefinitionDocument.Of(row, isReadonly: !editable);
        EditToken.Set(document, row, window);
        if (row is { IsPublished: false, PublishedAt: { } at }) // Elsa knows drafts and what is published; a version that another has taken the place of is neither
            document["publishedAt"] = JsonValue.Create(at);
        document.Insert(0, "links", JsonSerializer.SerializeToNode(ElsaLink.Of(row.DefinitionId, editable), ElsaJson.Options));
        return document;
    }

    public async Task<IReadOnlyList<DefinitionSummary>> SummariesAsync(IReadOnlyList<DefinitionRow> rows, CancellationToken cancellationToken)
    {
        var taken = MayDesign ? await leases.TakenAsync(rows.Select(row => row.DefinitionId), cancellationToken) : new HashSet<string>();
        return [.. rows.Select(row => Summary(row, MayDesign && !taken.Contains(row.DefinitionId)))];
    }

    public static DefinitionSummary Summary(DefinitionRow row, bool editable) => new()
    {
        Links = ElsaLink.Of(row.DefinitionId, editable),
        Id = row.VersionId,
        DefinitionId = row.DefinitionId,
        Name = row.Name,
        Description = row.Description,
        Version = row.Version,
        IsLatest = row.IsLatest,
        IsPublished = row.IsPublished,
        IsReadonly = !editable,
        CreatedAt = row.CreatedAt,
    };
}
