using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Cases;
using FluentAssertions;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Staff;

/// <summary>代班: from day to day one person does another's work, in both names.</summary>
public sealed class SubstitutionTests
{
    [Fact]
    public async Task Substitute_OfTheApprover_ApprovesInBothNames()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, task) = await ApprovalAsync(court);
        await RecordAsync(court, "director", "judge2");
        var substitute = await court.App.SignedInAsAsync("tongbai.judge2");
        var (director, judge) = (await court.IdOfAsync("tongbai.director"), await court.IdOfAsync("tongbai.judge2"));

        (await TasksAsync(substitute)).Should().Contain(task);
        var claimed = await ActAsync(substitute, task, "claim");
        var done = await ActAsync(substitute, task, "complete", new { outcome = "approve" });

        (Text(claimed.Body, "assignee"), Text(claimed.Body, "actingFor")).Should().Be((judge, director));
        (done.Status, Text(done.Body, "doneBy"), Text(done.Body, "actingFor"), Text(done.Body, "actingForName")).Should().Be(
            (HttpStatusCode.OK, judge, director, (await court.ListAsync("tongbai.director", "/api/staff?role=director"))[0].GetProperty("name").GetString()));
        var vote = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/approvals")).Should().ContainSingle().Subject;
        (Text(vote, "by"), Text(vote, "actingFor")).Should().Be((judge, director));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Where(entry => Text(entry, "kind") is "task-claimed" or "task-completed" or "approval-signed")
            .Should().HaveCount(3).And.OnlyContain(entry => Text(entry, "text")!.Contains("（代", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Substitute_WhoIsTheApplicant_MayNotApproveForAnother()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, task) = await ApprovalAsync(court); // judge1's
        await RecordAsync(court, "director", "judge1");
        var substitute = await court.App.SignedInAsAsync("tongbai.judge1");

        (await TasksAsync(substitute)).Should().NotContain(task);
        (await ActAsync(substitute, task, "claim")).Code.Should().Be("approval.same-person", "of two persons neither may be excluded");
        await OkAsync(await court.ActAsync("tongbai.director", task, "claim"));
        (await ActAsync(substitute, task, "complete", new { outcome = "approve" })).Code.Should().Be("approval.same-person");
    }

    [Fact]
    public async Task Substitute_OfWhoHasTheTask_CompletesItWhileItLasts()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, held) = await ApprovalAsync(court);
        var (_, offered) = await ApprovalAsync(court, 102);
        await OkAsync(await court.ActAsync("tongbai.director", held, "claim"));
        await RecordAsync(court, "director", "judge2", "2026-04-28", "2026-04-29");
        await court.MoveClockAsync("2026-04-29T23:00:00+08:00");
        var substitute = await court.App.SignedInAsAsync("tongbai.judge2");

        (await ActAsync(substitute, held, "complete", new { outcome = "approve" })).Status.Should().Be(HttpStatusCode.OK);
        (await ActAsync(substitute, offered, "claim")).Status.Should().Be(HttpStatusCode.OK);
        await court.MoveClockAsync("2026-04-30T00:00:00+08:00");

        var late = await court.App.SignedInAsAsync("tongbai.judge2");
        (await ActAsync(late, offered, "complete", new { outcome = "approve" })).Code.Should().Be("substitution.over");
        (await TasksAsync(late)).Should().BeEmpty();
        (await ActAsync(late, offered, "release")).Status.Should().Be(HttpStatusCode.OK);
        (await ActAsync(late, offered, "claim")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task View_OfASubstitute_HoldsWhatTheOtherHasAndCouldClaim()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        var (first, second, third) = (await engine.FileAsync(), await engine.FileAsync(), await engine.FileAsync());
        await OfferAsync(engine, first, "judge", assignee: await engine.UserAsync("auction-officer"));
        await OfferAsync(engine, second, "auction-officer");
        await OfferAsync(engine, third, "listing-officer");
        await RecordAsync(court, "auction-officer", "judge2");
        var substitute = await court.App.SignedInAsAsync("tongbai.judge2");

        (await ListAsync(substitute, "/api/tasks?view=substituted")).Select(row => Text(row, "caseNumber")).Should().BeEquivalentTo(first.Number.ToString(), second.Number.ToString());
        (await ListAsync(substitute, "/api/tasks?view=substituted&state=open")).Select(row => Text(row, "caseNumber")).Should().Equal(second.Number.ToString());
        (await ListAsync(substitute, $"/api/tasks?view=substituted&caseId={first.Id}")).Should().ContainSingle();
        (await ListAsync(substitute, "/api/tasks?view=substituted&role=listing-officer")).Should().BeEmpty();
        using var counts = await substitute.GetAsync(new Uri("/api/tasks/counts", UriKind.Relative));
        (await counts.ReadJsonAsync()).GetProperty("substituted").GetInt32().Should().Be(2);
        (await substitute.GetAsync(new Uri($"/api/cases/{first.Id}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK, "he needs the case to work on it");
        (await substitute.GetAsync(new Uri($"/api/cases/{third.Id}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var me = await substitute.GetAsync(new Uri("/api/auth/me", UriKind.Relative));
        Text((await me.ReadJsonAsync()).GetProperty("substituted")[0], "id").Should().Be(await engine.UserAsync("auction-officer"));
        using var others = await (await court.App.SignedInAsAsync("tongbai.judge3")).GetAsync(new Uri("/api/tasks/counts", UriKind.Relative));
        (await others.ReadJsonAsync()).GetProperty("substituted").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Substitution_OfASubstitute_DoesNotPassOn()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, task) = await ApprovalAsync(court);
        await RecordAsync(court, "director", "judge2");
        await RecordAsync(court, "judge2", "judge3");
        var third = await court.App.SignedInAsAsync("tongbai.judge3");

        (await TasksAsync(third)).Should().NotContain(task);
        (await ActAsync(third, task, "claim")).Status.Should().Be(HttpStatusCode.NotFound);
        var second = await court.App.SignedInAsAsync("tongbai.judge2");
        (await ActAsync(second, task, "claim")).Status.Should().Be(HttpStatusCode.OK);

        (await TasksAsync(third)).Should().NotContain(task);
        (await ActAsync(third, task, "complete", new { outcome = "approve" })).Status.Should().Be(HttpStatusCode.NotFound);
        (await ActAsync(second, task, "delegate", new { userId = await court.IdOfAsync("tongbai.judge3") })).Code.Should().Be("task.acting");
    }

    [Fact]
    public async Task Record_ByEachForHimselfAndByTheLeaderForAll_IsKeptApartAndOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (judge2, judge3) = (await court.IdOfAsync("tongbai.judge2"), await court.IdOfAsync("tongbai.judge3"));

        (await PostAsync(court, "judge2", new { substituteId = judge3, from = "2026-05-06", until = "2026-05-08", reason = "休假" })).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync(court, "judge1", new { userId = judge2, substituteId = judge3, from = "2026-06-01", until = "2026-06-02", reason = "休假" })).Status.Should().Be(HttpStatusCode.Forbidden);
        foreach (var (by, body, code) in new (string, object, string?)[]
        {
            ("director", new { userId = judge2, substituteId = judge3, from = "2026-05-08", until = "2026-05-12", reason = "出差" }, "substitution.overlaps"),
            ("judge3", new { substituteId = judge2, from = "2026-05-07", until = "2026-05-07", reason = "出差" }, "substitution.away"),
            ("judge3", new { substituteId = judge3, from = "2026-05-09", until = "2026-05-09", reason = "出差" }, "substitution.self"),
            ("judge3", new { substituteId = judge2, from = "2026-04-27", until = "2026-05-01", reason = "出差" }, "substitution.days"),
            ("judge3", new { substituteId = judge2, from = "2026-05-10", until = "2026-05-09", reason = "出差" }, "substitution.days"),
            ("director", new { userId = judge2, substituteId = judge3, from = "2026-05-09", until = "2026-05-12", reason = "出差" }, null),
            ("admin", new { userId = judge3, substituteId = judge2, from = "2026-06-09", until = "2026-06-12", reason = "出差" }, null),
            ("judge3", new { substituteId = Guid.NewGuid(), from = "2026-07-09", until = "2026-07-12", reason = "出差" }, "request.invalid"),
        })
            (await PostAsync(court, by, body)).Code.Should().Be(code, $"{by} {body}");

        (await court.ListAsync("tongbai.director", "/api/substitutions")).Select(row => $"{Text(row, "from")} {Text(row, "until")} {row.GetProperty("inForce").GetBoolean()}")
            .Should().Equal("2026-06-09 2026-06-12 False", "2026-05-09 2026-05-12 False", "2026-05-06 2026-05-08 False");
        (await court.ListAsync("tongbai.judge1", "/api/substitutions")).Should().BeEmpty();
        (await court.ListAsync("wolong.director", "/api/substitutions")).Should().BeEmpty();
        (await court.ListAsync("tongbai.admin", "/api/audit?kind=operator")).Count(row => Text(row, "what") == "substitution-recorded").Should().Be(3);
    }

    [Fact]
    public async Task End_ByWhoseWorkItIs_IsAtOnceAndOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, task) = await ApprovalAsync(court);
        var row = await RecordAsync(court, "director", "judge2");
        var end = $"/api/substitutions/{row.GetProperty("id").GetGuid()}/end";
        var substitute = await court.App.SignedInAsAsync("tongbai.judge2");
        (await TasksAsync(substitute)).Should().Contain(task);

        (await substitute.PostAsJsonAsync(end, new { })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await (await court.AsAsync("wolong.director")).PostAsJsonAsync(end, new { })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var ended = await (await court.AsAsync("tongbai.director")).PostAsJsonAsync(end, new { });
        using var again = await (await court.AsAsync("tongbai.director")).PostAsJsonAsync(end, new { });

        (ended.StatusCode, await again.ReadCodeAsync()).Should().Be((HttpStatusCode.OK, "substitution.over"));
        (await ended.ReadJsonAsync()).GetProperty("inForce").GetBoolean().Should().BeFalse();
        (await ActAsync(substitute, task, "claim")).Code.Should().Be("substitution.over", "what the host still remembers of him does not count");
    }

    /// <summary>An extension that the handler asks for, offered to the director.</summary>
    private static async Task<(Guid Case, Guid Task)> ApprovalAsync(CourtHouse court, int sequence = 101)
    {
        var id = await court.FileAsync(Filing.First(sequence));
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        var task = (await court.ListAsync("tongbai.director", $"/api/tasks?view=available&approval=true&caseId={id}")).Single();
        return (id, task.GetProperty("id").GetGuid());
    }

    private static Task<Guid> OfferAsync(CourtEngine engine, EnforcementCase about, string role, string? assignee = null) => engine.RunAsync(
        about, "director", Do("Court.HumanTask", ("taskName", "核对"), ("role", role), ("assignee", assignee), ("outcomes", new[] { "done" })));

    private static async Task<JsonElement> RecordAsync(CourtHouse court, string principal, string substitute, string from = "2026-04-28", string until = "2026-05-10")
    {
        var body = new { userId = await court.IdOfAsync($"tongbai.{principal}"), substituteId = await court.IdOfAsync($"tongbai.{substitute}"), from, until, reason = "休假" };
        return await OkAsync(await (await court.AsAsync("tongbai.director")).PostAsJsonAsync("/api/substitutions", body));
    }

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(CourtHouse court, string by, object body)
    {
        using var answer = await (await court.AsAsync($"tongbai.{by}")).PostAsJsonAsync("/api/substitutions", body);
        return (answer.StatusCode, await answer.ReadCodeAsync());
    }

    private static async Task<(HttpStatusCode Status, string? Code, JsonElement Body)> ActAsync(HttpClient client, Guid task, string act, object? body = null)
    {
        using var answer = await client.PostAsJsonAsync($"/api/tasks/{task}/{act}", body ?? new { });
        var content = await answer.ReadJsonAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : Text(content, "code"), content);
    }

    private static async Task<IReadOnlyList<Guid>> TasksAsync(HttpClient client) =>
        [.. (await ListAsync(client, "/api/tasks?view=substituted&limit=200")).Select(row => row.GetProperty("id").GetGuid())];

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(HttpClient client, string path) =>
        [.. (await OkAsync(await client.GetAsync(new Uri(path, UriKind.Relative)))).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            return await answer.ReadJsonAsync();
        }
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
