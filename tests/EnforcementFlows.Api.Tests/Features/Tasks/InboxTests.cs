using System.Globalization;
using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Tasks;

/// <summary>What the inbox shows of a task, in which views, and what it can be narrowed to.</summary>
public sealed class InboxTests
{
    private static readonly object Intake = new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true };

    [Fact]
    public async Task Row_OfATask_ShowsTheCaseItsLimitsAndWhoHasIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await ClaimAsync(court, id, "tongbai.centre-head", "核收立案材料");
        var deadlines = await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines");

        var row = (await court.ListAsync("tongbai.centre-head", "/api/tasks?view=mine")).Single(t => Text(t, "name") == "核收立案材料");

        (Text(row, "cause"), Text(row, "applicant"), Text(row, "debtor")).Should().Be(("民间借贷纠纷", "申某某", "被某某"));
        Text(row, "assigneeName").Should().NotBeNullOrEmpty();
        Text(row, "ownerName").Should().BeNull();
        var deadline = deadlines.Single(d => Text(d, "id") == Text(row, "deadlineId"));
        foreach (var date in new[] { "courtDueAt", "statutoryDueAt", "dueAt" })
            Text(row, date).Should().Be(Text(deadline, date), date);
        (row.GetProperty("paused").GetBoolean(), row.GetProperty("provisional").GetBoolean()).Should().Be((false, false));
    }

    [Fact]
    public async Task HandedOn_TheOwnerSeesItUnderDelegatedAndTheOtherDoesTheWork()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = await ClaimAsync(court, id, "tongbai.centre-head", "核收立案材料");
        var clerk = Text(await (await (await court.AsAsync("tongbai.clerk1")).GetAsync(new Uri("/api/auth/me", UriKind.Relative))).ReadJsonAsync(), "id");
        (await court.ActAsync("tongbai.centre-head", task, "delegate", new { userId = clerk })).EnsureSuccessStatusCode();

        var row = (await court.ListAsync("tongbai.centre-head", "/api/tasks?view=delegated")).Should().ContainSingle().Subject;

        (row.GetProperty("id").GetGuid(), Text(row, "assignee"), Text(row, "state")).Should().Be((task, clerk, "delegated"));
        Text(row, "ownerName").Should().NotBe(Text(row, "assigneeName")).And.NotBeNullOrEmpty();
        (await court.ListAsync("tongbai.clerk1", "/api/tasks?view=delegated")).Should().BeEmpty();
        (await court.ListAsync("tongbai.clerk1", "/api/tasks?view=mine")).Select(Id).Should().Equal(task);
        (await court.ListAsync("tongbai.director", "/api/tasks?view=team&state=delegated")).Select(Id).Should().Equal(task);
    }

    [Fact]
    public async Task Team_NarrowedDown_IsWhatTheWholeListHasOfIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.FileAsync(Filing.First(102));
        var taken = await ClaimAsync(court, id, "tongbai.centre-head", "核收立案材料");
        await court.MoveClockAsync("2026-05-06T10:00:00+08:00");
        var all = await court.ListAsync("tongbai.director", "/api/tasks?view=team&limit=200");
        var head = Text(all.Single(t => Id(t) == taken), "assignee");
        var dueAt = all.Select(t => t.GetProperty("dueAt")).Where(due => due.ValueKind == JsonValueKind.String).Select(due => due.GetDateTimeOffset()).Order().Skip(1).First();
        var instant = Uri.EscapeDataString(dueAt.ToString("O", CultureInfo.InvariantCulture));

        await Is("state=open", t => Text(t, "state") == "open");
        await Is("state=claimed", t => Text(t, "state") == "claimed");
        await Is($"assignee={head}", t => Text(t, "assignee") == head);
        await Is("role=query-officer", t => Text(t, "role")!.Split(',').Contains("query-officer"));
        await Is("role=query-officer&state=open", t => Text(t, "role")!.Split(',').Contains("query-officer") && Text(t, "state") == "open");
        await Is($"caseId={id}", t => Text(t, "caseId") == id.ToString("D"));
        await Is($"caseNumber={Uri.EscapeDataString("(2026)豫1330执102号")}", t => Text(t, "caseNumber")!.Contains("执102", StringComparison.Ordinal));
        await Is($"dueBy={instant}", t => Due(t) <= dueAt);
        await Is($"dueFrom={instant}", t => Due(t) > dueAt);
        (await court.ListAsync("tongbai.director", $"/api/tasks?view=team&caseNumber={Uri.EscapeDataString("(2026)豫1330执999号")}")).Should().BeEmpty();

        async Task Is(string filter, Func<JsonElement, bool> wanted)
        {
            var expected = all.Where(wanted).Select(Id).ToList();
            expected.Should().NotBeEmpty(filter).And.HaveCountLessThan(all.Count, filter);
            (await court.ListAsync("tongbai.director", $"/api/tasks?view=team&limit=200&{filter}")).Select(Id).Should().Equal(expected, filter);
        }

        static DateTimeOffset? Due(JsonElement task) => task.GetProperty("dueAt") is { ValueKind: JsonValueKind.String } due ? due.GetDateTimeOffset() : null;
    }

    [Fact]
    public async Task Counts_AreThoseOfTheLists()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await ClaimAsync(court, id, "tongbai.centre-head", "核收立案材料");
        await court.MoveClockAsync("2026-05-06T10:00:00+08:00");

        foreach (var user in new[] { "tongbai.centre-head", "tongbai.director", "tongbai.clerk1" })
        {
            using var answer = await (await court.AsAsync(user)).GetAsync(new Uri("/api/tasks/counts", UriKind.Relative));
            var counts = await answer.ReadJsonAsync();
            foreach (var (name, list) in new[]
            {
                ("mine", "/api/tasks?view=mine"), ("available", "/api/tasks?view=available"), ("delegated", "/api/tasks?view=delegated"), ("overdue", "/api/tasks?view=mine&overdue=true"),
                ("dueToday", "/api/tasks?view=mine&overdue=false&dueBy=2026-05-06T16:00:00Z"), ("alerts", "/api/alerts?view=mine&acknowledged=false"),
            })
                counts.GetProperty(name).GetInt32().Should().Be((await court.ListAsync(user, $"{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}limit=200")).Count, $"{user} {name}");
            if (user == "tongbai.clerk1")
                counts.GetProperty("team").ValueKind.Should().Be(JsonValueKind.Null);
            else
                counts.GetProperty("team").GetInt32().Should().Be((await court.ListAsync(user, "/api/tasks?view=team&limit=200")).Count);
        }
    }

    [Fact]
    public async Task Team_AskedForByAClerk_IsRefusedAndNothingOfAnotherCourtIsCounted()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.CompleteAsync("tongbai.centre-head", id, "核收立案材料", Intake);

        using var refused = await (await court.AsAsync("tongbai.clerk1")).GetAsync(new Uri("/api/tasks?view=team&state=open", UriKind.Relative));
        using var counted = await (await court.AsAsync("wolong.director")).GetAsync(new Uri("/api/tasks/counts", UriKind.Relative));
        var number = Uri.EscapeDataString("(2026)豫1330执101号");

        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await counted.ReadJsonAsync()).GetProperty("team").GetInt32().Should().Be(0);
        (await court.ListAsync("wolong.director", $"/api/tasks?view=team&caseNumber={number}")).Should().BeEmpty();
    }

    private static async Task<Guid> ClaimAsync(CourtHouse court, Guid caseId, string user, string name)
    {
        var task = Id(await court.TaskAsync(caseId, name));
        (await court.ActAsync(user, task, "claim")).EnsureSuccessStatusCode();
        return task;
    }

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
