using System.Globalization;
using System.Linq.Expressions;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>Which versions of a definition are meant, in Elsa's words: <c>Latest</c>, <c>Published</c>, a number …</summary>
internal static class VersionOptions
{
    /// <summary>The versions meant; nothing stands for all, and what nobody knows for none.</summary>
    public static Expression<Func<DefinitionRow, bool>> Parse(string? text) => text switch
    {
        null or "" or "AllVersions" => row => true,
        "Latest" => row => row.IsLatest,
        "Published" => row => row.IsPublished,
        "Draft" => row => row.IsLatest && row.PublishedAt == null,
        "LatestOrPublished" => row => row.IsLatest || row.IsPublished,
        "LatestAndPublished" => row => row.IsLatest && row.IsPublished,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => row => row.Version == version,
        _ => row => false,
    };
}
