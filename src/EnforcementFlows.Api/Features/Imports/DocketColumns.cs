using System.Text.Json;
using System.Text.RegularExpressions;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>A column that a docket may have.</summary>
/// <param name="Field">What it fills: a member of the filing, or of what had been done before.</param>
/// <param name="Header">The name by which reports call it.</param>
/// <param name="Words">The list of words that its cells are read by.</param>
/// <param name="Node">The node that is done on the day in this column.</param>
internal sealed record DocketColumn(
    string Field, string Header, IReadOnlyList<string>? Synonyms = null, bool Required = false, string? Words = null, string? Node = null);

/// <summary>The columns and words that courts' dockets are read by, from workflows/imports/docket.json.</summary>
internal sealed partial class DocketColumns
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };
    private readonly Schema _schema;
    private readonly Dictionary<string, DocketColumn> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ignored;

    private DocketColumns(Schema schema)
    {
        _schema = schema;
        _ignored = [.. schema.Ignored.Select(Plain)];
        foreach (var column in schema.Columns)
            foreach (var name in (column.Synonyms ?? []).Prepend(column.Header))
                if (!_byName.TryAdd(Plain(name), column))
                    throw new InvalidDataException($"“{name}” names two columns of a docket.");
        ByField = schema.Columns.ToDictionary(column => column.Field);
    }

    public IReadOnlyList<DocketColumn> All => _schema.Columns;

    public IReadOnlyDictionary<string, DocketColumn> ByField { get; }

    /// <summary>Reads the columns of the file.</summary>
    /// <exception cref="InvalidDataException">It is not what it should be; the message says where.</exception>
    public static DocketColumns Load(string file)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Schema>(File.ReadAllText(file), Json)!);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }

    /// <summary>The column that a header cell names; null where it names none.</summary>
    public DocketColumn? Find(string header) => _byName.GetValueOrDefault(Plain(header));

    /// <summary>Whether a header cell names something that is passed over on purpose, such as the numbers of an error list.</summary>
    public bool Ignores(string header) => Plain(header).Length == 0 || _ignored.Contains(Plain(header));

    /// <summary>The code of a word; null where the list has none. A code stands for itself.</summary>
    public string? CodeOf(string list, string word)
    {
        var words = _schema.Words[list];
        return words.GetValueOrDefault(word) ?? (words.ContainsValue(word) ? word : null);
    }

    /// <summary>The code of the longest word that a text contains; null where it contains none.</summary>
    public string? CodeWithin(string list, string text) =>
        _schema.Words[list].Where(word => text.Contains(word.Key, StringComparison.Ordinal)).OrderByDescending(word => word.Key.Length).Select(word => word.Value).FirstOrDefault();

    /// <summary>The words of a list, for messages.</summary>
    public string Choices(string list) => string.Join('、', _schema.Words[list].DistinctBy(word => word.Value).Select(word => word.Key));

    // courts write units and marks into their headers: 申请标的额（元）, *案号
    private static string Plain(string header) => Remark().Replace(Blank().Replace(header, ""), "");

    [GeneratedRegex(@"[\s*＊:：]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[（(\[【][^（(\[【]*[）)\]】]$")]
    private static partial Regex Remark();

    private sealed record Schema(
        IReadOnlyList<DocketColumn> Columns, IReadOnlyList<string> Ignored, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words);
}

file static class WordLists
{
    public static bool ContainsValue(this IReadOnlyDictionary<string, string> words, string code) => words.Values.Contains(code);
}
