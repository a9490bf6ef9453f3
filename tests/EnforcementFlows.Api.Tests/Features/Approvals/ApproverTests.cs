using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Approvals;

/// <summary>An approval is an office's: who is handed the task does not come into the office by it.</summary>
[Collection(SharedApp.Name)]
public sealed class ApproverTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task Approve_HandedOnToSomebodyWithoutTheOffice_IsRefusedUntilItIsBack()
    {
        var task = await FirstApprovalAsync();
        (await ActAsync("director", task, "claim")).Status.Should().Be(HttpStatusCode.OK);
        (await ActAsync("director", task, "delegate", new { userId = await _engine.UserAsync("clerk1") })).Status.Should().Be(HttpStatusCode.OK);

        (await ActAsync("clerk1", task, "complete", new { outcome = "approve" })).Should().Be((HttpStatusCode.Conflict, "approval.not-in-office"));
        (await VotesAsync(task)).Should().Be(0);

        (await ActAsync("director", task, "return")).Status.Should().Be(HttpStatusCode.OK);
        (await ActAsync("director", task, "complete", new { outcome = "approve" })).Status.Should().Be(HttpStatusCode.OK);
        (await VotesAsync(task)).Should().Be(1);
    }

    [Fact]
    public async Task Approve_AssignedToSomebodyWithoutTheOffice_IsRefused()
    {
        var task = await FirstApprovalAsync();
        (await ActAsync("centre-head", task, "assign", new { userId = await _engine.UserAsync("judge2") })).Status.Should().Be(HttpStatusCode.OK);

        (await ActAsync("judge2", task, "complete", new { outcome = "approve" })).Should().Be((HttpStatusCode.Conflict, "approval.not-in-office"));
    }

    /// <summary>The director's task of an extension that the handler asks for.</summary>
    private async Task<Guid> FirstApprovalAsync()
    {
        var about = await _engine.FileAsync();
        var judge = await app.SignedInAsAsync("tongbai.judge1");
        using var answer = await judge.PostAsJsonAsync(
            $"/api/cases/{about.Id}/requests/extension", new { reason = "案情复杂", data = new { newEnd = "2026-12-02", reason = "案情复杂" } });
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return (await answer.ReadJsonAsync()).GetProperty("taskIds")[0].GetGuid();
    }

    private async Task<int> VotesAsync(Guid task)
    {
        await using var db = _engine.NewContext();
        var request = Guid.Parse((await db.HumanTasks.Where(t => t.Id == task).Select(t => t.SubjectId).SingleAsync())!);
        return await db.Approvals.CountAsync(a => a.RequestId == request);
    }

    private async Task<(HttpStatusCode Status, string? Code)> ActAsync(string account, Guid task, string act, object? body = null)
    {
        using var answer = await (await app.SignedInAsAsync($"tongbai.{account}")).PostAsJsonAsync($"/api/tasks/{task}/{act}", body ?? new { });
        return (answer.StatusCode, await answer.ReadCodeAsync());
    }
}
