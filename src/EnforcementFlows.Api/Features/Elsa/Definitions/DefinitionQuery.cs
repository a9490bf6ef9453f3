using System.Globalization;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>What Elsa's list of definitions is asked for. What cannot be read counts as not given: Studio does not survive a refusal here.</summary>
internal sealed record DefinitionQuery
{
    private const int MaxIds = 200;
    private const int MaxSearch = 100;

    public required IReadOnlyList<string> DefinitionIds { get; init; }

    public required IReadOnlyList<string> Ids { get; init; }

    public string? VersionOptions { get; init; }

    public string? Search { get; init; }

    public string? OrderBy { get; init; }

    public bool IsDescending { get; init; }

    public int Page { get; init; }

    public int PageSize { get; init; }

    public static DefinitionQuery Of(IQueryCollection query) => new()
    {
        VersionOptions = query["versionOptions"].FirstOrDefault(),
        DefinitionIds = IdsOf(query["DefinitionIds"]),
        Ids = IdsOf(query["Ids"]),
        Search = query["SearchTerm"].FirstOrDefault()?.Trim() is { Length: > 0 } text && Storable.Fault(text) is null ? text[..Math.Min(text.Length, MaxSearch)] : null,
        OrderBy = query["OrderBy"].FirstOrDefault(),
        IsDescending = string.Equals(query["OrderDirection"].FirstOrDefault(), "Descending", StringComparison.OrdinalIgnoreCase),
        Page = Math.Clamp(Number(query["Page"].FirstOrDefault()) ?? 0, 0, 1_000_000),
        PageSize = Math.Clamp(Number(query["PageSize"].FirstOrDefault()) ?? Paging.MaxLimit, 1, Paging.MaxLimit),
    };

    /// <summary>The definitions meant, unsorted.</summary>
    public IQueryable<DefinitionRow> Among(IQueryable<DefinitionRow> rows)
    {
        rows = rows.Where(Definitions.VersionOptions.Parse(VersionOptions));
        if (DefinitionIds.Count > 0)
            rows = rows.Where(row => DefinitionIds.Contains(row.DefinitionId));
        if (Ids.Count > 0)
            rows = rows.Where(row => Ids.Contains(row.VersionId));
        if (Search is { } text)
        {
            var pattern = LikePattern.Containing(text);
            rows = rows.Where(row => EF.Functions.ILike(row.Name!, pattern) || EF.Functions.ILike(row.Description!, pattern) || EF.Functions.ILike(row.DefinitionId, pattern));
        }

        return rows;
    }

    /// <summary>In the order asked for; the version id makes it the same each time.</summary>
    public IQueryable<DefinitionRow> Sort(IQueryable<DefinitionRow> rows)
    {
        var sorted = (OrderBy, IsDescending) switch
        {
            ("Name", false) => rows.OrderBy(row => row.Name),
            ("Name", true) => rows.OrderByDescending(row => row.Name),
            ("Version", false) => rows.OrderBy(row => row.Version),
            ("Version", true) => rows.OrderByDescending(row => row.Version),
            (_, false) => rows.OrderBy(row => row.CreatedAt),
            (_, true) => rows.OrderByDescending(row => row.CreatedAt),
        };
        return sorted.ThenBy(row => row.VersionId).Skip(Page * PageSize).Take(PageSize);
    }

    // what the database cannot hold is no id
    private static List<string> IdsOf(StringValues given) => [.. given.OfType<string>().Where(id => Storable.Fault(id) is null).Take(MaxIds)];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
