using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Reads from a line what had been done on the case before: nodes, sorting, hand-over, money, excluded time.</summary>
internal sealed class DocketPast(DocketContext context, Func<string, string?> cell, Action<string, string, string> refuse)
{
    public TakeOver Read() => new()
    {
        Nodes = context.Columns.All.Where(column => column.Node is not null).Select(column => (column.Node, At: Done(column.Field)))
            .Where(done => done.At is not null).ToDictionary(done => done.Node!, done => done.At!.Value),
        Sorted = Sorting(),
        HandedOverAt = Done("handedOverOn"),
        TerminatedOn = Done("terminatedOn") is { } at ? CourtTime.DayOf(at) : null,
        Received = Received(),
        Pauses = Pauses(),
    };

    // by the beginning of the day where the hour is not known: what is done on the last day is done in time
    private DateTimeOffset? Done(string field)
    {
        if (cell(field) is not { } text)
            return null;
        if (CellText.Moment(text) is not var (day, time))
            return Refuse(field, "filing.date-malformed", "日期应为 2026-03-02 的形式。");
        var at = CourtTime.At(day, time ?? TimeOnly.MinValue);
        if (at > context.Now)
            return Refuse(field, "filing.date-in-future", "不得晚于今天。");
        var floor = field == "materialReceivedAt" ? "applicationReceivedOn" : "filedAt";
        if (CellText.Moment(cell(floor)) is var (earliest, _) && day < earliest)
            return Refuse(field, "filing.date-order", $"不得早于{context.Header.NameOf(floor)}。");
        return at;
    }

    private TakeOver.Sorting? Sorting()
    {
        if (cell("caseClass") is not { } word)
            return null;
        var code = context.Columns.CodeOf("caseClasses", word);
        if (context.Profile.Triage.FirstOrDefault(rule => rule.Class == code) is { } rule)
            return new(rule.Class, rule.Track);
        refuse("caseClass", "filing.unknown-value", $"本院没有“{word}”这一类别，应为：{context.Columns.Choices("caseClasses")}。");
        return null;
    }

    private string Received()
    {
        var text = CellText.Amount(cell("received"));
        if (text is null)
            return Money.Zero.ToString();
        if (Money.TryParse(text, out var amount, out var problem))
            return amount.ToString();
        refuse("received", "filing.amount-invalid", problem);
        return Money.Zero.ToString();
    }

    private List<TakenOverPause> Pauses()
    {
        var spans = CellText.Parts(cell("pauses.span"));
        var grounds = CellText.Parts(cell("pauses.ground"));
        var documents = CellText.Parts(cell("pauses.document"));
        if (spans.Count > 0 && grounds.Count != spans.Count && grounds.Count != 1)
            refuse("pauses.ground", "import.count-mismatch", $"有 {grounds.Count} 项，应与扣除审限起止的 {spans.Count} 项一一对应，或者只写一项。");
        else
            return [.. spans.Select((span, at) => Pause(span, grounds.ElementAtOrDefault(grounds.Count == 1 ? 0 : at), documents.ElementAtOrDefault(documents.Count == 1 ? 0 : at))).OfType<TakenOverPause>()];
        return [];
    }

    private TakenOverPause? Pause(string span, string? word, string? document)
    {
        string[] ends = [.. span.Split(["至", "到", "~", "～", "—"], StringSplitOptions.TrimEntries)];
        if (ends is not [var first, var last] || CellText.Moment(first) is not var (from, _) || (last.Length > 0 && CellText.Moment(last) is null))
        {
            refuse("pauses.span", "import.span-malformed", "应为 2026-03-02至2026-03-31 的形式；尚未结束的只写起日和“至”。");
            return null;
        }

        DateOnly? until = CellText.Moment(last)?.Day;
        if (from > context.Today || until > context.Today)
            refuse("pauses.span", "filing.date-in-future", "不得晚于今天。");
        if (until < from)
            refuse("pauses.span", "filing.date-order", "止日不得早于起日。");
        if (CellText.Moment(cell("filedAt")) is var (filed, _) && from < filed)
            refuse("pauses.span", "filing.date-order", $"不得早于{context.Header.NameOf("filedAt")}。");
        if (context.Columns.CodeOf("pauseGrounds", word ?? "") is not { } ground)
        {
            refuse("pauses.ground", "filing.unknown-value", $"应为：{context.Columns.Choices("pauseGrounds")}。");
            return null;
        }

        return new(EnumCode.Parse<PauseGround>(ground), from, until, string.IsNullOrWhiteSpace(document) ? "导入时未写明文号" : document);
    }

    private DateTimeOffset? Refuse(string field, string code, string message)
    {
        // the review of the filing names what it reads itself
        if (field != "materialReceivedAt" || code == "filing.date-order")
            refuse(field, code, message);
        return null;
    }
}
