using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>An instance while it is searched for.</summary>
internal sealed class FoundInstance
{
    public required WorkflowInstance Instance { get; init; }

    /// <summary>When something last happened in it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What Elsa's list of instances is asked for. What cannot be read counts as not given: Studio does not survive a refusal here.</summary>
internal sealed record InstanceQuery
{
    private const int MaxSearch = 100;

    public string? Search { get; private init; }

    public int Page { get; private init; }

    public int PageSize { get; private init; }

    /// <summary>Filters on when something happened.</summary>
    private IReadOnlyList<Expression<Func<FoundInstance, bool>>> Times { get; init; } = [];

    private List<string> DefinitionIds { get; init; } = [];

    private List<string> Statuses { get; init; } = [];

    private List<string> SubStatuses { get; init; } = [];

    private string? CorrelationId { get; init; }

    public int? Version { get; private init; }

    private bool? HasIncidents { get; init; }

    private bool IsSystem { get; init; }

    private string? OrderBy { get; init; }

    private bool IsAscending { get; init; }

    public static InstanceQuery Of(JsonObject body) => new()
    {
        Search = Text(body, "searchTerm") is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxSearch)] : null,
        DefinitionIds = Texts(body, "definitionId", "definitionIds"),
        Statuses = Texts(body, "status", "statuses"),
        SubStatuses = Texts(body, "subStatus", "subStatuses"),
        CorrelationId = Text(body, "correlationId") is { Length: > 0 } correlation ? correlation : null,
        Version = Number(body, "version"),
        HasIncidents = body["hasIncidents"] is JsonValue value && value.TryGetValue<bool>(out var has) ? has : null,
        IsSystem = body.IsTrue("isSystem"),
        OrderBy = Text(body, "orderBy"),
        IsAscending = Text(body, "orderDirection") == "Ascending",
        Page = Math.Clamp(Number(body, "page") ?? 0, 0, 1_000_000),
        PageSize = Math.Clamp(Number(body, "pageSize") ?? Paging.DefaultLimit, 1, Paging.MaxLimit),
        Times = [.. (body["timestampFilters"] as JsonArray ?? []).OfType<JsonObject>().Take(10).Select(TimeFilter).OfType<Expression<Func<FoundInstance, bool>>>()],
    };

    /// <summary>The instances meant, by what they are.</summary>
    public IQueryable<WorkflowInstance> Among(IQueryable<WorkflowInstance> rows)
    {
        if (IsSystem)
            return rows.Where(row => false); // there are none of the system's own
        if (DefinitionIds.Count > 0)
            rows = rows.Where(row => DefinitionIds.Contains(row.DefinitionId));
        if (Statuses.Count > 0)
            rows = rows.Where(row => Statuses.Contains(row.Status));
        if (SubStatuses.Count > 0)
            rows = rows.Where(row => SubStatuses.Contains(row.SubStatus));
        if (CorrelationId is { } correlation)
            rows = rows.Where(row => row.CorrelationId == correlation);
        if (HasIncidents is { } has)
            rows = rows.Where(row => row.IncidentCount > 0 == has);
        return rows;
    }

    /// <summary>Those of them by when something happened.</summary>
    public IQueryable<FoundInstance> At(IQueryable<FoundInstance> rows) => Times.Aggregate(rows, (among, time) => among.Where(time));

    /// <summary>A page in the order asked for; the id makes it the same each time.</summary>
    public IQueryable<FoundInstance> PageOf(IQueryable<FoundInstance> rows)
    {
        var sorted = (OrderBy, IsAscending) switch
        {
            ("LastExecuted", true) => rows.OrderBy(row => row.UpdatedAt),
            ("LastExecuted", false) => rows.OrderByDescending(row => row.UpdatedAt),
            ("Finished", true) => rows.OrderBy(row => row.Instance.FinishedAt),
            ("Finished", false) => rows.OrderByDescending(row => row.Instance.FinishedAt != null).ThenByDescending(row => row.Instance.FinishedAt),
            ("Name", true) => rows.OrderBy(row => row.Instance.DefinitionId),
            ("Name", false) => rows.OrderByDescending(row => row.Instance.DefinitionId),
            (_, true) => rows.OrderBy(row => row.Instance.StartedAt),
            (_, false) => rows.OrderByDescending(row => row.Instance.StartedAt),
        };
        return (IsAscending ? sorted.ThenBy(row => row.Instance.Id) : sorted.ThenByDescending(row => row.Instance.Id)).Skip(Page * PageSize).Take(PageSize);
    }

    private static Expression<Func<FoundInstance, bool>>? TimeFilter(JsonObject given)
    {
        if (!DateTimeOffset.TryParse(Text(given, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;
        Expression<Func<FoundInstance, DateTimeOffset?>>? column = Text(given, "column") switch
        {
            "CreatedAt" => row => row.Instance.StartedAt,
            "UpdatedAt" => row => row.UpdatedAt,
            "FinishedAt" => row => row.Instance.FinishedAt,
            _ => null,
        };
        if (column is null)
            return null;
        var instant = Expression.Constant(at.ToUniversalTime(), typeof(DateTimeOffset?));
        Expression? compared = Text(given, "operator") switch
        {
            "Is" => Expression.Equal(column.Body, instant),
            "IsNot" => Expression.NotEqual(column.Body, instant),
            "GreaterThan" => Expression.GreaterThan(column.Body, instant),
            "GreaterThanOrEqual" => Expression.GreaterThanOrEqual(column.Body, instant),
            "LessThan" => Expression.LessThan(column.Body, instant),
            "LessThanOrEqual" => Expression.LessThanOrEqual(column.Body, instant),
            _ => null,
        };
        return compared is null ? null : Expression.Lambda<Func<FoundInstance, bool>>(compared, column.Parameters);
    }

    // what the database cannot hold is nothing to look for
    private static string? Text(JsonObject body, string name) => body.TextOf(name)?.Trim() is { } text && Storable.Fault(text) is null ? text : null;

    private static List<string> Texts(JsonObject body, string one, string several) =>
        [.. body.TextsOf(several).Append(Text(body, one) ?? "").Where(text => text.Length > 0 && Storable.Fault(text) is null).Distinct()];

    private static int? Number(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
