using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>The header line of one docket: which cell of a line is which column.</summary>
internal sealed class DocketHeader
{
    private readonly Dictionary<string, int> _cells = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _header;
    private readonly DocketColumns _columns;
    private readonly List<ApiError> _errors = [];
    private readonly List<ApiError> _warnings = [];

    public DocketHeader(IReadOnlyList<string> header, DocketColumns columns)
    {
        (_header, _columns) = (header, columns);
        for (var cell = 0; cell < header.Count; cell++)
            Take(cell, header[cell]);
        foreach (var missing in columns.All.Where(column => column.Required && !_cells.ContainsKey(column.Field)))
            _errors.Add(new("import.column-missing", $"缺少必需的列“{missing.Header}”{Also(missing)}。", missing.Header));
    }

    /// <summary>Why no line under this header can be read.</summary>
    public IReadOnlyList<ApiError> Errors => _errors;

    /// <summary>Columns that nothing is read from; they are kept with the line.</summary>
    public IReadOnlyList<ApiError> Warnings => _warnings;

    /// <summary>Whether these cells can be a header line at all, as against a title above it.</summary>
    public static bool IsLikely(IReadOnlyList<string> cells, DocketColumns columns) => cells.Any(cell => columns.Find(cell)?.Field == "caseNumber");

    /// <summary>The trimmed cell of a field; null where the docket has no such column or nothing stands there.</summary>
    public string? Cell(string[] cells, string field) =>
        _cells.TryGetValue(field, out var at) && at < cells.Length && cells[at].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What this docket calls a field.</summary>
    public string NameOf(string field) =>
        _cells.TryGetValue(field, out var at) ? _header[at].Trim() : _columns.ByField.GetValueOrDefault(field)?.Header ?? field;

    private void Take(int cell, string name)
    {
        if (_columns.Find(name) is not { } column)
        {
            if (!_columns.Ignores(name))
                _warnings.Add(new("import.column-unknown", $"不认识列“{name.Trim()}”，其内容随行保存，不导入。", name.Trim()));
        }
        else if (!_cells.TryAdd(column.Field, cell))
        {
            _errors.Add(new("import.column-twice", $"“{name.Trim()}”与“{NameOf(column.Field)}”是同一列。", name.Trim()));
        }
    }

    private static string Also(DocketColumn column) => column.Synonyms is { Count: > 0 } synonyms ? $"（也可写作{string.Join('、', synonyms)}）" : "";
}
