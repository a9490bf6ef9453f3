using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>The ledgers (台账) as a court has them: the definition of all courts, with the columns that the court's profile chooses.</summary>
public sealed class LedgerCatalog(LedgerFile file)
{
    /// <summary>The ledgers of a court that somebody with these permissions may read.</summary>
    public IReadOnlyList<LedgerDefinition> Of(CourtProfile profile, Func<string, bool> may) =>
        [.. file.Ledgers.Where(ledger => may(ledger.Permission)).Select(ledger => Of(ledger, profile))];

    /// <summary>One ledger of a court.</summary>
    public LedgerDefinition Of(string code, CourtProfile profile) => Of(file.Ledgers.Single(ledger => ledger.Code == code), profile);

    /// <summary>What a code is called in a list of words; null where it is in none.</summary>
    public string? Word(string list, string code) => file.Words[list].GetValueOrDefault(code);

    /// <summary>What a profile says of ledgers or columns that do not exist.</summary>
    public IEnumerable<ProfileFinding> FindingsOf(CourtProfile profile)
    {
        foreach (var (code, own) in profile.Ledgers)
        {
            if (file.Ledgers.FirstOrDefault(ledger => ledger.Code == code) is not { } ledger)
                yield return new($"$.ledgers.{code}", IsError: true, $"没有台账 {code}");
            else
                foreach (var column in own.Columns ?? [])
                    if (ledger.Columns.All(known => known.Field != column.Field))
                        yield return new($"$.ledgers.{code}.columns", IsError: true, $"台账“{ledger.Name}”没有栏目 {column.Field}");
        }
    }

    private LedgerDefinition Of(LedgerFile.Ledger ledger, CourtProfile profile)
    {
        var own = profile.Ledgers.GetValueOrDefault(ledger.Code);
        var path = $"/api/ledgers/{ledger.Code}";
        return new(
            ledger.Code, own?.Name ?? ledger.Name, own?.Clause, path, $"{path}.xlsx",
            [.. ledger.Filters.Select(filter => new LedgerFilter(filter.Name, filter.Label, filter.Type, WordsOf(filter.Words, profile)))],
            [.. ColumnsOf(ledger, own?.Columns, profile)]);
    }

    // a column that this program no longer has must not take the ledger away
    private IEnumerable<LedgerColumn> ColumnsOf(LedgerFile.Ledger ledger, IReadOnlyList<LedgerColumnChoice>? chosen, CourtProfile profile) =>
        chosen is null
            ? ledger.Columns.Where(column => !column.OnDemand).Select(column => ColumnOf(column, null, profile))
            : from choice in chosen
              join column in ledger.Columns on choice.Field equals column.Field
              select ColumnOf(column, choice, profile);

    private LedgerColumn ColumnOf(LedgerFile.Column column, LedgerColumnChoice? choice, CourtProfile profile) => new(
        column.Field, choice?.Label ?? column.Label, column.Type, choice?.Width ?? column.Width ?? WidthOf(column.Type), WordsOf(column.Words, profile));

    private static int WidthOf(LedgerColumnType type) => type switch
    {
        LedgerColumnType.Instant => 17,
        LedgerColumnType.Text => 20,
        _ => 12,
    };

    private IReadOnlyDictionary<string, string>? WordsOf(string? list, CourtProfile profile) => list switch
    {
        null => null,
        "$nodes" => profile.Nodes.ToDictionary(node => node.Key, node => node.Value.Name),
        "$teams" => profile.Teams.ToDictionary(team => team.Code, team => team.Name),
        "$roles" => profile.Roles.ToDictionary(role => role.Code, role => role.Name),
        _ => file.Words[list],
    };
}
