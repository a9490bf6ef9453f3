using System.Text.Json;
using EnforcementFlows.Domain.Gateways;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>
/// Every misbehaviour once, each in a case of its own that asks all six gateways, all at the same time and with both processes killed
/// in between. What became of it is read when nothing is left to come.
/// </summary>
public sealed class GatewayMatrix : IAsyncLifetime
{
    private readonly Dictionary<string, (Guid Id, string Number)> _cases = [];
    private readonly Dictionary<string, CaseSeen> _seen = [];

    internal HostAndSimulators Both { get; private set; } = null!;

    internal CaseSeen Of(string misbehaviour) => _seen[misbehaviour];

    public async Task InitializeAsync()
    {
        Both = await HostAndSimulators.StartAsync();
        string[] killed = [Misbehaviours.HostKilled, Misbehaviours.SimulatorsKilled, Misbehaviours.BothKilled];
        var half = Misbehaviours.All.Keys.Except(killed).Chunk(Misbehaviours.All.Count / 2).ToList();
        await AskAsync(half[0]);
        await KilledInHandAsync(Misbehaviours.HostKilled, host: true);
        await AskAsync(half[1]);
        await KilledInHandAsync(Misbehaviours.SimulatorsKilled, simulators: true);
        await KilledInHandAsync(Misbehaviours.BothKilled, host: true, simulators: true);
        await Both.SettledAsync();
        await DoByHandAsync(_cases[Misbehaviours.DoneByHand].Id);
        await Both.Host.MoveClockAsync("2026-04-28T12:00:00+08:00");
        await Both.SettledAsync();
        await ReadAsync();
    }

    public async Task DisposeAsync() => await Both.DisposeAsync();

    private async Task AskAsync(params IEnumerable<string> misbehaviours)
    {
        foreach (var misbehaviour in misbehaviours)
        {
            var (id, _) = _cases[misbehaviour] = await Both.FileAsync(Misbehaviours.All[misbehaviour]);
            await Both.AskTheOthersAsync(id);
        }
    }

    private async Task KilledInHandAsync(string misbehaviour, bool host = false, bool simulators = false)
    {
        await NothingElseInHandAsync();
        await AskAsync(misbehaviour);
        await Both.CarriedOutAsync(_cases[misbehaviour].Number, GatewayNames.All);
        await Both.KillAsync(host, simulators);
    }

    // whoever can not be asked leaves what a kill caught to a person, however well it behaves; what hangs ends there anyway
    private Task NothingElseInHandAsync()
    {
        var hanging = new[] { Misbehaviours.Hang, Misbehaviours.HangCarriedOut };
        return Both.SettledAsync(HostAndSimulators.WithoutStatus, [.. _cases.Where(asked => !hanging.Contains(asked.Key)).Select(asked => asked.Value.Id)]);
    }

    private async Task DoByHandAsync(Guid id)
    {
        await Both.PrepareByHandAsync(id);
        foreach (var gateway in new[] { GatewayNames.Sms, GatewayNames.Funds, GatewayNames.SuperiorCourt })
            await Both.CompleteAsync("tongbai.query-officer", id, AskingFlows.TaskOf(gateway));
    }

    private async Task ReadAsync()
    {
        var effects = new List<JsonElement>();
        foreach (var gateway in GatewayNames.All)
            effects.AddRange(await Both.Simulators.EffectsAsync(gateway));
        var stuck = await StuckAsync();
        foreach (var (misbehaviour, (id, number)) in _cases)
        {
            _seen[misbehaviour] = new()
            {
                Timeline = await Both.OfCaseAsync(id, "timeline"),
                Tasks = await Both.OfCaseAsync(id, "tasks"),
                Alerts = await Both.Host.ListAsync("tongbai.director", $"/api/alerts?view=case&caseId={id}&limit=200"),
                Requests = await Both.Host.ListAsync("tongbai.admin", $"/api/gateway-requests?caseId={id}"),
                Effects = [.. effects.Where(effect => effect.GetProperty("caseNumber").GetString() == number)],
                Stuck = stuck,
            };
        }
    }

    /// <summary>The ids of the messages that an administrator finds among those given up.</summary>
    private async Task<List<string>> StuckAsync()
    {
        var ids = new List<string>();
        foreach (var row in await Both.Host.ListAsync("tongbai.admin", "/api/messages?state=given-up&kind=inbound&limit=200"))
        {
            var message = await Both.Host.SendAsync("tongbai.admin", HttpMethod.Get, $"/api/messages/{row.GetProperty("id").GetInt64()}");
            ids.Add(message.GetProperty("received").GetProperty("messageId").GetString()!);
        }

        return ids;
    }
}

/// <summary>Tests over the same two processes.</summary>
[CollectionDefinition(Name)]
public sealed class SharedGateways : ICollectionFixture<GatewayMatrix>
{
    public const string Name = "host and simulators";
}
