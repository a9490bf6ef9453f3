using System.Globalization;
using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Api.Tests.Simulators;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;

namespace EnforcementFlows.Api.Tests.Nodes;

/// <summary>Several hosts on one database, any of which may die at any time. A caller asks the next one when one does not answer, with the same key.</summary>
internal sealed class NodeFarm : IAsyncDisposable
{
    public const string Start = "2026-04-28T10:00:00+08:00";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<HostProcess> _nodes = [];
    private int _askedAgain;
    private int _turn;

    public IReadOnlyList<HostProcess> Nodes => _nodes;

    /// <summary>Requests that were sent once more, because a node died or was not there.</summary>
    public int AskedAgain => _askedAgain;

    /// <param name="cluster">A PostgreSQL of the test's own; null for the one that all share.</param>
    public static async Task<NodeFarm> StartAsync(int count, TestCluster? cluster = null)
    {
        var farm = new NodeFarm();
        var database = await TestDatabase.CreateAsync<EnforcementDbContext>(cluster ?? await TestCluster.GetAsync());
        farm._nodes.Add(await HostProcess.StartAsync(database, HostProcess.FreeAddress(), ("Clock__Start", Start)));
        while (farm._nodes.Count < count)
            farm._nodes.Add(await farm._nodes[0].StartBesideAsync());
        return farm;
    }

    /// <summary>Sends a command until somebody has answered it.</summary>
    public async Task<JsonElement> SendAsync(string account, HttpMethod method, string path, object? body = null)
    {
        var key = Guid.NewGuid().ToString("D");
        using var pause = new PeriodicTimer(Pause);
        while (true)
        {
            if (await TryAsync(_nodes[Interlocked.Increment(ref _turn) % _nodes.Count], account, method, path, body, key) is { } answer)
                return answer;
            Interlocked.Increment(ref _askedAgain);
            await pause.WaitForNextTickAsync();
        }
    }

    /// <summary>The open tasks of a case by their names.</summary>
    public async Task<Dictionary<string, Guid>> OpenTasksAsync(Guid caseId) =>
        (await SendAsync("tongbai.director", HttpMethod.Get, $"/api/cases/{caseId}/tasks?limit=200")).GetProperty("items").EnumerateArray()
            .Where(task => task.GetProperty("state").GetString() == "open").ToDictionary(task => task.GetProperty("name").GetString()!, task => task.GetProperty("id").GetGuid());

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.AsEnumerable().Reverse())
            await node.DisposeAsync();
    }

    private static async Task<JsonElement?> TryAsync(HostProcess node, string account, HttpMethod method, string path, object? body, string key)
    {
        try
        {
            using var response = await node.AskAsync(account, method, path, body, key);
            if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.TooManyRequests)
                return null;
            var answer = await response.ReadJsonAsync();
            return response.IsSuccessStatusCode
                ? answer
                : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{method} {path}: {(int)response.StatusCode} {answer}"));
        }
        catch (Exception dead) when (dead is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
