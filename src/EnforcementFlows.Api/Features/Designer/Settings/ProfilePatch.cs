using System.Text.Json.Nodes;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>A merge patch (RFC 7396) of a profile, put together value by value.</summary>
internal sealed class ProfilePatch
{
    public JsonObject Json { get; } = [];

    public bool IsEmpty => Json.Count == 0;

    /// <summary>Puts a value where the members lead.</summary>
    /// <returns>False where another value stands there already.</returns>
    public bool Put(IReadOnlyList<string> path, JsonNode value)
    {
        var at = Json;
        foreach (var member in path.Take(path.Count - 1))
        {
            if (at[member] is not JsonObject inner)
                at[member] = inner = [];
            at = inner;
        }

        if (at[path[^1]] is { } there)
            return JsonNode.DeepEquals(there, value);
        at[path[^1]] = value;
        return true;
    }

    public static JsonObject Of(Period period) => new() { ["n"] = period.N, ["unit"] = period.Unit.Code() };
}
