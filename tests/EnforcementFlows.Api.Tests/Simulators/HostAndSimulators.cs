using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Testing;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>Host and simulators as two real processes with all six gateways connected; either may be killed and started again.</summary>
internal sealed class HostAndSimulators : IAsyncDisposable
{
    public const string Start = "2026-04-28T10:00:00+08:00";

    /// <summary>The one outside system that can not be asked what became of a request.</summary>
    public const string WithoutStatus = GatewayNames.Sms;

    private static readonly string[] Papers = ["enforcement-notice", "asset-report-order", "integrity-card", "payment-notice", "rights-notice"];

    private readonly TemporaryFolder _workflows;
    private int _cases = 500;

    private HostAndSimulators(HostProcess host, SimulatorProcess simulators, TemporaryFolder workflows) =>
        (Host, Simulators, _workflows) = (host, simulators, workflows);

    public HostProcess Host { get; }

    public SimulatorProcess Simulators { get; }

    public static async Task<HostAndSimulators> StartAsync()
    {
        var (address, workflows) = (HostProcess.FreeAddress(), AskingFlows.Folder());
        var simulators = await SimulatorProcess.StartAsync(address);
        var host = await HostProcess.StartAsync(
            address,
            [
                ("Clock__Start", Start), ("WorkflowsDirectory", workflows.Path), ("Gateways__SimulatorUrl", simulators.Address.ToString()),
                .. GatewayNames.All.SelectMany(gateway => Connection(gateway, simulators.Address)),
            ]);
        return new(host, simulators, workflows);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulators.DisposeAsync();
        _workflows.Dispose();
    }

    /// <summary>Files a case, to which the gateways behave so; its flows ask the two query systems and the service platform at once.</summary>
    public async Task<(Guid Id, string Number)> FileAsync(object behaviour)
    {
        var sequence = Interlocked.Increment(ref _cases);
        var number = $"(2026)豫1330执{sequence}号";
        foreach (var gateway in GatewayNames.All)
            await Simulators.BehaveAsync(gateway, behaviour, number);
        var filed = await Host.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/cases", Filing.First(sequence));
        return (filed.GetProperty("id").GetGuid(), filed.GetProperty("caseNumber").GetString()!);
    }

    /// <summary>Has the small flows ask the other three.</summary>
    public Task AskTheOthersAsync(Guid caseId) => EventAsync(caseId, AskingFlows.StartedBy, new { });

    public Task EventAsync(Guid caseId, string type, object data) =>
        Host.SendAsync("tongbai.centre-head", HttpMethod.Post, $"/api/cases/{caseId}/events", new { type, occurredAt = Start, data });

    public Task<List<JsonElement>> OfCaseAsync(Guid caseId, string what) => Host.ListAsync("tongbai.director", $"/api/cases/{caseId}/{what}?limit=200");

    /// <summary>Claims and completes a task as soon as it is there.</summary>
    public async Task CompleteAsync(string account, Guid caseId, string name, object? form = null, string outcome = "done")
    {
        JsonElement? task = null;
        await Until.TrueAsync(async () => (task = (await OfCaseAsync(caseId, "tasks")).Where(
            t => t.GetProperty("name").GetString()!.StartsWith(name, StringComparison.Ordinal) && t.GetProperty("state").GetString() is "open" or "claimed")
            .Cast<JsonElement?>().FirstOrDefault()) is not null);
        var path = $"/api/tasks/{task!.Value.GetProperty("id").GetGuid()}";
        if (task.Value.GetProperty("state").GetString() == "open")
            await Host.SendAsync(account, HttpMethod.Post, $"{path}/claim", new { });
        await Host.SendAsync(account, HttpMethod.Post, $"{path}/complete", new { outcome, form });
    }

    /// <summary>Does by hand what the query systems and the service platform were asked for: nothing is found, and the papers are handed over.</summary>
    public async Task PrepareByHandAsync(Guid caseId)
    {
        var nothing = new { queriedAt = "2026-04-28T09:55:00+08:00", found = false };
        await CompleteAsync("tongbai.query-officer", caseId, "办理总对总网络查询", nothing);
        await CompleteAsync("tongbai.query-officer", caseId, "办理点对点网络查询", nothing);
        object[] items = [.. Papers.Select(kind => Paper(kind, "debtor-1")), .. Papers[2..].Select(kind => Paper(kind, "applicant-1"))];
        await CompleteAsync("tongbai.clerk1", caseId, "送达执行通知等文书", new { items });
    }

    /// <summary>Waits until each of these gateways has carried out what this case asked of it, as a rule without having answered yet.</summary>
    public async Task CarriedOutAsync(string caseNumber, params IEnumerable<string> gateways)
    {
        foreach (var gateway in gateways)
            await Until.TrueAsync(async () => (await Simulators.EffectsAsync(gateway)).Any(effect => effect.GetProperty("caseNumber").GetString() == caseNumber));
    }

    public async Task KillAsync(bool host = false, bool simulators = false)
    {
        if (simulators)
            await Simulators.KillAsync();
        if (host)
            await Host.KillAsync();
        if (simulators)
            await Simulators.StartAsync();
        if (host)
            await Host.StartAsync();
    }

    /// <summary>Waits until it is known, or known to be unknown, what became of all that these cases asked of a gateway.</summary>
    public Task SettledAsync(string gateway, IReadOnlyList<Guid> cases) => Until.TrueAsync(async () =>
    {
        await using var db = Host.NewContext();
        return !await db.GatewayRequests.AnyAsync(request => request.Gateway == gateway && cases.Contains(request.CaseId) && request.State == GatewayRequestState.Pending);
    });

    /// <summary>Waits until every request has come as far as it can now, and everything sent until now is taken or stuck.</summary>
    public async Task SettledAsync()
    {
        await Until.TrueAsync(async () =>
        {
            await using var db = Host.NewContext();
            return !await db.GatewayRequests.AnyAsync(request => request.State == GatewayRequestState.Pending);
        });
        var now = (await Host.SendAsync("tongbai.admin", HttpMethod.Get, "/api/clock")).GetProperty("now").GetDateTimeOffset();
        foreach (var gateway in GatewayNames.All)
            await Until.TrueAsync(async () => (await Simulators.MessagesAsync(gateway)).All(
                message => message.GetProperty("dueAt").GetDateTimeOffset() > now || message.GetProperty("status").ValueKind == JsonValueKind.Number));
        await Until.TrueAsync(async () =>
        {
            await using var db = Host.NewContext();
            return !await db.InboundMessages.AnyAsync(message => message.State == InboundMessageState.Received);
        });
    }

    private static object Paper(string kind, string recipient) => new { kind, recipient, method = "direct", sentAt = "2026-04-28T09:45:00+08:00", proof = "file-1" };

    private static IEnumerable<(string, string)> Connection(string gateway, Uri simulators)
    {
        var (section, lame) = ($"Gateways__{gateway}__", gateway == WithoutStatus);
        yield return (section + "BaseUrl", new Uri(simulators, gateway).ToString());
        yield return (section + "Secret", SimulatorProcess.Secret);
        yield return (section + "HasStatus", lame ? "false" : "true");
        yield return (section + "TimeoutSeconds", lame ? "4" : "2"); // the others need a second attempt as well
    }
}
