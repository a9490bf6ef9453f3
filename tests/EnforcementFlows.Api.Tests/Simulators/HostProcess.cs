using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>The host as a process of its own, on a database of its own or beside another; may be killed and started again.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Sessions = "host process";

    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, string?> _environment;
    private readonly TestDatabase<EnforcementDbContext> _database;
    private readonly bool _isBeside;
    private Process? _process;
    private Task<string>? _lines;

    private HostProcess(TestDatabase<EnforcementDbContext> database, Uri address, Dictionary<string, string?> environment, bool isBeside = false)
    {
        (_database, Address, _environment, _isBeside) = (database, address, environment, isBeside);
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) }; // moving the clock has much done
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>An address that nobody listens at yet.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public static async Task<HostProcess> StartAsync(Uri address, params (string Name, string Value)[] settings) =>
        await StartAsync(await TestDatabase.CreateAsync<EnforcementDbContext>(), address, settings);

    /// <summary>On a database of the test's choice, which goes with it.</summary>
    public static async Task<HostProcess> StartAsync(TestDatabase<EnforcementDbContext> database, Uri address, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ConnectionStrings__EnforcementFlows"] = $"{database.ConnectionString};Application Name={Sessions}",
            ["Demo__Password"] = EnforcementApp.Password,
        };
        foreach (var (name, value) in settings)
            environment[name] = value;
        var host = new HostProcess(database, address, environment);
        await host.StartAsync();
        return host;
    }

    /// <summary>Another node on the same database, with the same settings but these; disposed of before this one.</summary>
    public async Task<HostProcess> StartBesideAsync(params (string Name, string Value)[] settings)
    {
        var address = FreeAddress();
        var environment = new Dictionary<string, string?>(_environment) { ["ASPNETCORE_URLS"] = address.ToString() };
        foreach (var (name, value) in settings)
            environment[name] = value;
        var node = new HostProcess(_database, address, environment, isBeside: true);
        await node.StartAsync();
        return node;
    }

    /// <summary>Starts it, after a kill on the same database and address; returns when it is ready.</summary>
    public Task StartAsync()
    {
        Launch();
        return ReadyAsync();
    }

    /// <summary>Starts it and does not wait until it is ready.</summary>
    public void Launch()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", BuiltProject.Dll("src/EnforcementFlows.Api")]) { RedirectStandardOutput = true };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _lines = _process.StandardOutput.ReadToEndAsync(); // a full pipe would stop it
    }

    public Task ReadyAsync() => Until.TrueAsync(async () =>
    {
        try
        {
            using var ready = await Client.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    /// <summary>SIGKILL, whatever is under way. What it had claimed is free again at once, as after the minute of its lease.</summary>
    public async Task KillAsync()
    {
        await CrashAsync();
        await using var db = NewContext();
        await Until.TrueAsync(async () => // what it had begun in the database may still be carried out there
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND application_name = {Sessions}""").SingleAsync() == 0);
        await db.Database.ExecuteSqlAsync($"UPDATE flow_outbox SET lease_until = NULL");
        await db.Database.ExecuteSqlAsync($"UPDATE flow_timer SET state = 0, lease_until = NULL, lease_owner = NULL WHERE state = 1 AND lease_owner IS NOT NULL");
    }

    public EnforcementDbContext NewContext() => new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(_database.ConnectionString).Options);

    public async Task<JsonElement> SendAsync(string account, HttpMethod method, string path, object? body = null)
    {
        using var response = await AskAsync(account, method, path, body);
        var answer = await response.ReadJsonAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>Sends a request, whatever the answer is.</summary>
    public async Task<HttpResponseMessage> AskAsync(string account, HttpMethod method, string path, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", await TokenAsync(account));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Client.SendAsync(request);
    }

    public Task MoveClockAsync(string now) => SendAsync("tongbai.admin", HttpMethod.Put, "/api/clock", new { now });

    public async Task<List<JsonElement>> ListAsync(string account, string path) =>
        [.. (await SendAsync(account, HttpMethod.Get, path)).GetProperty("items").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        Client.Dispose();
        if (!_isBeside)
            await _database.DisposeAsync();
    }

    /// <summary>Stops it as a service manager does; answers what it has written to the console.</summary>
    public async Task<string> StopAsync()
    {
        using var process = Interlocked.Exchange(ref _process, null)!;
        using (Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await process.WaitForExitAsync();
        return await _lines!;
    }

    /// <summary>SIGKILL, and nothing else: its claims run out by themselves.</summary>
    public async Task CrashAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> TokenAsync(string account)
    {
        if (_tokens.TryGetValue(account, out var known))
            return known;
        var isSystem = account.EndsWith("-system", StringComparison.Ordinal);
        var answer = isSystem ? await SystemTokenAsync(account) : await Client.LoginAsync(account);
        return answer.TryGetProperty(isSystem ? "access_token" : "accessToken", out var token)
            ? _tokens[account] = token.GetString()!
            : throw new HttpRequestException($"{account} could not sign in: {answer}"); // its database is away
    }

    private async Task<JsonElement> SystemTokenAsync(string account)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = account,
            ["client_secret"] = EnforcementApp.Password,
        });
        return await (await Client.PostAsync("/api/auth/token", form)).ReadJsonAsync();
    }
}
