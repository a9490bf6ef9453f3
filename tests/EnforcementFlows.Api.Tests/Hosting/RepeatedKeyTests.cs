using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>An Idempotency-Key stands for one request of one person: sent again it answers as the first time, with any other request it is 422.</summary>
[Collection(SharedApp.Name)]
public sealed class RepeatedKeyTests(EnforcementApp app)
{
    private static readonly (HttpStatusCode, string?) Reused = (HttpStatusCode.UnprocessableEntity, "idempotency-key.reused");
    private readonly CourtEngine _engine = new(app);
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Event_KeyOfOtherDataTypeOrAct_IsRefused()
    {
        var about = await _engine.FileAsync();
        var events = $"/api/cases/{about.Id}/events";

        (await SendAsync(events, Event("clue.received", "甲"))).Should().Be((HttpStatusCode.OK, null));
        (await SendAsync(events, Event("clue.received", "甲"))).Should().Be((HttpStatusCode.OK, null));
        (await SendAsync(events, Event("clue.received", "乙"))).Should().Be(Reused);
        (await SendAsync(events, Event("performance.reported", "甲"))).Should().Be(Reused);
        (await SendAsync($"/api/cases/{about.Id}/requests/extension", Request("甲"))).Should().Be(Reused);

        await using var db = _engine.NewContext();
        (await db.Timeline.CountAsync(e => e.CaseId == about.Id && e.Actor != null)).Should().Be(1);
    }

    [Fact]
    public async Task Request_KeyOfAnotherReason_IsRefused()
    {
        var about = await _engine.FileAsync();
        var requests = $"/api/cases/{about.Id}/requests/extension";

        (await SendAsync(requests, Request("甲"))).Should().Be((HttpStatusCode.Created, null));
        (await SendAsync(requests, Request("甲"))).Should().Be((HttpStatusCode.Created, null));
        (await SendAsync(requests, Request("乙"))).Should().Be(Reused);
        (await SendAsync($"/api/cases/{about.Id}/events", Event("clue.received", "甲"))).Should().Be(Reused);

        await using var db = _engine.NewContext();
        (await db.Requests.CountAsync(r => r.CaseId == about.Id)).Should().Be(1);
    }

    [Fact]
    public async Task ActOnATask_KeyOfAnotherText_IsRefused()
    {
        var about = await _engine.FileAsync();
        (await SendAsync($"/api/cases/{about.Id}/requests/extension", Request("甲"))).Should().Be((HttpStatusCode.Created, null));
        await using var db = _engine.NewContext();
        var correlation = about.Id.ToString("D");
        var task = await db.HumanTasks.Where(t => t.CorrelationId == correlation).Select(t => t.Id).FirstAsync();

        (await SendAsync($"/api/tasks/{task}/comment", new { text = "甲" }, "tongbai.director")).Should().Be((HttpStatusCode.OK, null));
        (await SendAsync($"/api/tasks/{task}/comment", new { text = "甲" }, "tongbai.director")).Should().Be((HttpStatusCode.OK, null));
        (await SendAsync($"/api/tasks/{task}/comment", new { text = "乙" }, "tongbai.director")).Should().Be(Reused);
        (await SendAsync($"/api/tasks/{task}/urge", new { text = "甲" }, "tongbai.director")).Should().Be(Reused);

        (await db.Timeline.CountAsync(e => e.CaseId == about.Id && e.Kind == "task-comment")).Should().Be(1);
    }

    private object Event(string type, string from) => new { type, occurredAt = _engine.Now, data = new { from } };

    private static object Request(string reason) => new { reason, data = new { newEnd = "2026-12-02", reason = "案情复杂" } };

    private async Task<(HttpStatusCode, string?)> SendAsync(string path, object body, string userName = "tongbai.judge1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", _key);
        using var answer = await (await app.SignedInAsAsync(userName)).SendAsync(request);
        return (answer.StatusCode, await answer.ReadCodeAsync());
    }
}
