using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Supervision;

/// <summary>What the specialists of a court do every day: the check of the nodes (WL-1.1-0), the work log (WL-1.1-6b), the report of money that is near (WL-2-8b).</summary>
public sealed class DailyWorkTests
{
    [Fact] // 2026-04-28 is a Tuesday; the notice is due on 05-07, and from 05-01 to 05-05 nobody works
    public async Task DailyCheck_OpensOnWorkingDaysOnly_AndIsMarkedDone()
    {
        await using var court = await CourtHouse.OpenAsync();
        await FileAsync(court);

        await court.MoveClockAsync("2026-04-29T08:31:00+08:00");
        var task = (await TasksAsync(court)).Should().ContainSingle().Subject;
        task.GetProperty("caseId").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null, "it is about no single case");
        task.GetProperty("item").GetProperty("dueSoon").GetDouble().Should().BePositive();
        var id = task.GetProperty("id").GetGuid();
        await court.ActAsync("wolong.quality-officer", id, "claim");
        (await court.ActAsync("wolong.quality-officer", id, "complete", new { outcome = "done", form = new { note = "已逐案提示" } })).IsSuccessStatusCode.Should().BeTrue();
        await court.MoveClockAsync("2026-05-06T08:31:00+08:00");

        var checks = await court.ListAsync("wolong.director", "/api/ledgers/daily-checks");
        checks.Select(c => $"{c.GetProperty("day").GetString()} {c.GetProperty("note").GetString()}").Should().Equal("2026-05-06 ", "2026-04-30 ", "2026-04-29 已逐案提示");
        (await court.ListAsync("tongbai.director", "/api/ledgers/daily-checks")).Should().BeEmpty();
    }

    [Fact]
    public async Task WorkLog_HasEveryPromptAndWhenItWasReceived()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAsync(court);
        await court.MoveClockAsync("2026-04-30T09:05:00+08:00"); // a week ahead of the end of 05-07, which is 04-30 for a lead of three days over the holiday

        var alert = (await court.ListAsync("wolong.quality-officer", "/api/alerts?view=mine"))[0];
        var before = (await LogAsync(court, id)).Single(entry => entry.GetProperty("text").GetString() == alert.GetProperty("text").GetString() && entry.GetProperty("subject").GetString() == "quality-officer");
        before.GetProperty("receivedAt").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        await (await court.AsAsync("wolong.quality-officer")).PostAsJsonAsync($"/api/alerts/{alert.GetProperty("id").GetGuid()}/acknowledge", new { });

        var entry = (await LogAsync(court, id)).Single(entry => entry.GetProperty("id").GetGuid() == before.GetProperty("id").GetGuid());
        entry.GetProperty("receivedAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-04-30T09:05:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        entry.GetProperty("caseNumber").GetString().Should().Be("(2026)豫1303执101号");
    }

    private static Task<IReadOnlyList<System.Text.Json.JsonElement>> LogAsync(CourtHouse court, Guid id) => court.ListAsync("wolong.director", $"/api/ledgers/work-log?caseId={id}");

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> TasksAsync(CourtHouse court) =>
        [.. (await court.ListAsync("wolong.quality-officer", "/api/tasks?view=available")).Where(t => t.GetProperty("name").GetString() == "核查未结案件的流程节点")];

    private static async Task<Guid> FileAsync(CourtHouse court)
    {
        var filing = Filing.First();
        filing["caseNumber"] = "（2026）豫1303执101号";
        return await court.FileAsync(filing, "wolong");
    }
}
