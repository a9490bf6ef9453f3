using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>What a line of a docket is read against.</summary>
/// <param name="Now">The moment of the import; for a case that is there already, the moment in which it came in.</param>
internal sealed record DocketContext(CourtProfile Profile, DocketHeader Header, DocketColumns Columns, HandlerNames Handlers, DateTimeOffset Now)
{
    public DateOnly Today => CourtTime.DayOf(Now);
}

/// <summary>One line of a docket as a filing with a past. Every fault is named at once, by the column's own name.</summary>
internal sealed class DocketLine
{
    private static readonly string[] OfMeasures = ["measures.kind", "measures.startsOn", "measures.endsOn"];
    private static readonly TimeOnly LastMinute = new(23, 59);
    private readonly string[] _cells;
    private readonly DocketContext _context;
    private readonly List<ApiError> _errors = [];

    private DocketLine(string[] cells, DocketContext context) => (_cells, _context) = (cells, context);

    public IReadOnlyList<ApiError> Errors => _errors;

    /// <summary>The reviewed filing; null where anything is wrong.</summary>
    public CaseFiling? Filing { get; private set; }

    /// <summary>What had been done before; null where nothing had.</summary>
    public TakeOver? Past { get; private set; }

    public static DocketLine Read(string[] cells, DocketContext context)
    {
        var line = new DocketLine(cells, context);
        line.Read();
        return line;
    }

    /// <summary>The normalised case number of a line, if it has one.</summary>
    public static CaseNumber? NumberOf(string[] cells, DocketHeader header) =>
        CaseNumber.TryParse(header.Cell(cells, "caseNumber"), out var number, out _) ? number : null;

    private void Read()
    {
        var past = new DocketPast(_context, Cell, Refuse).Read();
        var handler = Handler(past);
        var draft = new FilingDraft
        {
            CaseNumber = Cell("caseNumber"),
            CaseType = CaseTypeCode(),
            PriorCaseNumber = Cell("priorCaseNumber"),
            ApplicationReceivedOn = CellText.Day(Cell("applicationReceivedOn")),
            FiledAt = CellText.Instant(Cell("filedAt"), TimeOnly.MinValue),
            MaterialReceivedAt = MaterialReceivedAt(),
            Title = new(Cell("title.kind"), Cell("title.number"), CellText.Day(Cell("title.effectiveOn")), Cell("title.issuedBy")),
            Cause = Cell("cause"),
            ClaimAmount = CellText.Amount(Cell("claimAmount")),
            AssignedHandler = handler,
            Applicants = Parties("applicants"),
            Debtors = Parties("debtors"),
            ExistingMeasures = Measures(),
            Facts = past.IsEmpty ? null : JsonDocument.Parse(past.ToFacts()).RootElement,
        };
        var review = FilingReview.Of(draft, new(_context.Profile.Name, _context.Profile.CaseCode, _context.Now));
        foreach (var problem in review.Problems)
            Refuse(FieldOf(problem.Field), problem.Code, ItemOf(problem.Field) + problem.Message);
        if (review.Filing is { } filing)
            Check(filing, past);
        if (_errors.Count == 0)
            (Filing, Past) = (review.Filing, past.IsEmpty ? null : past);
    }

    private void Check(CaseFiling filing, TakeOver past)
    {
        if (_context.Profile.FlowOf(filing.Type) is null)
            Refuse("caseType", "filing.case-type-not-handled", "本院尚未配置该类案件的流程。");
        if (Money.TryParse(past.Received, out var received, out _) && received > filing.ClaimAmount)
            Refuse("received", "case.amounts-unbalanced", "已到位金额不得超过申请标的额。");
    }

    private string? Handler(TakeOver past)
    {
        if (Cell("assignedHandler") is { } name)
        {
            var (id, problem) = _context.Handlers.Find(name);
            if (problem is not null)
                Refuse("assignedHandler", problem.Code, problem.Message);
            return id;
        }

        if (past.HandedOverAt is not null)
            Refuse("assignedHandler", "import.handler-missing", "写明分案日期的，须写明承办人。");
        return null;
    }

    // the number tells the type where the docket does not
    private string? CaseTypeCode()
    {
        if (Cell("caseType") is { } word)
            return _context.Columns.CodeOf("caseTypes", word) ?? word;
        return CaseNumber.TryParse(Cell("caseNumber"), out var number, out _) ? _context.Columns.CodeOf("caseTypes", number.CaseType) : null;
    }

    // a day alone does not say the hour: hours run from the end of that day (P4)
    private string? MaterialReceivedAt()
    {
        var cell = Cell("materialReceivedAt");
        return CellText.Instant(cell, CellText.Moment(cell)?.Day < _context.Today ? LastMinute : TimeOnly.MinValue);
    }

    private List<PartyDraft?> Parties(string list)
    {
        var names = CellText.Parts(Cell($"{list}.name"));
        string?[] Each(string member, bool shared = false) => Column($"{list}.{member}", names.Count, shared);
        var (kinds, numbers, phones, addresses) = (Each("kind", shared: true), Each("idNumber"), Each("phone"), Each("address"));
        return [.. names.Select((name, at) => new PartyDraft(name, kinds[at], numbers[at], phones[at], addresses[at]))];
    }

    private List<MeasureDraft?> Measures()
    {
        var properties = CellText.Parts(Cell("measures.property"));
        if (properties.Count == 0)
        {
            foreach (var field in OfMeasures.Where(field => Cell(field) is not null))
                Refuse("measures.property", "filing.required", $"写明“{_context.Header.NameOf(field)}”的，须写明查封财产。");
            return [];
        }

        string?[] Each(string member, bool shared = false) => Column($"measures.{member}", properties.Count, shared);
        var (kinds, assets, starts, ends) = (Each("kind", shared: true), Each("assetKind", shared: true), Each("startsOn", shared: true), Each("endsOn", shared: true));
        var (documents, amounts) = (Each("document", shared: true), Each("amount"));
        return [.. properties.Select((property, at) => new MeasureDraft(
            kinds[at] is { } kind ? Word("measures.kind", "measureKinds", kind) : "seizure", property, CellText.Day(ends[at]),
            assets[at] is { } asset ? Word("measures.assetKind", "assetKinds", asset) : _context.Columns.CodeWithin("assetKinds", property),
            CellText.Day(starts[at]), documents[at], CellText.Amount(amounts[at])))];
    }

    private string Word(string field, string list, string word)
    {
        if (_context.Columns.CodeOf(list, word) is { } code)
            return code;
        Refuse(field, "filing.unknown-value", $"不认识“{word}”，应为：{_context.Columns.Choices(list)}。");
        return list == "measureKinds" ? "seizure" : "other"; // so that the review does not name it again
    }

    // one for each item, or, where they may share it, one for all
    private string?[] Column(string field, int items, bool shared = false)
    {
        var parts = CellText.Parts(Cell(field));
        if (parts.Count == 1 && (shared || items == 1))
            return [.. Enumerable.Repeat(parts[0], items)];
        if (parts.Count != items && parts.Count != 0)
        {
            Refuse(field, "import.count-mismatch", $"有 {parts.Count} 项，应与前列的 {items} 项一一对应。");
            return new string?[items];
        }

        return parts.Count == 0 ? new string?[items] : [.. parts.Select(part => part.Length == 0 ? null : part)];
    }

    private string? Cell(string field) => _context.Header.Cell(_cells, field);

    private void Refuse(string field, string code, string message) => _errors.Add(new(code, message, _context.Header.NameOf(field)));

    // debtors[1].idNumber → debtors.idNumber
    private static string FieldOf(string path)
    {
        var at = path.IndexOf('[', StringComparison.Ordinal);
        var field = at < 0 ? path : path[..at] + path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..];
        field = field.Replace("existingMeasures", "measures", StringComparison.Ordinal);
        return field switch
        {
            "applicants" or "debtors" => $"{field}.name",
            "measures" => "measures.property",
            "title" => "title.kind",
            _ => field,
        };
    }

    // debtors[1].idNumber → 第 2 项：, where the cell holds several
    private string ItemOf(string path)
    {
        var from = path.IndexOf('[', StringComparison.Ordinal) + 1;
        return from > 0 && int.TryParse(path[from..path.IndexOf(']', StringComparison.Ordinal)], out var item) && CellText.Parts(Cell(FieldOf(path))).Count > 1
            ? $"第 {item + 1} 项："
            : "";
    }
}
