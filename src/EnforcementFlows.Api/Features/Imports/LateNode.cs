using System.Text.Json;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>A node that was late when its case was taken over.</summary>
/// <param name="DueOn">The last legal day; null for limits in hours.</param>
/// <param name="MetAt">The proven time of the act, where it has been done since; null while it is still to be done.</param>
public sealed record LateNode(string Node, string Name, string? Clause, DateOnly? DueOn, DateTimeOffset DueAt, DateTimeOffset? MetAt)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The late nodes of a case that this burst has started, earliest first.</summary>
    internal static List<LateNode> Of(EnforcementDbContext db, EnforcementCase about, DateTimeOffset now) =>
        [.. db.Tracked<Deadline>().Where(d => d.CaseId == about.Id && IsLate(d, now)).OrderBy(d => d.DueAt).ThenBy(d => d.Node, StringComparer.Ordinal)
            .Select(d => new LateNode(d.Node, d.Name, d.Clause, d.DueOn, d.DueAt, d.MetAt))];

    internal static string Write(IReadOnlyList<LateNode> late) => JsonSerializer.Serialize(late, Json);

    internal static IReadOnlyList<LateNode> Read(string? late) => late is null ? [] : JsonSerializer.Deserialize<List<LateNode>>(late, Json)!;

    private static bool IsLate(Deadline d, DateTimeOffset now) =>
        d.MetAt is { } met ? met >= d.DueAt : d.State is DeadlineState.Running or DeadlineState.Overdue && d.DueAt <= now;
}
