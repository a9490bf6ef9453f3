using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Deadlines;

/// <summary>A year of the calendar is loaded (P10): previewed, approved by another person, and every deadline moves with its alarm and tasks.</summary>
public sealed class CalendarChangeTests
{
    private static readonly object Emergency = new
    {
        year = 2026,
        source = "本地防汛应急通知",
        version = "1",
        holidays = new[] { new { date = "2026-05-06", name = "防汛停工" }, new { date = "2026-05-07", name = "防汛停工" } },
        makeUpWorkdays = Array.Empty<object>(),
    };

    [Fact] // filed on 2026-04-28: three days end on 05-01, a holiday until 05-05, so on Wednesday 05-06; with 05-06 and 05-07 free on Friday 05-08
    public async Task Approve_TwoMoreDaysOff_MovesTheNoticeItsTaskAndItsAlarm()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        (await NoticeAsync(court, id)).Should().Be("running 2026-05-06");
        var change = await ProposeAsync(court, Emergency);

        var move = (await court.ListAsync("tongbai.director", $"/api/calendars/changes/{change}/moves")).Single(m => m.GetProperty("node").GetString() == "enforcement-notice");
        (move.GetProperty("fromDay").GetString(), move.GetProperty("toDay").GetString()).Should().Be(("2026-05-06", "2026-05-08"));
        (await NoticeAsync(court, id)).Should().Be("running 2026-05-06", "a preview changes nothing");
        (await DecideAsync(court, "tongbai.director", change, "approve")).StatusCode.Should().Be(HttpStatusCode.OK);
        await Until.TrueAsync(async () => await NoticeAsync(court, id) == "running 2026-05-08");
        await Until.TrueAsync(async () => (await court.ListAsync("tongbai.director", $"/api/calendars/changes/{change}/moves")).Count == 0);

        (await court.TaskAsync(id, "送达执行通知等文书")).GetProperty("dueOn").GetString().Should().Be("2026-05-08");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Should().Contain(entry => entry.GetProperty("kind").GetString() == "deadline-recomputed");
        await court.MoveClockAsync("2026-05-08T23:00:00+08:00");
        (await NoticeAsync(court, id)).Should().Be("running 2026-05-08");
        await court.MoveClockAsync("2026-05-09T00:00:00+08:00");
        (await NoticeAsync(court, id)).Should().Be("overdue 2026-05-08");
    }

    [Fact] // a node may compute by the calendar it knew until it has read the approved one
    public async Task Approve_WhileANodeStillComputesByTheOldCalendar_IsPutRightByTheSecondLook()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var change = await ProposeAsync(court, Emergency);
        (await DecideAsync(court, "tongbai.director", change, "approve")).StatusCode.Should().Be(HttpStatusCode.OK);
        await using var scope = court.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        await Until.TrueAsync(async () => await db.CalendarChanges.AnyAsync(c => c.LooksAgain));

        await db.Database.ExecuteSqlAsync($"UPDATE deadlines SET due_on = '2026-05-06', due_at = '2026-05-07 00:00+08', calendar_version = 'the one before' WHERE node = 'enforcement-notice'");
        await db.Database.ExecuteSqlAsync($"UPDATE calendar_changes SET lease_until = NULL"); // instead of waiting for half a minute
        await Until.TrueAsync(async () => (await court.ListAsync("tongbai.director", "/api/calendars/changes"))[0].GetProperty("state").GetString() == "finished");

        (await NoticeAsync(court, id)).Should().Be("running 2026-05-08");
    }

    [Fact]
    public async Task Approve_ByWhoeverProposedIt_OrOfAnotherCourt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var change = await ProposeAsync(court, Emergency);

        (await DecideAsync(court, "tongbai.admin", change, "approve")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await DecideAsync(court, "wolong.director", change, "approve")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await DecideAsync(court, "tongbai.admin", change, "withdraw")).StatusCode.Should().Be(HttpStatusCode.OK);
        using var late = await DecideAsync(court, "tongbai.director", change, "approve");

        (late.StatusCode, await late.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "change.decided"));
    }

    [Fact]
    public async Task Propose_WrongDays_NamesEachAndKeepsNothing()
    {
        await using var court = await CourtHouse.OpenAsync();

        using var response = await (await court.AsAsync("tongbai.admin")).PostAsJsonAsync("/api/calendars/changes", new
        {
            level = "national",
            calendar = new { year = 2027, source = "通知", version = "1", holidays = new[] { new { date = "2028-01-01", name = "元旦" } }, makeUpWorkdays = "none" },
        });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.ReadJsonAsync()).GetProperty("errors").GetArrayLength().Should().Be(2);
        (await court.ListAsync("tongbai.admin", "/api/calendars/changes")).Should().BeEmpty();
    }

    private static async Task<Guid> ProposeAsync(CourtHouse court, object calendar)
    {
        using var response = await (await court.AsAsync("tongbai.admin")).PostAsJsonAsync("/api/calendars/changes", new { level = "emergency", calendar });
        response.StatusCode.Should().Be(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<HttpResponseMessage> DecideAsync(CourtHouse court, string userName, Guid change, string decision) =>
        await (await court.AsAsync(userName)).PostAsync(new Uri($"/api/calendars/changes/{change}/{decision}", UriKind.Relative), null);

    private static async Task<string> NoticeAsync(CourtHouse court, Guid id)
    {
        JsonElement notice = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "enforcement-notice");
        return $"{notice.GetProperty("state").GetString()} {notice.GetProperty("dueOn").GetString()}";
    }
}
