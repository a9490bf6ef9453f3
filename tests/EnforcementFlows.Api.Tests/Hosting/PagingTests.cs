using System.Text.Json;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Tests.Features;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class PagingTests(EnforcementApp app)
{
    [Fact]
    public async Task Lists_ReadPageByPage_GiveEveryRowOnceAndInOrder()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.FileAsync(Filing.First(102)); // filed at the same instant: ids decide
        await court.MoveClockAsync("2026-04-28T10:00:00+08:00"); // what is due at once is done

        foreach (var path in new[]
        {
            "/api/cases?", $"/api/cases/{id}/timeline?", $"/api/cases/{id}/tasks?", $"/api/cases/{id}/deadlines?", $"/api/cases/{id}/documents?",
            "/api/tasks?view=team&", "/api/ledgers/node-deadlines?", $"/api/alerts?view=case&caseId={id}&",
        })
        {
            var whole = await ReadAsync(court, path + "limit=200");
            whole.Rows.Should().HaveCountGreaterThan(1, path);
            whole.Next.Should().BeNull(path);
            (await WalkAsync(court, path)).Should().Equal(whole.Rows, path);
        }
    }

    [Fact]
    public async Task Lists_ReadFromSeveralRanges_GiveEveryRowOnceAndInOrder()
    {
        await using var court = await CourtHouse.OpenAsync();
        for (var sequence = 101; sequence < 104; sequence++)
            await court.FileAsync(Filing.First(sequence));
        await court.CompleteAsync("tongbai.centre-head", await court.FileAsync(Filing.First(104)), "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        await court.MoveClockAsync("2026-05-06T10:00:00+08:00"); // some nodes are late, others are not

        foreach (var (user, path) in new[]
        {
            ("centre-head", "/api/tasks?view=available&"), ("centre-head", "/api/tasks?view=available&overdue=false&"), ("centre-head", "/api/tasks?view=available&node=case-intake&"),
            ("query-officer", "/api/tasks?view=available&"), ("director", "/api/tasks?view=team&overdue=true&"), ("director", "/api/tasks?view=team&overdue=false&"),
            ("centre-head", "/api/alerts?view=mine&"), ("centre-head", "/api/alerts?view=mine&acknowledged=false&"), ("director", "/api/cases?open=true&"),
            ("director", "/api/ledgers/node-deadlines?overdue=true&"), ("director", "/api/ledgers/node-deadlines?overdue=false&"),
        })
        {
            var whole = await ReadAsync(court, path + "limit=200", user);
            whole.Rows.Should().HaveCountGreaterThan(1, path);
            (await WalkAsync(court, path, user)).Should().Equal(whole.Rows, path);
        }
    }

    [Fact]
    public async Task Tasks_AvailableToTheCentresHead_AreThoseOfTheBureauThatHisRoleMayTake()
    {
        await using var court = await CourtHouse.OpenAsync();
        for (var sequence = 101; sequence < 103; sequence++)
            await court.FileAsync(Filing.First(sequence));
        await court.MoveClockAsync("2026-05-06T10:00:00+08:00");

        var all = await court.ListAsync("tongbai.director", "/api/tasks?view=team&limit=200");
        var available = await court.ListAsync("tongbai.centre-head", "/api/tasks?view=available&limit=200");
        var late = await court.ListAsync("tongbai.director", "/api/tasks?view=team&overdue=true&limit=200");
        var inTime = await court.ListAsync("tongbai.director", "/api/tasks?view=team&overdue=false&limit=200");

        available.Select(Id).Should().Equal(all.Where(t => t.GetProperty("role").GetString()!.Split(',').Contains("centre-head")).Select(Id)).And.HaveCountGreaterThan(3);
        late.Concat(inTime).Select(Id).Should().Equal(all.Select(Id));
        late.Should().NotBeEmpty();
        inTime.Should().NotBeEmpty();

        static string? Id(JsonElement row) => row.GetProperty("id").GetString();
    }

    [Fact]
    public async Task Tasks_WithoutADueDate_ComeLastOverPages()
    {
        var engine = new CourtEngine(app);
        var about = await engine.FileAsync();
        for (var i = 0; i < 3; i++)
            await engine.RunAsync(about, "judge1", Do("Court.HumanTask", ("taskName", $"无期限{i}"), ("role", "handler"), ("outcomes", "done")));
        var judge = await app.SignedInAsAsync("tongbai.judge1");

        var names = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await (await judge.GetAsync(new Uri($"/api/tasks?caseId={about.Id}&limit=2{next}", UriKind.Relative))).ReadJsonAsync();
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("name").GetString()!));
            next = page.GetProperty("next").GetString() is { } after ? $"&after={after}" : null;
        }

        names.Should().BeEquivalentTo("无期限0", "无期限1", "无期限2");
    }

    [Fact]
    public void Cursor_Written_ReadsBack()
    {
        foreach (var cursor in new[] { new Cursor(null, Guid.NewGuid()), new Cursor(DateTimeOffset.UnixEpoch.AddTicks(10), Guid.NewGuid()) })
        {
            Cursor.TryParse(cursor.ToString(), null, out var read).Should().BeTrue();
            read.Should().Be(cursor);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("fHw")] // "||"
    [InlineData("LTF8MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA")] // before the first year
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OXwwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA")] // beyond the last
    public void Cursor_OfNoRow_IsRefused(string text) => Cursor.TryParse(text, null, out _).Should().BeFalse();

    private static async Task<List<string>> WalkAsync(CourtHouse court, string path, string user = "director")
    {
        var rows = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await ReadAsync(court, $"{path}limit=1{next}", user);
            rows.AddRange(page.Rows);
            next = page.Next is null ? null : $"&after={page.Next}";
        }

        return rows;
    }

    private static async Task<(List<string> Rows, string? Next)> ReadAsync(CourtHouse court, string path, string user = "director")
    {
        using var answer = await (await court.AsAsync($"tongbai.{user}")).GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.ReadJsonAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(page.ToString());
        return ([.. page.GetProperty("items").EnumerateArray().Select((JsonElement row) => row.GetProperty("id").GetString()!)], page.GetProperty("next").GetString());
    }
}
