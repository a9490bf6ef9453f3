using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>The gateways' simulators as a process of their own; may be killed and started again on the same data and address.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    public const string Secret = "whsec_c2ltdWxhdG9ycy1hbmQtaG9zdC1zaGFyZS10aGlzLWtleQ==";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60); // a second on an idle machine

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("simulators");
    private readonly Uri _host;
    private Process? _process;

    private SimulatorProcess(Uri host) => _host = host;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The file of everything that happened.</summary>
    public string Ledger => Path.Combine(_data.FullName, "ledger.jsonl");

    public HttpClient Client { get; } = new();

    /// <param name="host">Where answers go.</param>
    public static async Task<SimulatorProcess> StartAsync(Uri host)
    {
        var simulators = new SimulatorProcess(host);
        await simulators.StartAsync();
        return simulators;
    }

    /// <summary>Starts it, after a kill at the same address.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", BuiltProject.Dll("src/EnforcementFlows.Simulators"), "--urls", Address.ToString(), "--data", _data.FullName, "--host", _host.ToString(), "--secret", Secret])
        {
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Split("  ") is not [var title, var address, ..] || !title.StartsWith("simulators: pid", StringComparison.Ordinal))
                continue;
            Address = new(address);
            Client.BaseAddress ??= Address;
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None); // a full pipe would stop it
            return;
        }

        throw new InvalidOperationException($"The simulators did not start.");
    }

    /// <summary>SIGKILL, whatever is under way.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <param name="caseNumber">The only case that it is for.</param>
    public async Task BehaveAsync(string gateway, object behaviour, string? caseNumber = null)
    {
        var scope = caseNumber is null ? "" : $"?caseNumber={Uri.EscapeDataString(caseNumber)}";
        using var response = await Client.PutAsJsonAsync($"/{gateway}/behaviour{scope}", behaviour);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a request as the host does.</summary>
    public async Task<HttpResponseMessage> RequestAsync(
        string gateway, Guid id, object body, string? secret = null, CancellationToken cancellationToken = default)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        var now = TimeProvider.System.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{gateway}/requests") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", id.ToString("D"));
        request.Headers.Add(MessageSignature.IdHeader, id.ToString("D"));
        request.Headers.Add(MessageSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(MessageSignature.SignatureHeader, MessageSignature.Sign(secret ?? Secret, id.ToString("D"), now, bytes));
        return await Client.SendAsync(request, cancellationToken);
    }

    /// <summary>Tells the time, as the host does.</summary>
    public async Task<JsonElement> SetClockAsync(string now)
    {
        using var response = (await Client.PostAsJsonAsync("/clock", new { now })).EnsureSuccessStatusCode();
        return await response.ReadJsonAsync();
    }

    /// <summary>What a gateway carried out.</summary>
    public Task<List<JsonElement>> EffectsAsync(string gateway) => ItemsAsync($"/{gateway}/effects");

    /// <summary>What a gateway has sent or is going to send to the host.</summary>
    public Task<List<JsonElement>> MessagesAsync(string gateway) => ItemsAsync($"/{gateway}/messages");

    private async Task<List<JsonElement>> ItemsAsync(string path) => [.. (await Client.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        _data.Delete(recursive: true);
    }
}
