using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Tasks;

/// <summary>Several tasks at once (批量签收、批量签批): each stands for itself.</summary>
public sealed class BatchTests
{
    private static readonly object Intake = new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true };

    [Fact]
    public async Task Claim_OfSeveral_TakesThoseThatItMayAndSaysWhyNotOfTheOthers()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (free, taken) = (await IntakeAsync(court, 101), await IntakeAsync(court, 102));
        var unseen = (await court.TaskAsync(await court.FileAsync(Filing.First(103)), "办理总对总")).GetProperty("id").GetGuid(); // the query officer's
        (await court.ActAsync("tongbai.centre-head", taken, "claim")).EnsureSuccessStatusCode();

        var rows = await PostAsync(court, "tongbai.clerk1", "claim", new { taskIds = new[] { taken, free, unseen, Guid.NewGuid(), free } });

        rows.Select(Id).Take(3).Should().Equal(taken, free, unseen);
        rows.Select(Code).Should().Equal("task.already-claimed", null, "resource.not-found", "resource.not-found");
        rows[1].GetProperty("task").GetProperty("state").GetString().Should().Be("claimed");
        rows[0].GetProperty("problem").GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        (await court.ListAsync("tongbai.clerk1", "/api/tasks?view=mine")).Select(Id).Should().Equal(free);
        (await court.ListAsync("tongbai.admin", "/api/refused-acts")).Select(act => act.GetProperty("code").GetString()).Should().Equal("task.already-claimed");
    }

    [Fact]
    public async Task Complete_OfSeveral_FinishesEachByItself()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (first, second, unclaimed) = (await IntakeAsync(court, 101), await IntakeAsync(court, 102), await IntakeAsync(court, 103));
        await PostAsync(court, "tongbai.centre-head", "claim", new { taskIds = new[] { first, second } });

        var rows = await PostAsync(
            court, "tongbai.centre-head", "complete",
            new { tasks = new[] { new { id = first, version = 2 }, new { id = unclaimed, version = 1 }, new { id = second, version = 1 } }, outcome = "done", form = Intake });

        rows.Select(row => (Id(row), Code(row))).Should().Equal((first, null), (unclaimed, "task.not-claimed"), (second, "task.stale"));
        rows[0].GetProperty("task").GetProperty("outcome").GetString().Should().Be("done");
        (await court.ListAsync("tongbai.centre-head", "/api/tasks?view=done")).Select(Id).Should().Equal(first);
    }

    [Fact]
    public async Task Complete_SentTwiceWithOneKey_HappensOnceForEach()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (first, second) = (await IntakeAsync(court, 101), await IntakeAsync(court, 102));
        await PostAsync(court, "tongbai.centre-head", "claim", new { taskIds = new[] { first, second } });
        var body = new { tasks = new[] { new { id = first }, new { id = second } }, outcome = "done", form = Intake };

        var once = await PostAsync(court, "tongbai.centre-head", "complete", body, "batch-1");
        var again = await PostAsync(court, "tongbai.centre-head", "complete", body, "batch-1");
        var other = await PostAsync(court, "tongbai.centre-head", "complete", body, "batch-2");

        once.Concat(again).Should().OnlyContain(row => Code(row) == null);
        other.Select(Code).Should().Equal("task.closed", "task.closed");
    }

    [Fact] // C-16: whoever asked does not approve, in a batch either
    public async Task Approve_InABatch_WhatOneHasAskedForOneself_IsRefusedAndTheRestIsApproved()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (theirs, own) = (await court.FileAsync(Filing.First(101)), await court.FileAsync(Filing.First(102)));
        await court.RequestAsync("tongbai.judge1", theirs, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        await court.RequestAsync("tongbai.director", own, "handler-change", new { newHandler = "judge2", reason = "回避" });
        var approvable = (await court.TaskAsync(theirs, "审批延长办案期限")).GetProperty("id").GetGuid();
        var forbidden = (await court.TaskAsync(own, "审批变更承办人")).GetProperty("id").GetGuid();

        var claimed = await PostAsync(court, "tongbai.director", "claim", new { taskIds = new[] { forbidden, approvable } });
        var approved = await PostAsync(court, "tongbai.director", "complete", new { tasks = new[] { new { id = forbidden }, new { id = approvable } }, outcome = "approve" });

        claimed.Select(Code).Should().Equal("auth.forbidden", null);
        approved.Select(Code).Should().Equal("task.not-claimed", null);
    }

    [Fact]
    public async Task Batch_OfAnotherCourt_FindsNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var task = await IntakeAsync(court, 101);

        (await PostAsync(court, "wolong.director", "claim", new { taskIds = new[] { task } })).Select(Code).Should().Equal("resource.not-found");
        (await PostAsync(court, "wolong.director", "complete", new { tasks = new[] { new { id = task } }, outcome = "done" })).Select(Code).Should().Equal("resource.not-found");
        (await court.TaskAsync(Guid.Parse((await court.ListAsync("tongbai.director", "/api/cases"))[0].GetProperty("id").GetString()!), "核收")).GetProperty("state").GetString().Should().Be("open");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Claim_OfNoneOrTooMany_IsRefusedAsAWhole(int count)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await (await court.AsAsync("tongbai.clerk1")).PostAsJsonAsync("/api/tasks/claim", new { taskIds = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()) });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<Guid> IntakeAsync(CourtHouse court, int sequence) =>
        Id(await court.TaskAsync(await court.FileAsync(Filing.First(sequence)), "核收立案材料"));

    private static async Task<List<JsonElement>> PostAsync(CourtHouse court, string user, string act, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{act}") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await (await court.AsAsync(user)).SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.ReadJsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private static string? Code(JsonElement row) => row.GetProperty("problem") is { ValueKind: JsonValueKind.Object } problem ? problem.GetProperty("code").GetString() : null;
}
