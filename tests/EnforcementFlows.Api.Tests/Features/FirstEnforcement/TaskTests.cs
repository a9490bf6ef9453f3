using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

public sealed class TaskTests
{
    private static readonly object Intake = new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true };

    [Fact]
    public async Task Claim_FiftyAtOnce_ExactlyOneGetsItAndTheOthersSeeWhoHasIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        await court.AsAsync("tongbai.clerk1");
        await court.AsAsync("tongbai.clerk2");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => court.ActAsync($"tongbai.clerk{1 + (i % 2)}", task, "claim")));

        var won = await answers.Should().ContainSingle(a => a.StatusCode == HttpStatusCode.OK).Subject.ReadJsonAsync();
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).Should().Be(49);
        (await court.TaskAsync(id, "核收立案材料")).GetProperty("assigneeName").GetString().Should().Be(won.GetProperty("assigneeName").GetString()).And.NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Complete_WithoutTheFormsFields_NamesEachAndTheTaskStays()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        await court.ActAsync("tongbai.centre-head", task, "claim");

        using var answer = await court.ActAsync("tongbai.centre-head", task, "complete", new { outcome = "done", form = new { } });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ReadJsonAsync()).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString())
            .Should().BeEquivalentTo("form.receivedAt", "form.materialsComplete");
        (await court.TaskAsync(id, "核收立案材料")).GetProperty("state").GetString().Should().Be("claimed");
    }

    [Fact]
    public async Task Complete_SentTwiceWithOneKey_AnswersTwiceAndHappensOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        await court.ActAsync("tongbai.centre-head", task, "claim");
        var head = await court.AsAsync("tongbai.centre-head");

        var first = await Send("intake-1", Intake);
        var second = await Send("intake-1", Intake);
        var other = await Send("intake-1", new { receivedAt = "2026-04-28T09:31:00+08:00", materialsComplete = true });
        var late = await Send("intake-2", Intake);

        (first.StatusCode, second.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        (other.StatusCode, await other.ReadCodeAsync()).Should().Be((HttpStatusCode.UnprocessableEntity, "idempotency-key.reused"));
        (late.StatusCode, await late.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "task.closed"));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline"))
            .Count(e => e.GetProperty("kind").GetString() == "task-completed").Should().Be(1);

        async Task<HttpResponseMessage> Send(string key, object form)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task}/complete") { Content = JsonContent.Create(new { outcome = "done", form }) };
            request.Headers.Add("Idempotency-Key", key);
            return await head.SendAsync(request);
        }
    }

    [Fact]
    public async Task Complete_WithAllThatMayBeSaid_TheTimelineKeepsEveryWord()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        var (urging, comment) = (new string('催', 2000), new string('注', 4000));

        using var urged = await court.ActAsync("tongbai.director", task, "urge", new { text = urging });
        await court.CompleteAsync("tongbai.centre-head", id, "核收立案材料", Intake, comment: comment);

        urged.StatusCode.Should().Be(HttpStatusCode.OK);
        var texts = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Select(e => e.GetProperty("text").GetString()!).ToList();
        texts.Should().ContainSingle(text => text.EndsWith(urging, StringComparison.Ordinal)).And.ContainSingle(text => text.EndsWith(comment, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Claim_ByAnotherRole_IsForbiddenAndTheInboxDoesNotShowIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "办理总对总")).GetProperty("id").GetGuid();

        using var claim = await court.ActAsync("tongbai.director", task, "claim");
        using var unseen = await court.ActAsync("tongbai.judge2", task, "claim");

        claim.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        unseen.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await court.ListAsync("tongbai.judge2", "/api/tasks?view=available")).Should().BeEmpty();
        (await court.ListAsync("tongbai.query-officer", "/api/tasks?view=available")).Select(t => t.GetProperty("name").GetString())
            .Should().BeEquivalentTo("办理总对总网络查询", "办理点对点网络查询");
    }
}
