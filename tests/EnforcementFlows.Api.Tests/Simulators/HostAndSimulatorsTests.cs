using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>Host and simulators as two real processes: whatever goes wrong between them, a query takes effect once and its answer is taken once.</summary>
public sealed class HostAndSimulatorsTests(HostAndSimulators both) : IClassFixture<HostAndSimulators>
{
    private const string Query = "national-query";

    [Theory]
    [InlineData("ok", true)]
    [InlineData("error", false)]
    [InlineData("hang", true)]
    [InlineData("hang", false)]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    [InlineData("garbage", true)]
    [InlineData("garbage", false)]
    public async Task Accept_Trouble_IsOvercomeWithOneEffectAndOneAnswer(string accept, bool takesEffect)
    {
        await both.Simulators.BehaveAsync(Query, new { accept, times = 1, takesEffect });

        var (id, number) = await both.FileAsync();

        await both.AnsweredAsync(id);
        (await both.EffectsAsync(number)).Should().Be(1);
        (await both.TimelineAsync(id)).Where(kind => kind.StartsWith("gateway-", StringComparison.Ordinal)).Should()
            .StartWith("gateway-requested").And.OnlyHaveUniqueItems().And.Contain("gateway-answered").And.BeSubsetOf(["gateway-requested", "gateway-accepted", "gateway-answered"]);
    }

    [Fact]
    public async Task Accept_Refused_HasNoEffectAndThePersonIsTold()
    {
        await both.Simulators.BehaveAsync(Query, new { accept = "refuse" });

        var (id, number) = await both.FileAsync();

        await Until.TrueAsync(async () => (await both.TimelineAsync(id)).Contains("gateway-refused"));
        (await both.EffectsAsync(number)).Should().Be(0);
        (await both.RequestAsync(id)).State.Should().Be(GatewayRequestState.Refused);
        (await both.Host.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Should().Contain(
            task => task.GetProperty("name").GetString() == "办理总对总网络查询" && task.GetProperty("state").GetString() == "open", "it is done by hand");
    }

    [Fact]
    public async Task Answer_Late_ComesAtItsOwnInstantWhileTheClockIsMoved()
    {
        await both.Simulators.BehaveAsync(Query, new { answer = "late", delay = 3600 });
        var (id, _) = await both.FileAsync();
        await Until.TrueAsync(async () => (await both.TimelineAsync(id)).Contains("gateway-accepted"));
        var asked = (await both.RequestAsync(id)).RequestedAt;

        await both.Host.MoveClockAsync($"{asked.AddHours(2):O}");

        var answered = await both.RequestAsync(id);
        (answered.State, answered.AnsweredAt).Should().Be((GatewayRequestState.Answered, asked.AddHours(1)));
        (await both.TimelineAsync(id)).Should().ContainInOrder("gateway-requested", "gateway-accepted", "gateway-answered").And.Contain("query-answered");
    }

    [Fact]
    public async Task Answer_Never_LeavesTheRequestAcceptedAndTheTaskOpen()
    {
        await both.Simulators.BehaveAsync(Query, new { answer = "never" });
        var (id, number) = await both.FileAsync();
        await Until.TrueAsync(async () => (await both.TimelineAsync(id)).Contains("gateway-accepted"));

        await both.Host.MoveClockAsync($"{(await both.RequestAsync(id)).RequestedAt.AddDays(1):O}");

        (await both.RequestAsync(id)).State.Should().Be(GatewayRequestState.Accepted);
        (await both.EffectsAsync(number)).Should().Be(1);
        (await both.TimelineAsync(id)).Should().NotContain("gateway-answered");
    }

    [Theory]
    [InlineData("twice", 3)]
    [InlineData("out-of-order", 1)]
    public async Task Answer_RepeatedOrEarly_IsTakenOnce(string answer, int messages)
    {
        await both.Simulators.BehaveAsync(Query, new { answer });

        var (id, number) = await both.FileAsync();

        await both.AnsweredAsync(id);
        await Until.TrueAsync(async () => (await both.SettledAsync(number)).Count == messages);
        await both.InboundSettledAsync(id);
        (await both.SettledAsync(number)).Should().OnlyContain(status => status == 202 || status == 200);
        (await both.TimelineAsync(id)).Count(kind => kind is "gateway-answered").Should().Be(1);
        (await both.TimelineAsync(id)).Count(kind => kind is "query-answered").Should().Be(1);
    }

    [Fact]
    public async Task Answer_Error_IsARefusalThatIsDoneByHand()
    {
        await both.Simulators.BehaveAsync(Query, new { answer = "error" });

        var (id, _) = await both.FileAsync();

        await Until.TrueAsync(async () => (await both.TimelineAsync(id)).Contains("gateway-refused"));
        (await both.RequestAsync(id)).State.Should().Be(GatewayRequestState.Refused);
    }

    [Fact]
    public async Task Answer_Garbage_IsKeptForAnOperator()
    {
        await both.Simulators.BehaveAsync(Query, new { answer = "garbage" });

        var (id, number) = await both.FileAsync();

        await Until.TrueAsync(async () => (await both.SettledAsync(number)).Count == 1);
        var request = await both.RequestAsync(id);
        await Until.TrueAsync(async () => (await both.MessageAsync($"{Query}.{request.Id:N}.1")).State != InboundMessageState.Received);
        (await both.MessageAsync($"{Query}.{request.Id:N}.1")).State.Should().Be(InboundMessageState.Stuck);
        (await both.TimelineAsync(id)).Should().NotContain("gateway-answered");
    }

    [Fact]
    public async Task Kill_BothSidesInTurn_EveryQueryTakesEffectOnceAndIsAnsweredOnce()
    {
        await both.Simulators.BehaveAsync(Query, new { answer = "twice" });
        var cases = new List<(Guid Id, string Number)>();
        for (var i = 0; i < 24; i++)
        {
            cases.Add(await both.FileAsync());
            if (i is 5 or 15)
                await both.KillHostAsync();
            if (i is 9 or 19)
                await both.KillSimulatorsAsync();
        }

        foreach (var (id, _) in cases)
            await both.AnsweredAsync(id);

        foreach (var (id, number) in cases)
        {
            await Until.TrueAsync(async () => (await both.SettledAsync(number)).Count == 3);
            await both.InboundSettledAsync(id);
            (await both.EffectsAsync(number)).Should().Be(1);
            var kinds = await both.TimelineAsync(id);
            kinds.Where(kind => kind is "gateway-requested" or "gateway-answered" or "query-answered").Should().BeEquivalentTo("gateway-requested", "gateway-answered", "query-answered");
        }
    }
}

/// <summary>The two processes, connected to each other; the tests of a class share them, each with cases of its own.</summary>
public sealed class HostAndSimulators : IAsyncLifetime
{
    private int _cases = 500;

    internal HostProcess Host { get; private set; } = null!;

    internal SimulatorProcess Simulators { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var host = HostProcess.FreeAddress();
        Simulators = await SimulatorProcess.StartAsync(host);
        Host = await HostProcess.StartAsync(
            host,
            ("Clock__Start", "2026-04-28T10:00:00+08:00"),
            ("Gateways__SimulatorUrl", Simulators.Address.ToString()),
            ("Gateways__national-query__BaseUrl", new Uri(Simulators.Address, "/national-query").ToString()),
            ("Gateways__national-query__Secret", SimulatorProcess.Secret),
            ("Gateways__national-query__TimeoutSeconds", "2"));
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulators.DisposeAsync();
    }

    /// <summary>Files a case; its flow asks the national query at once.</summary>
    internal async Task<(Guid Id, string Number)> FileAsync()
    {
        var filed = await Host.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/cases", Filing.First(Interlocked.Increment(ref _cases)));
        return (filed.GetProperty("id").GetGuid(), filed.GetProperty("caseNumber").GetString()!);
    }

    internal async Task KillHostAsync()
    {
        await Host.KillAsync();
        await Host.StartAsync();
    }

    internal async Task KillSimulatorsAsync()
    {
        await Simulators.KillAsync();
        await Simulators.StartAsync();
    }

    internal Task AnsweredAsync(Guid caseId) => Until.TrueAsync(async () => (await TimelineAsync(caseId)).Contains("query-answered"));

    /// <summary>Waits until every message that has come about a case is taken or stuck.</summary>
    internal Task InboundSettledAsync(Guid caseId) => Until.TrueAsync(async () =>
    {
        await using var db = Host.NewContext();
        return !await db.InboundMessages.AnyAsync(message => message.CaseId == caseId && message.State == InboundMessageState.Received);
    });

    /// <summary>The timeline's kinds, oldest first.</summary>
    internal async Task<List<string>> TimelineAsync(Guid caseId) =>
        [.. (await Host.ListAsync("tongbai.director", $"/api/cases/{caseId}/timeline?limit=200")).Select(entry => entry.GetProperty("kind").GetString()!)];

    internal async Task<GatewayRequest> RequestAsync(Guid caseId)
    {
        await using var db = Host.NewContext();
        return await db.GatewayRequests.AsNoTracking().SingleAsync(request => request.CaseId == caseId);
    }

    internal async Task<InboundMessage> MessageAsync(string messageId)
    {
        await using var db = Host.NewContext();
        return await db.InboundMessages.AsNoTracking().SingleAsync(message => message.MessageId == messageId);
    }

    /// <summary>How often the simulator carried out a query of this case, under whatever key.</summary>
    internal async Task<int> EffectsAsync(string caseNumber) => (await EffectsOfAsync(caseNumber)).Count;

    /// <summary>What the host answered to the messages about a case that it took or refused.</summary>
    internal async Task<List<int>> SettledAsync(string caseNumber) =>
        [.. (await EffectsOfAsync(caseNumber)).SelectMany(effect => effect.GetProperty("messages").EnumerateArray())
            .Select(message => message.GetProperty("status")).Where(status => status.ValueKind == JsonValueKind.Number).Select(status => status.GetInt32())];

    private async Task<List<JsonElement>> EffectsOfAsync(string caseNumber) =>
        [.. (await Simulators.EffectsAsync("national-query")).Where(effect => effect.GetProperty("caseNumber").GetString() == caseNumber)];
}
