using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>
/// All activity types of a court as one answer. The designer asks for it after every save, so it is made once for each version of the
/// profile and each set of published flows, and a browser that has it is told so.
/// </summary>
internal sealed class ActivityDescriptors(ActivityRegistry registry, PickerLists lists)
{
    private readonly ConcurrentDictionary<string, Made> _byCourt = new();

    public Made Of(CourtProfile profile, IReadOnlyList<UsableFlow> flows)
    {
        var key = $"{profile.Version}|{string.Join('|', flows.Select(flow => flow.VersionId))}";
        return _byCourt.TryGetValue(profile.Court, out var made) && made.Key == key ? made : _byCourt[profile.Court] = Make(key, profile, flows);
    }

    private Made Make(string key, CourtProfile profile, IReadOnlyList<UsableFlow> flows)
    {
        var choices = lists.Of(profile);
        var items = registry.All.OrderBy(activity => activity.Type, StringComparer.Ordinal).Select(activity => DescriptorOf.Activity(activity, choices))
            .Concat(flows.SelectMany(FlowDescriptors.Describe))
            .DistinctBy(descriptor => (descriptor.TypeName, descriptor.Version)) // the designer stops at two of a name
            .ToList();
        var body = JsonSerializer.SerializeToUtf8Bytes(new { items, count = items.Count }, ElsaJson.Options);
        return new(key, body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
    }

    /// <summary>The answer and its mark.</summary>
    public sealed record Made(string Key, byte[] Body, string Mark);
}
