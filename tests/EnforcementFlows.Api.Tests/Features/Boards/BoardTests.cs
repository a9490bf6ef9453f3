using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Termination;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Boards;

/// <summary>看板: every figure is the number of rows of the list behind it.</summary>
public sealed class BoardTests
{
    [Fact] // 2026-05-06 is the notice's last day; what was due before the holiday is late
    public async Task Start_ForEachRole_CountsTheRowsOfTheListsBehind()
    {
        await using var court = await CourtHouse.OpenAsync();
        for (var sequence = 101; sequence < 104; sequence++)
            await court.FileAsync(Filing.First(sequence));
        await court.ReportAsync("tongbai.funds-gateway", await court.FileAsync(Filing.First(104)), "money.arrived", new { reference = "B-1", amount = "100.00" }, "2026-04-28T09:50:00+08:00");
        await court.MoveClockAsync("2026-05-06T10:00:00+08:00");
        var task = (await court.ListAsync("tongbai.centre-head", "/api/tasks?view=available"))[0].GetProperty("id").GetGuid();
        (await court.ActAsync("tongbai.centre-head", task, "claim")).StatusCode.Should().Be(HttpStatusCode.OK);

        foreach (var person in new[] { "director", "centre-head", "clerk1", "judge1", "funds-officer" })
            await ShouldAgreeAsync(court, $"tongbai.{person}");

        var leader = await StartAsync(court, "tongbai.director");
        CountOf(leader, "nodes-due-today").Should().BeGreaterThan(2);
        CountOf(leader, "nodes-overdue").Should().BeGreaterThan(2);
        CountOf(leader, "overdue-undecided").Should().BeGreaterThan(2);
        var centre = await StartAsync(court, "tongbai.centre-head");
        (CountOf(centre, "my-tasks"), CountOf(centre, "alerts") > 0).Should().Be((1, true));
        Codes(await StartAsync(court, "tongbai.judge1")).Should().NotContain("nodes-overdue").And.Contain("my-tasks");
        Figures(await StartAsync(court, "wolong.director")).Where(figure => !figure.GetProperty("own").GetBoolean()).Should().OnlyContain(figure => figure.GetProperty("count").GetInt32() == 0);
    }

    [Fact] // a handler's request waits for its approvers
    public async Task Start_OfAnApprover_HasWhatWaitsForHisSignature()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.House.RequestAsync(TerminatedCourt.Judge, id, "dishonest-listing", new { debtor = "被执行人乙", ground = "able-but-refusing", reason = "有能力而拒不履行" });

        var task = (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/tasks")).Last(t => t.GetProperty("outcomes").ToString().Contains("approve", StringComparison.Ordinal) && t.GetProperty("state").GetString() == "open");
        var approver = $"wolong.{task.GetProperty("role").GetString()!.Split(',')[0]}";

        CountOf(await StartAsync(court.House, approver), "approvals").Should().Be(1);
        await ShouldAgreeAsync(court.House, approver);
        await ShouldAgreeAsync(court.House, "wolong.director");
    }

    [Theory]
    [InlineData("node")]
    [InlineData("team")]
    [InlineData("handler")]
    [InlineData("stage")]
    public async Task Nodes_ByEachKey_AddUpToTheLedger(string by)
    {
        await using var court = await BusyCourtAsync();

        var board = await GetAsync(court, "tongbai.director", $"/api/boards/nodes?by={by}");
        var rows = board.GetProperty("rows").EnumerateArray().ToList();

        foreach (var row in rows)
        {
            foreach (var (count, path) in new[] { ("open", "path"), ("dueSoon", "dueSoonPath"), ("overdue", "overduePath") })
                (await CountAsync(court, "tongbai.director", row.GetProperty(path).GetString()!)).Should().Be(row.GetProperty(count).GetInt32(), $"{by} {row} {count}");
            row.GetProperty("name").GetString().Should().NotBeNullOrEmpty();
        }

        rows.Sum(row => row.GetProperty("open").GetInt32()).Should().Be(await CountAsync(court, "tongbai.director", "/api/ledgers/node-deadlines?open=true")).And.BePositive();
        rows.Sum(row => row.GetProperty("overdue").GetInt32()).Should().BePositive();
        rows.Sum(row => row.GetProperty("dueSoon").GetInt32()).Should().BePositive();
        (await GetAsync(court, "wolong.director", $"/api/boards/nodes?by={by}")).GetProperty("rows").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task DueDates_OfEachDay_AreTheRowsOfTheLedger()
    {
        await using var court = await BusyCourtAsync();

        var days = (await GetAsync(court, "tongbai.director", "/api/boards/due-dates?from=2026-04-28&to=2026-06-30")).GetProperty("days").EnumerateArray().ToList();

        days.Should().NotBeEmpty();
        days.Should().Contain(day => day.GetProperty("on").GetString() == "2026-05-06", "the notice may be sent until then");
        foreach (var day in days)
        {
            (await CountAsync(court, "tongbai.director", day.GetProperty("path").GetString()!)).Should().Be(day.GetProperty("count").GetInt32(), day.ToString());
            foreach (var node in day.GetProperty("nodes").EnumerateArray())
                (await CountAsync(court, "tongbai.director", node.GetProperty("path").GetString()!)).Should().Be(node.GetProperty("count").GetInt32(), day.ToString());
        }
    }

    [Theory]
    [InlineData("from=2026-04-28&to=2026-07-29")]
    [InlineData("from=2026-04-28&to=2026-04-27")]
    [InlineData("from=0001-01-01&to=0001-01-02")]
    [InlineData("from=9999-12-31")]
    public async Task DueDates_OfAnImpossibleRange_AreRefused(string range)
    {
        await using var court = await CourtHouse.OpenAsync();
        using var answer = await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/boards/due-dates?{range}", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact] // filed on 2026-04-28, terminated on 07-29: 92 days, within the six months; half a year later it still counts for July
    public async Task Indicators_OfATerminatedCase_StandInTheMonthsOfItsActs()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        await court.TerminateAsync(await court.PrepareAsync());

        var board = await GetAsync(court.House, "wolong.director", "/api/boards/indicators");

        board.GetProperty("months").EnumerateArray().Select(month => month.GetString()).Should().HaveCount(12).And.EndWith("2026-07").And.StartWith("2025-08");
        (Of(board, "filed", "2026-04"), Of(board, "closed", "2026-07"), Of(board, "closed-terminate-current-procedure", "2026-07"), Of(board, "closed", "2026-04")).Should().Be((1, 1, 1, 0));
        (Of(board, "closed-in-term", "2026-07"), Of(board, "days-to-close", "2026-07"), Of(board, "terminated-share", "2026-07"), Of(board, "fulfilled-share", "2026-07")).Should().Be((1, 92, 1, 0));
        (Of(board, "applied", "2026-07"), Of(board, "received-share", "2026-07"), Of(board, "received-share", "2026-06")).Should().Be((50000, 0, null));
        Values(board, "nodes-in-time").Sum(value => int.Parse(value.GetProperty("denominator").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).Should().BePositive();
        Values(board, "nodes-in-time").Where(value => value.GetProperty("denominator").GetString() != "0").Should().OnlyContain(value => value.GetProperty("amount").GetDouble() >= 0 && value.GetProperty("amount").GetDouble() <= 1);
        board.GetProperty("indicators").EnumerateArray().Should().OnlyContain(indicator => indicator.GetProperty("numerator").GetString()!.Length > 0);
        Of(await GetAsync(court.House, "tongbai.director", "/api/boards/indicators"), "filed", "2026-04").Should().Be(0);
    }

    [Theory]
    [InlineData("nodes")]
    [InlineData("due-dates")]
    [InlineData("indicators")]
    public async Task Board_ForAJudge_IsForbidden(string board)
    {
        await using var court = await CourtHouse.OpenAsync();
        using var answer = await (await court.AsAsync("tongbai.judge1")).GetAsync(new Uri($"/api/boards/{board}", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    /// <summary>Some cases, one of them with its handler, on the last day of their notices.</summary>
    private static async Task<CourtHouse> BusyCourtAsync()
    {
        var court = await CourtHouse.OpenAsync();
        for (var sequence = 101; sequence < 104; sequence++)
            await court.FileAsync(Filing.First(sequence));
        await court.CompleteAsync("tongbai.clerk1", await court.FileAsync(Filing.First(104)), "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        await court.MoveClockAsync("2026-05-06T10:00:00+08:00");
        return court;
    }

    private static async Task ShouldAgreeAsync(CourtHouse court, string person)
    {
        foreach (var figure in Figures(await StartAsync(court, person)))
        {
            figure.GetProperty("more").GetBoolean().Should().BeFalse();
            (await CountAsync(court, person, figure.GetProperty("path").GetString()!)).Should().Be(figure.GetProperty("count").GetInt32(), $"{person}: {figure}");
        }
    }

    private static async Task<int> CountAsync(CourtHouse court, string person, string path) => (await court.ListAsync(person, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200")).Count;

    private static Task<JsonElement> StartAsync(CourtHouse court, string person) => GetAsync(court, person, "/api/boards/start");

    private static async Task<JsonElement> GetAsync(CourtHouse court, string person, string path)
    {
        using var answer = await (await court.AsAsync(person)).GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, body.ToString());
        return body;
    }

    private static List<JsonElement> Figures(JsonElement start) => [.. start.GetProperty("figures").EnumerateArray()];

    private static IEnumerable<string?> Codes(JsonElement start) => Figures(start).Select(figure => figure.GetProperty("code").GetString());

    private static int CountOf(JsonElement start, string code) => Figures(start).Single(figure => figure.GetProperty("code").GetString() == code).GetProperty("count").GetInt32();

    private static List<JsonElement> Values(JsonElement board, string code) =>
        [.. board.GetProperty("indicators").EnumerateArray().Single(indicator => indicator.GetProperty("code").GetString() == code).GetProperty("values").EnumerateArray()];

    private static double? Of(JsonElement board, string code, string month)
    {
        var value = Values(board, code).Single(value => value.GetProperty("month").GetString() == month).GetProperty("amount");
        return value.ValueKind == JsonValueKind.Null ? null : double.Round(value.GetDouble(), 6);
    }
}
