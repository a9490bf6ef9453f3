using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>
/// What had been done on a running case before it came into this system (在办案件接管). It is part of the filing's facts, so that
/// the same case with another past is another filing, and the input <c>takenOver</c> of the case's flow, which decides what it
/// still asks for.
/// </summary>
internal sealed record TakeOver
{
    /// <summary>The filing's fact that holds it.</summary>
    public const string Fact = "takenOver";

    private static readonly JsonSerializerOptions Json = MakeOptions();

    /// <summary>Nodes that are done, each with the proven time of the act.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Nodes { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>How the case was sorted; null where it was not.</summary>
    public Sorting? Sorted { get; init; }

    /// <summary>When the handler got the case; null where it is still being prepared.</summary>
    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>终本日, of a case that had been terminated; it has no flow but that of the 终本 register.</summary>
    public DateOnly? TerminatedOn { get; init; }

    public string Received { get; init; } = "0.00";

    public IReadOnlyList<TakenOverPause> Pauses { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => Nodes.Count == 0 && Sorted is null && HandedOverAt is null && Money.Parse(Received).IsZero && Pauses.Count == 0 && TerminatedOn is null;

    public string ToFacts() => JsonSerializer.Serialize(new Dictionary<string, TakeOver> { [Fact] = this }, Json);

    public void ApplyTo(EnforcementCase taken, string by) => taken.TakeOver(Money.Parse(Received), Pauses, by);

    /// <summary>The input <c>takenOver</c> of the flow.</summary>
    public Dictionary<string, object?> FlowInput() => new()
    {
        ["nodes"] = Nodes.ToDictionary(node => node.Key, node => (object?)node.Value.ToString("O")),
        ["handedOverAt"] = HandedOverAt?.ToString("O"),
        ["sorting"] = Sorted is null ? null : new Dictionary<string, object?> { ["class"] = Sorted.Class, ["track"] = Sorted.Track, ["reason"] = "接管前已分流" },
    };

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        return options;
    }

    /// <summary>Class and track (分流类别、办理去向).</summary>
    public sealed record Sorting(string Class, string Track);
}
