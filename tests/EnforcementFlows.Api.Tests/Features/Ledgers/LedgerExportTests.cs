using System.Globalization;
using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Termination;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Ledgers;

/// <summary>台账导出: the workbook says what the list says, cell by cell, in the columns of the court.</summary>
public sealed class LedgerExportTests
{
    [Fact] // TB-3.2-14a: late from 2026-05-07, urged on the same day, the reason given by the centre's head
    public async Task NodeDeadlines_OfTongbai_HaveTheCourtsColumnsAndTheReasonsOfLateness()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.FileAsync(Filing.First(102));
        await court.MoveClockAsync("2026-05-07T00:00:00+08:00");
        var notice = (await court.ListAsync("tongbai.director", "/api/boards/overdue")).First(r => r.GetProperty("node").GetString() == "enforcement-notice" && r.GetProperty("caseId").GetGuid() == id);
        await DecideAsync(court, notice.GetProperty("taskId").GetGuid());
        await court.CompleteAsync("tongbai.centre-head", id, "反馈督办事项", new { cause = "=1+1 送达地址有误", actions = "重新送达" });

        var lines = await ShouldMatchAsync(court, "tongbai.director", "node-deadlines", "");
        await ShouldMatchAsync(court, "tongbai.director", "node-deadlines", "open=true&overdue=true");
        await ShouldMatchAsync(court, "tongbai.director", "node-deadlines", $"caseId={id}&node=enforcement-notice");

        var row = (await court.ListAsync("tongbai.director", $"/api/ledgers/node-deadlines?caseId={id}&node=enforcement-notice")).Should().ContainSingle().Subject;
        Texts(row, "parties", "overdueReason", "opinion", "filledByName", "reviewedByName", "decision").Should().Equal(
            "申请执行人：申请人甲；被执行人：被执行人乙", "=1+1 送达地址有误", "限期办结", await NameAsync(court, "tongbai.centre-head"), await NameAsync(court, "tongbai.director"), "urge");
        lines.Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task SanctionsMeasuresAndReceipts_SayWhatTheirListsSay()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.House.ReportAsync(
            "wolong.funds-gateway", id, "money.arrived", new { reference = "B-1", amount = "5000.00", payer = "=HYPERLINK(\"x\")", remark = "\u0001 款" }, "2026-04-28T09:50:00+08:00");

        (await ShouldMatchAsync(court.House, "wolong.director", "sanctions", "kind=consumption-restriction")).Should().Be(1);
        (await ShouldMatchAsync(court.House, "wolong.director", "measures", "state=in-force&endsBy=2028-03-31")).Should().Be(1);
        (await ShouldMatchAsync(court.House, "wolong.director", "receipts", "from=2026-04-28T00:00:00%2B08:00")).Should().Be(1);
    }

    [Fact]
    public async Task EveryLedger_IsExportedWithItsColumns_ToItsOwnCourtsReadersOnly()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        await court.PrepareAsync();
        var ledgers = await DefinitionsAsync(court.House, "wolong.director");
        ledgers.Should().HaveCountGreaterThan(10);
        (await DefinitionsAsync(court.House, "wolong.judge1")).Should().BeEmpty();

        foreach (var ledger in ledgers)
        {
            var (path, code) = (ledger.GetProperty("export").GetString()!, ledger.GetProperty("ledger").GetString()!);
            await ShouldMatchAsync(court.House, "wolong.director", code, "");
            (await Workbook.DownloadAsync(court.House, "tongbai.director", path)).Lines.Should().BeEmpty(code);
            (await (await court.House.AsAsync("wolong.judge1")).GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden, code);
        }
    }

    [Fact] // more than a page, in one sheet
    public async Task Export_OfMoreRowsThanAPage_HasThemAllInOrder()
    {
        await using var court = await CourtHouse.OpenAsync();
        for (var sequence = 101; sequence < 137; sequence++)
            await court.FileAsync(Filing.First(sequence));
        await court.MoveClockAsync("2026-04-28T10:00:00+08:00"); // what is due at once is done

        (await ShouldMatchAsync(court, "tongbai.director", "node-deadlines", "")).Should().BeGreaterThan(200);
    }

    /// <summary>Compares every cell with the list; answers how many lines there are.</summary>
    private static async Task<int> ShouldMatchAsync(CourtHouse court, string userName, string code, string filters)
    {
        var definition = (await DefinitionsAsync(court, userName)).Single(ledger => ledger.GetProperty("ledger").GetString() == code);
        var rows = await AllAsync(court, userName, $"{definition.GetProperty("path").GetString()}?{filters}");
        var sheet = await Workbook.DownloadAsync(court, userName, $"{definition.GetProperty("export").GetString()}?{filters}");
        var columns = definition.GetProperty("columns").EnumerateArray().ToList();

        sheet.Rows[0][0].Text.Should().EndWith(definition.GetProperty("name").GetString());
        sheet.Header.Should().Equal(columns.Select(column => column.GetProperty("label").GetString()!));
        sheet.Count.Should().Be(rows.Count);
        sheet.Lines.Should().HaveCount(rows.Count, code);
        foreach (var (line, at) in sheet.Lines.Select((line, at) => (line, at)))
            for (var column = 0; column < columns.Count; column++)
                Shown(line[column]).Should().Be(Expected(rows[at], columns[column], at + 1), $"{code}, row {at + 1}, {columns[column].GetProperty("field")}");
        return rows.Count;
    }

    private static string Shown(Workbook.Value cell) => cell switch
    {
        { Number: null } => cell.Text,
        { Format: "4" } => cell.Number.Value.ToString("0.00", CultureInfo.InvariantCulture),
        { Format: "yyyy\\-mm\\-dd" } => DateTime.FromOADate(cell.Number.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Format: "yyyy\\-mm\\-dd\\ hh:mm" } => DateTime.FromOADate(cell.Number.Value).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        _ => cell.Number.Value.ToString(CultureInfo.InvariantCulture),
    };

    // as a person reads it in the list, who sees the court's clock
    private static string Expected(JsonElement row, JsonElement column, int number)
    {
        var field = column.GetProperty("field").GetString()!;
        if (field == "#")
            return number.ToString(CultureInfo.InvariantCulture);
        IEnumerable<JsonElement> values = [row];
        foreach (var part in field.Split('.'))
            values = [.. values.Select(value => value.GetProperty(part)).SelectMany(Each).Where(value => value.ValueKind != JsonValueKind.Null)];
        return string.Join("；", values.Select(value => column.GetProperty("type").GetString() switch
        {
            "instant" => value.GetString()![..19],
            "boolean" => value.GetBoolean() ? "是" : "否",
            "code" => column.GetProperty("options").TryGetProperty(value.GetString()!, out var word) ? word.GetString() : value.GetString(),
            _ => value.ToString().Replace('\u0001', '\uFFFD'),
        }));
    }

    private static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static async Task<IReadOnlyList<JsonElement>> AllAsync(CourtHouse court, string userName, string path)
    {
        var rows = new List<JsonElement>();
        for (var after = ""; ;)
        {
            using var answer = await (await court.AsAsync(userName)).GetAsync(new Uri($"{path}&limit=100{after}", UriKind.Relative));
            var page = await answer.ReadJsonAsync();
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
                return rows;
            after = $"&after={next}";
        }
    }

    internal static async Task<IReadOnlyList<JsonElement>> DefinitionsAsync(CourtHouse court, string userName)
    {
        using var answer = await (await court.AsAsync(userName)).GetAsync(new Uri("/api/ledgers", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return [.. (await answer.ReadJsonAsync()).EnumerateArray()];
    }

    private static async Task DecideAsync(CourtHouse court, Guid task)
    {
        (await court.ActAsync("tongbai.director", task, "claim")).StatusCode.Should().Be(HttpStatusCode.OK);
        using var decided = await court.ActAsync("tongbai.director", task, "complete", new { outcome = "urge", form = new { opinion = "限期办结", feedbackBefore = "2026-05-11" } });
        decided.StatusCode.Should().Be(HttpStatusCode.OK, await decided.Content.ReadAsStringAsync());
    }

    private static async Task<string?> NameAsync(CourtHouse court, string userName)
    {
        using var answer = await (await court.AsAsync(userName)).GetAsync(new Uri("/api/auth/me", UriKind.Relative));
        return (await answer.ReadJsonAsync()).GetProperty("name").GetString();
    }

    private static IEnumerable<string?> Texts(JsonElement row, params string[] fields) => fields.Select(field => row.GetProperty(field).GetString());
}
