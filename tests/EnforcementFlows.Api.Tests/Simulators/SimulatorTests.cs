using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>The simulators as a real process, over HTTP; the host is a partner that keeps what it is sent.</summary>
public sealed class SimulatorTests : IAsyncLifetime
{
    private const string Noon = "2026-03-02T12:00:00+08:00";

    private Partner _host = null!;
    private SimulatorProcess _simulators = null!;

    public async Task InitializeAsync()
    {
        _host = await Partner.OpenAsync();
        _simulators = await SimulatorProcess.StartAsync(_host.Address);
    }

    public async Task DisposeAsync()
    {
        await _simulators.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("national-query", "query", """{"system":"national"}""", "query.result")]
    [InlineData("point-to-point-query", "query", "{}", "query.result")]
    [InlineData("service", "serve", """{"documents":["0196"]}""", "document.sent", "document.served")]
    [InlineData("funds", "pay", """{"requestId":"0197"}""", "payout.executed")]
    [InlineData("sms", "send", "{}", "send.done")]
    [InlineData("superior-court", "report", "{}", "report.done")]
    public async Task Request_Good_IsCarriedOutAndAnsweredWithASignatureThatTheHostTakes(string gateway, string operation, string data, params string[] types)
    {
        var id = Guid.NewGuid();

        using var response = await RequestAsync(gateway, id, operation, data);

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        var reference = (await response.ReadJsonAsync()).GetProperty("reference").GetString();
        (await _simulators.Client.GetFromJsonAsync<JsonElement>($"/{gateway}/requests/{id}")).GetProperty("reference").GetString().Should().Be(reference);
        var answers = await AnswersAsync(types.Length);
        answers.Select(Body).Select(body => body.GetProperty("type").GetString()).Should().Equal(types);
        answers.Should().OnlyContain(answer => IsSigned(answer) && Body(answer).GetProperty("requestId").GetGuid() == id);
        (await _simulators.EffectsAsync(gateway)).Should().ContainSingle();
    }

    [Fact]
    public async Task Request_SentAgain_HasOneEffectAndTheFirstReference()
    {
        var id = Guid.NewGuid();
        var first = await ReferenceAsync(await RequestAsync("funds", id));

        var second = await ReferenceAsync(await RequestAsync("funds", id));

        second.Should().Be(first);
        var effect = (await _simulators.EffectsAsync("funds")).Should().ContainSingle().Subject;
        effect.GetProperty("attempts").GetInt32().Should().Be(2);
        (await AnswersAsync(1)).Should().ContainSingle();
    }

    [Fact]
    public async Task Request_SameKeyWithAnotherBody_IsRefused()
    {
        var id = Guid.NewGuid();
        using var first = await RequestAsync("funds", id, "pay", """{"amount":"1.00"}""");

        using var second = await RequestAsync("funds", id, "pay", """{"amount":"2.00"}""");

        second.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await _simulators.EffectsAsync("funds")).Should().ContainSingle();
    }

    [Fact]
    public async Task Request_SignedWithAnotherKey_IsNobodys()
    {
        var id = Guid.NewGuid();

        using var response = await _simulators.RequestAsync("funds", id, Asked(id, "pay", "{}"), MessageSignature.NewSecret());

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _simulators.EffectsAsync("funds")).Should().BeEmpty();
    }

    [Fact]
    public async Task Behave_OfOneCase_LeavesTheOthersAsTheyAreAlsoAfterAKill()
    {
        const string Case = "(2026)豫1330执2号";
        await _simulators.BehaveAsync("funds", new { accept = "error" });
        await _simulators.BehaveAsync("funds", new { accept = "refuse", times = 2 }, Case);
        (await StatusAsync(Case)).Should().Be(HttpStatusCode.UnprocessableEntity);
        await _simulators.KillAsync();
        await _simulators.StartAsync();

        (await StatusAsync("(2026)豫1330执3号")).Should().Be(HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(Case)).Should().Be(HttpStatusCode.UnprocessableEntity);
        (await StatusAsync(Case)).Should().Be(HttpStatusCode.Accepted, "it met its two requests, and the other case was none of them");
        (await _simulators.Client.GetFromJsonAsync<JsonElement>($"/funds/behaviour?caseNumber={Uri.EscapeDataString(Case)}")).GetProperty("accept").GetString().Should().Be("ok");

        async Task<HttpStatusCode> StatusAsync(string caseNumber)
        {
            var id = Guid.NewGuid();
            using var response = await _simulators.RequestAsync("funds", id, new { id, court = "tongbai", caseNumber, operation = "pay", requestedAt = Noon });
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("error", HttpStatusCode.ServiceUnavailable)]
    [InlineData("refuse", HttpStatusCode.UnprocessableEntity)]
    public async Task Accept_ErrorOrRefusal_HasNoEffectAndEndsAfterThatManyTimes(string accept, HttpStatusCode expected)
    {
        await _simulators.BehaveAsync("funds", new { accept, times = 2 });
        var id = Guid.NewGuid();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var failed = await RequestAsync("funds", id);
            failed.StatusCode.Should().Be(expected);
            (await _simulators.EffectsAsync("funds")).Should().BeEmpty();
        }

        using var asked = await _simulators.Client.GetAsync($"/funds/requests/{id}");
        asked.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var third = await RequestAsync("funds", id);
        third.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("hang", true)]
    [InlineData("hang", false)]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    [InlineData("garbage", true)]
    [InlineData("garbage", false)]
    public async Task Accept_NoUsableAnswer_OnlyAskingTellsWhetherItWasCarriedOut(string accept, bool takesEffect)
    {
        await _simulators.BehaveAsync("funds", new { accept, times = 1, takesEffect });
        var id = Guid.NewGuid();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(accept == "hang" ? 2 : 60));

        string? answer = null;
        try
        {
            using var response = await _simulators.RequestAsync("funds", id, Asked(id, "pay", "{}"), cancellationToken: patience.Token);
            answer = await response.Content.ReadAsStringAsync();
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            patience.IsCancellationRequested.Should().Be(accept == "hang");
        }

        (answer is not null).Should().Be(accept == "garbage");
        using var asked = await _simulators.Client.GetAsync($"/funds/requests/{id}");
        asked.StatusCode.Should().Be(takesEffect ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        (await RequestAsync("funds", id)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await _simulators.EffectsAsync("funds")).Should().ContainSingle();
    }

    [Fact]
    public async Task Answer_Late_FollowsTheClockThatIsTold()
    {
        await _simulators.BehaveAsync("national-query", new { answer = "late", delay = 3600 });
        using var response = await RequestAsync("national-query", Guid.NewGuid(), "query");

        var early = await _simulators.SetClockAsync("2026-03-02T12:59:59+08:00");
        _host.Taken.Should().BeEmpty();
        var due = await _simulators.SetClockAsync("2026-03-02T13:00:00+08:00");

        early.GetProperty("next").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-03-02T13:00:00+08:00", null));
        due.GetProperty("sent").GetInt32().Should().Be(1);
        due.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
        Body(_host.Taken.Should().ContainSingle().Subject).GetProperty("occurredAt").GetDateTimeOffset()
            .Should().Be(DateTimeOffset.Parse("2026-03-02T13:00:00+08:00", null), "it happened when it was answered");
    }

    [Fact]
    public async Task Answer_Never_NeverComes()
    {
        await _simulators.BehaveAsync("national-query", new { answer = "never" });
        using var response = await RequestAsync("national-query", Guid.NewGuid(), "query");

        (await _simulators.SetClockAsync("2036-03-02T12:00:00+08:00")).GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);

        _host.Taken.Should().BeEmpty();
        (await _simulators.EffectsAsync("national-query")).Should().ContainSingle();
    }

    [Fact]
    public async Task Answer_Twice_ComesUnderTheSameIdAndOnceMoreUnderAnother()
    {
        await _simulators.BehaveAsync("national-query", new { answer = "twice" });
        using var response = await RequestAsync("national-query", Guid.NewGuid(), "query");

        var ids = (await AnswersAsync(3)).Select(answer => answer.Headers[MessageSignature.IdHeader]).ToList();

        ids[1].Should().Be(ids[0]);
        ids[2].Should().NotBe(ids[0]);
        _host.Taken.Select(answer => JsonSerializer.Serialize(Body(answer))).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Answer_OutOfOrder_ComesBackwardsAndBeforeTheRequestIsAccepted()
    {
        await _simulators.BehaveAsync("service", new { answer = "out-of-order" });

        using var response = await RequestAsync("service", Guid.NewGuid(), "serve", """{"documents":["0196"]}""");

        _host.Taken.Select(Body).Select(body => body.GetProperty("type").GetString()).Should().Equal("document.served", "document.sent");
    }

    [Theory]
    [InlineData("national-query", "query", "query.result", "error")]
    [InlineData("service", "serve", "document.returned", "reason")]
    [InlineData("funds", "pay", "payout.executed", "failureReason")]
    public async Task Answer_Error_SaysWhatFailed(string gateway, string operation, string type, string field)
    {
        await _simulators.BehaveAsync(gateway, new { answer = "error" });
        using var response = await RequestAsync(gateway, Guid.NewGuid(), operation, """{"documents":["0196"]}""");

        var last = Body((await AnswersAsync(gateway == "service" ? 2 : 1))[^1]);

        last.GetProperty("type").GetString().Should().Be(type);
        last.GetProperty("data").GetProperty(field).GetString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Answer_Garbage_IsSignedAndNoJson()
    {
        await _simulators.BehaveAsync("national-query", new { answer = "garbage" });
        using var response = await RequestAsync("national-query", Guid.NewGuid(), "query");

        var answer = (await AnswersAsync(1)).Single();

        IsSigned(answer).Should().BeTrue();
        FluentActions.Invoking(() => Body(answer)).Should().Throw<JsonException>();
    }

    [Fact]
    public async Task Answer_HostIsAway_IsSentUntilItIsTaken()
    {
        var failures = 0;
        _host.Answer = _ => Interlocked.Increment(ref failures) <= 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Accepted;
        using var response = await RequestAsync("national-query", Guid.NewGuid(), "query");

        (await AnswersAsync(1)).Should().ContainSingle();
    }

    [Fact]
    public async Task Answer_HostRefusesIt_IsNotedAndNotSentAgain()
    {
        _host.Answer = _ => HttpStatusCode.Unauthorized;
        using var response = await RequestAsync("national-query", Guid.NewGuid(), "query");

        (await MessagesAsync("national-query", 1)).Single().GetProperty("status").GetInt32().Should().Be(401);

        await _simulators.SetClockAsync(Noon);
        (await _simulators.SetClockAsync(Noon)).GetProperty("sent").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Tell_NewsOfItsOwn_IsSentSigned()
    {
        var body = new { caseNumber = "(2026)豫1330执1号", type = "money.arrived", occurredAt = Noon, data = new { amount = "1.00" } };
        using var response = await _simulators.Client.PostAsJsonAsync("/funds/messages", new { court = "tongbai", messageId = "bank-1", body });

        var sent = (await AnswersAsync(1)).Single();

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        IsSigned(sent).Should().BeTrue();
        sent.Headers[MessageSignature.IdHeader].Should().Be("bank-1");
        Body(sent).GetProperty("caseNumber").GetString().Should().Be("(2026)豫1330执1号");
    }

    [Fact]
    public async Task Kill_WhileRequestsComeIn_LosesNoEffectThatWasAcknowledgedAndNoAnswer()
    {
        await _simulators.BehaveAsync("funds", new { answer = "late", delay = 60 });
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        var acknowledged = new List<(Guid Id, string Reference)>();
        var sending = Task.Run(async () =>
        {
            foreach (var id in ids)
            {
                try
                {
                    acknowledged.Add((id, await ReferenceAsync(await RequestAsync("funds", id))));
                    if (acknowledged.Count == 10)
                        await _simulators.KillAsync();
                }
                catch (HttpRequestException)
                {
                    // sent again below, as a host would
                }
            }
        });
        await sending;
        acknowledged.Should().HaveCount(10);

        await _simulators.StartAsync();
        foreach (var (id, reference) in acknowledged)
            (await _simulators.Client.GetFromJsonAsync<JsonElement>($"/funds/requests/{id}")).GetProperty("reference").GetString().Should().Be(reference);
        foreach (var id in ids)
            (await RequestAsync("funds", id)).StatusCode.Should().Be(HttpStatusCode.Accepted);

        (await _simulators.EffectsAsync("funds")).Select(effect => effect.GetProperty("id").GetGuid()).Should().BeEquivalentTo(ids).And.OnlyHaveUniqueItems();
        _host.Taken.Should().BeEmpty("the behaviour was not forgotten either");
        var sent = 0;
        for (var more = 1; more > 0; sent += more) // one call sends for a second, the host calls until nothing is left
            more = (await _simulators.SetClockAsync("2026-03-02T12:01:00+08:00")).GetProperty("sent").GetInt32();
        sent.Should().Be(40);
        _host.Taken.Select(answer => Body(answer).GetProperty("requestId").GetGuid()).Should().BeEquivalentTo(ids);
    }

    [Fact]
    public async Task Kill_HalfALineWritten_IsForgottenAndTheRestStands()
    {
        var before = Guid.NewGuid();
        using var response = await RequestAsync("funds", before);
        await AnswersAsync(1);
        await MessagesAsync("funds", 1);
        await _simulators.KillAsync();
        await File.AppendAllTextAsync(_simulators.Ledger, """[{"$type":"attempt","gateway":"funds","id":"01""");

        await _simulators.StartAsync();

        var after = Guid.NewGuid();
        (await RequestAsync("funds", after)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await _simulators.KillAsync();
        await _simulators.StartAsync();
        (await _simulators.EffectsAsync("funds")).Select(effect => effect.GetProperty("id").GetGuid()).Should().Equal(before, after);
    }

    [Theory]
    [InlineData("funds", """{"accept":"explode"}""", HttpStatusCode.BadRequest)]
    [InlineData("funds", """{"accept":"error","times":0}""", HttpStatusCode.BadRequest)]
    [InlineData("funds", """{"answer":"late","delay":-1}""", HttpStatusCode.BadRequest)]
    [InlineData("pigeons", "{}", HttpStatusCode.NotFound)]
    public async Task Behave_Unknown_IsRefused(string gateway, string body, HttpStatusCode expected)
    {
        using var response = await _simulators.Client.PutAsync($"/{gateway}/behaviour", new StringContent(body, null, "application/json"));

        response.StatusCode.Should().Be(expected);
    }

    private Task<HttpResponseMessage> RequestAsync(string gateway, Guid id, string operation = "pay", string data = "{}") =>
        _simulators.RequestAsync(gateway, id, Asked(id, operation, data));

    private static object Asked(Guid id, string operation, string data) => new
    {
        id,
        court = "tongbai",
        caseId = Guid.Empty,
        caseNumber = "(2026)豫1330执1号",
        operation,
        requestedAt = Noon,
        data = JsonSerializer.Deserialize<JsonElement>(data),
    };

    private static async Task<string> ReferenceAsync(HttpResponseMessage response) => (await response.ReadJsonAsync()).GetProperty("reference").GetString()!;

    private async Task<List<Received>> AnswersAsync(int count)
    {
        await Until.TrueAsync(() => _host.Taken.Count >= count);
        return [.. _host.Taken];
    }

    /// <summary>The messages of a gateway once that many are settled.</summary>
    private async Task<List<JsonElement>> MessagesAsync(string gateway, int settled)
    {
        List<JsonElement> messages = [];
        await Until.TrueAsync(async () =>
        {
            messages = [.. (await _simulators.Client.GetFromJsonAsync<JsonElement>($"/{gateway}/messages")).GetProperty("items").EnumerateArray()];
            return messages.Count(message => message.GetProperty("status").ValueKind == JsonValueKind.Number) == settled;
        });
        return messages;
    }

    private static JsonElement Body(Received answer) => JsonSerializer.Deserialize<JsonElement>(answer.Body);

    private static bool IsSigned(Received answer) => MessageSignature.IsValid(
        SimulatorProcess.Secret, answer.Headers[MessageSignature.IdHeader], answer.Headers[MessageSignature.TimestampHeader],
        answer.Headers[MessageSignature.SignatureHeader], answer.Body, TimeProvider.System.GetUtcNow());
}
