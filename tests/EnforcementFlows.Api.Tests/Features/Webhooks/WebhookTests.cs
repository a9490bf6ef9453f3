using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Webhooks;

/// <summary>Other systems are told of what happens: signed, in order, again after a failure, and from a point on when they ask for it.</summary>
public sealed class WebhookTests
{
    private const string Alert = "2026-04-30T09:00:00+08:00";

    [Fact]
    public async Task Subscriber_CaseIsFiled_HearsOfItSignedAndInTheOrderOfTheTimeline()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        var secret = (await SubscribeAsync(court, partner)).GetProperty("secret").GetString()!;

        var id = await court.FileAsync(Filing.First());
        await court.MoveClockAsync(Alert);

        var timeline = await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline?limit=200");
        Ids(partner).Should().Equal(timeline.Select(entry => entry.GetProperty("id").GetGuid()));
        Types(partner).Should().Contain(["case.filed", "deadline.started", "task.created", "deadline.alert"]);
        foreach (var received in partner.Taken)
        {
            MessageSignature.IsValid(
                secret, received.Headers[MessageSignature.IdHeader], received.Headers[MessageSignature.TimestampHeader],
                received.Headers[MessageSignature.SignatureHeader], received.Body, TimeProvider.System.GetUtcNow()).Should().BeTrue();
            MessageSignature.IsValid(
                secret, received.Headers[MessageSignature.IdHeader], received.Headers[MessageSignature.TimestampHeader],
                received.Headers[MessageSignature.SignatureHeader], [.. received.Body, 0x20], TimeProvider.System.GetUtcNow()).Should().BeFalse("the body was changed");
        }

        var filed = Bodies(partner)[0].GetProperty("data");
        (filed.GetProperty("caseId").GetGuid(), filed.GetProperty("caseNumber").GetString(), filed.GetProperty("caseType").GetString())
            .Should().Be((id, "(2026)豫1330执101号", "first-enforcement"));
    }

    [Fact]
    public async Task Subscriber_WithAFilter_HearsOnlyOfThat()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        await using var other = await Partner.OpenAsync();
        await SubscribeAsync(court, partner, new { url = partner.Address, types = new[] { "deadline.alert", "case.*" } });
        await SubscribeAsync(court, other, new { url = other.Address, caseTypes = new[] { "objection" } });

        await court.FileAsync(Filing.First());
        await court.MoveClockAsync(Alert);

        Types(partner).Distinct().Should().BeEquivalentTo("case.filed", "deadline.alert");
        other.Taken.Should().BeEmpty();
    }

    [Fact]
    public async Task Subscriber_Fails_IsToldAgainAndMeanwhileOnlyThatCaseWaits()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        var subscription = (await SubscribeAsync(court, partner, new { url = partner.Address, types = new[] { "case.filed", "deadline.started" } })).GetProperty("id").GetGuid();
        var poisoned = Guid.Empty;
        partner.Answer = received => Body(received).GetProperty("data").GetProperty("caseNumber").GetString()!.Contains("101", StringComparison.Ordinal)
            ? HttpStatusCode.InternalServerError
            : HttpStatusCode.OK;

        poisoned = await court.FileAsync(Filing.First());
        var healthy = await court.FileAsync(Filing.First(102));
        await court.MoveClockAsync("2026-04-28T10:01:00+08:00");
        Bodies(partner).Select(CaseOf).Distinct().Should().Equal(healthy);

        partner.Answer = _ => HttpStatusCode.OK;
        var system = await court.AsAsync("tongbai.filing-system");
        var failing = (await court.ListAsync("tongbai.filing-system", $"/api/webhooks/{subscription}/deliveries?undelivered=true&limit=200"))
            .Single(delivery => delivery.GetProperty("state").GetString() == "failing");
        failing.GetProperty("lastError").GetString().Should().Contain("500");
        using var retried = await system.PostAsync(new Uri($"/api/webhooks/{subscription}/deliveries/{failing.GetProperty("id").GetInt64()}/retry", UriKind.Relative), null);
        retried.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await court.MoveClockAsync("2026-04-28T10:02:00+08:00");

        Bodies(partner).Where(body => CaseOf(body) == poisoned).Select(body => body.GetProperty("type").GetString()).Should().StartWith("case.filed")
            .And.HaveCount(Bodies(partner).Count(body => CaseOf(body) == healthy));
        Ids(partner).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Replay_FromAPoint_SendsTheSameEventsWithTheSameIds()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        var subscription = (await SubscribeAsync(court, partner, new { url = partner.Address, types = new[] { "deadline.*" } })).GetProperty("id").GetGuid();
        await court.FileAsync(Filing.First());
        await court.MoveClockAsync("2026-04-29T09:00:00+08:00");
        await court.MoveClockAsync(Alert);
        var alerted = Bodies(partner).Where(body => body.GetProperty("timestamp").GetString() == Alert).Select(IdOf).ToList();
        alerted.Should().NotBeEmpty();
        partner.Taken.Clear();

        var system = await court.AsAsync("tongbai.filing-system");
        using var replay = await system.PostAsJsonAsync($"/api/webhooks/{subscription}/replay", new { from = Alert });
        (await replay.ReadJsonAsync()).GetProperty("queued").GetInt32().Should().Be(alerted.Count);
        await court.MoveClockAsync("2026-04-30T09:01:00+08:00");

        Bodies(partner).Select(IdOf).Should().BeEquivalentTo(alerted);
    }

    [Fact]
    public async Task Subscriber_AnswersThatItIsGone_IsSentNothingMore()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        var subscription = (await SubscribeAsync(court, partner)).GetProperty("id").GetGuid();
        partner.Answer = _ => HttpStatusCode.Gone;

        await court.FileAsync(Filing.First());
        await court.MoveClockAsync("2026-04-28T10:01:00+08:00");

        var system = await court.AsAsync("tongbai.filing-system");
        (await (await system.GetAsync(new Uri($"/api/webhooks/{subscription}", UriKind.Relative))).ReadJsonAsync()).GetProperty("active").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Subscription_OfAnotherSystemOrCourt_DoesNotExist()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        var subscription = (await SubscribeAsync(court, partner)).GetProperty("id").GetGuid();
        var path = new Uri($"/api/webhooks/{subscription}", UriKind.Relative);

        foreach (var stranger in new[] { "tongbai.superior-court", "wolong.filing-system" })
        {
            var client = await court.App.SystemAsync(stranger);
            (await client.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound, stranger);
            (await client.DeleteAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound, stranger);
            (await client.PostAsync(new Uri($"/api/webhooks/{subscription}/secret", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.NotFound, stranger);
        }

        (await (await court.AsAsync("tongbai.judge1")).GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var admin = await (await court.AsAsync("tongbai.admin")).GetAsync(path);
        (await admin.ReadJsonAsync()).GetProperty("secret").ValueKind.Should().Be(JsonValueKind.Null, "it was shown once, to the subscriber");
    }

    [Theory]
    [InlineData("ftp://example.invalid/", "case.filed", "url")]
    [InlineData("https://user:secret@example.invalid/", "case.filed", "url")]
    [InlineData("events", "case.filed", "url")]
    [InlineData("https://example.invalid/", "案件", "types[0]")]
    public async Task Subscribe_BadAddressOrType_NamesTheField(string url, string type, string field)
    {
        await using var court = await CourtHouse.OpenAsync();
        var system = await court.AsAsync("tongbai.filing-system");

        using var answer = await system.PostAsJsonAsync("/api/webhooks", new { url, types = new[] { type } });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ReadJsonAsync()).GetProperty("errors").EnumerateArray().Single().GetProperty("field").GetString().Should().Be(field);
    }

    [Fact]
    public async Task Subscribe_TwiceWithOneKey_IsOneSubscription()
    {
        await using var court = await CourtHouse.OpenAsync();
        await using var partner = await Partner.OpenAsync();
        var system = await court.AsAsync("tongbai.filing-system");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks") { Content = JsonContent.Create(new { url = partner.Address }) };
            request.Headers.Add("Idempotency-Key", "subscribe-1");
            answers.Add((await system.SendAsync(request)).StatusCode);
        }

        answers.Should().Equal(HttpStatusCode.Created, HttpStatusCode.OK);
        (await court.ListAsync("tongbai.filing-system", "/api/webhooks")).Should().ContainSingle();
    }

    private static async Task<JsonElement> SubscribeAsync(CourtHouse court, Partner partner, object? settings = null)
    {
        using var answer = await (await court.AsAsync("tongbai.filing-system")).PostAsJsonAsync("/api/webhooks", settings ?? new { url = partner.Address });
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private static JsonElement Body(Received received) => JsonSerializer.Deserialize<JsonElement>(received.Body);

    private static List<JsonElement> Bodies(Partner partner) => [.. partner.Taken.Select(Body)];

    private static List<Guid> Ids(Partner partner) => [.. Bodies(partner).Select(IdOf)];

    private static List<string> Types(Partner partner) => [.. Bodies(partner).Select(body => body.GetProperty("type").GetString()!)];

    private static Guid IdOf(JsonElement body) => body.GetProperty("data").GetProperty("id").GetGuid();

    private static Guid CaseOf(JsonElement body) => body.GetProperty("data").GetProperty("caseId").GetGuid();
}
