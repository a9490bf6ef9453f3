namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>A ledger (台账) as one page can show every one: what can be asked of it, and which columns its rows have.</summary>
/// <param name="Ledger">Its code.</param>
/// <param name="Name">台账名称</param>
/// <param name="Clause">The clause of the court that asks for it; null where the regulation is silent.</param>
/// <param name="Path">Where its rows are read, as a list.</param>
/// <param name="Export">Where it is read as a workbook (.xlsx), by the same filters.</param>
/// <param name="Filters">The parameters that narrow it.</param>
/// <param name="Columns">In the court's order.</param>
public sealed record LedgerDefinition(
    string Ledger, string Name, string? Clause, string Path, string Export, IReadOnlyList<LedgerFilter> Filters, IReadOnlyList<LedgerColumn> Columns);

/// <summary>A parameter of a ledger.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="Label">For people.</param>
/// <param name="Type">How it is entered.</param>
/// <param name="Options">What can be chosen, code to name; null where it is not chosen.</param>
public sealed record LedgerFilter(string Name, string Label, LedgerFilterType Type, IReadOnlyDictionary<string, string>? Options);

/// <summary>A column of a ledger.</summary>
/// <param name="Field">
/// Where a row has it, parts joined by dots; through a list the values of all its items stand one after another, joined by “；”.
/// <c>#</c> is the running number (序号), which no row has.
/// </param>
/// <param name="Label">Its heading.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Width">In characters.</param>
/// <param name="Options">What the codes are called; null unless the values are codes.</param>
public sealed record LedgerColumn(string Field, string Label, LedgerColumnType Type, int Width, IReadOnlyDictionary<string, string>? Options);

/// <summary>How the value of a filter is entered.</summary>
public enum LedgerFilterType
{
    Boolean,
    Date,
    Datetime,
    Select,

    /// <summary>A case, by its id.</summary>
    Case,
}

/// <summary>What the values of a column are.</summary>
public enum LedgerColumnType
{
    Text,
    Day,
    Instant,
    Money,
    Number,
    Boolean,
    Code,
}
