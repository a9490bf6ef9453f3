using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Demo;

/// <summary>A sample case: its filing, what people and systems do and when, and what must come of it, worked out by hand.</summary>
internal sealed record Sample
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>How the expected dates were worked out from the calendar.</summary>
    public required IReadOnlyList<string> Reasoning { get; init; }

    public required JsonObject Filing { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    public required Expectation Expect { get; init; }

    public static async Task<IReadOnlyList<Sample>> LoadAllAsync(string folder, CancellationToken cancellationToken)
    {
        var samples = new List<Sample>();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                await using var stream = File.OpenRead(file);
                samples.Add((await JsonSerializer.DeserializeAsync<Sample>(stream, Strict, cancellationToken))!);
            }
            catch (JsonException wrong)
            {
                throw new DemoException($"{file}: {wrong.Message}");
            }
        }

        return samples;
    }

    /// <summary>The same for the same samples, so that a repetition on the same data is recognised by the server.</summary>
    public static string RunIdOf(IEnumerable<Sample> samples) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(samples.Select(s => new { s.Name, s.Filing, s.Steps }))))[..12];
}

/// <summary>Something done at a time. Exactly one of the acts is given.</summary>
internal sealed record Step
{
    /// <summary>Shanghai time without zone. The clock is moved there first.</summary>
    public required string At { get; init; }

    /// <summary>Account or client without the court.</summary>
    public string? By { get; init; }

    /// <summary>Files the case.</summary>
    public bool File { get; init; }

    /// <summary>Claims the next task of this name without finishing it.</summary>
    public string? Claim { get; init; }

    /// <summary>Claims and finishes the next task of this name.</summary>
    public string? Task { get; init; }

    public string Outcome { get; init; } = "done";

    public JsonObject? Form { get; init; }

    public string? Comment { get; init; }

    /// <summary>Codes that the task shows as not yet met.</summary>
    public IReadOnlyList<string>? Unmet { get; init; }

    /// <summary>Posts an event of this type.</summary>
    public string? Event { get; init; }

    /// <summary>Hands in a request of this kind.</summary>
    public string? Request { get; init; }

    public string? Reason { get; init; }

    public JsonObject? Data { get; init; }

    /// <summary>Confirms having received the alert of this kind.</summary>
    public string? Acknowledge { get; init; }
}

/// <summary>What must be read from the API in the end; each list is complete, so that nothing may be missing, changed or doubled.</summary>
internal sealed record Expectation
{
    public required string Stage { get; init; }

    public required string Handler { get; init; }

    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary><c>instant kind node → recipient, recipient</c>, in order of time.</summary>
    public required IReadOnlyList<string> Alerts { get; init; }

    /// <summary>Task name → how many were done; none is left open.</summary>
    public required IReadOnlyDictionary<string, int> Tasks { get; init; }

    /// <summary><c>kind → recipient role</c> → how many.</summary>
    public required IReadOnlyDictionary<string, int> Documents { get; init; }

    public required IReadOnlyDictionary<string, string> Requests { get; init; }

    /// <summary>Kind → state of listings and restrictions.</summary>
    public IReadOnlyDictionary<string, string> Sanctions { get; init; } = new Dictionary<string, string>();

    /// <summary>Balance and payouts of the case's account.</summary>
    public IReadOnlyDictionary<string, string> Funds { get; init; } = new Dictionary<string, string>();

    /// <summary>A node's deadline and its ledger row.</summary>
    /// <param name="Due">A legal day, or an instant for limits in hours.</param>
    /// <param name="Done">When it was done; null while it runs or when it no longer applies.</param>
    /// <param name="State">met, overdue, running, void.</param>
    public sealed record Node(string Code, string Due, string? Done, string State, string? Decision = null, string? Bulletin = null);
}
