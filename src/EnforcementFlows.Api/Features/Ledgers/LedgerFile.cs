using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>The ledgers of all courts, from workflows/ledgers/ledgers.json: a court's profile chooses and names the columns anew.</summary>
/// <param name="Words">What codes are called, by list. <c>$nodes</c>, <c>$teams</c> and <c>$roles</c> are the court's own.</param>
/// <param name="Ledgers">In the order in which they are offered.</param>
public sealed record LedgerFile(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words, IReadOnlyList<LedgerFile.Ledger> Ledgers)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <exception cref="InvalidDataException">It is not what it should be; the message says where.</exception>
    public static LedgerFile Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerFile>(File.ReadAllText(path), Json)!;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>A ledger as the file has it.</summary>
    /// <param name="Code">Its code, and the end of its address.</param>
    /// <param name="Permission">Who may read it.</param>
    public sealed record Ledger(string Code, string Name, string Permission, IReadOnlyList<Filter> Filters, IReadOnlyList<Column> Columns);

    public sealed record Filter(string Name, string Label, LedgerFilterType Type, string? Words = null);

    /// <param name="OnDemand">Shown only where a court names it.</param>
    public sealed record Column(string Field, string Label, LedgerColumnType Type = LedgerColumnType.Text, int? Width = null, string? Words = null, bool OnDemand = false);
}
