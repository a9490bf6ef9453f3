using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnforcementFlows.Testing;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>The host as a process of its own, to be measured or killed.</summary>
internal sealed class RunningHost : IDisposable
{
    private readonly Process _process;

    private RunningHost(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The most memory it has held at once, in bytes, as the system counts it.</summary>
    public long PeakMemory
    {
        get
        {
            var peak = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(peak.AsSpan(6).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>The processor time it has taken so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it with a manual clock and the demo accounts, and waits until it serves.</summary>
    public static async Task<RunningHost> StartAsync(string clock, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", BuiltProject.Dll("src/EnforcementFlows.Api")])
        {
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(), ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Clock__Mode"] = "Manual", ["Clock__Start"] = clock,
                ["Demo__Enabled"] = "true", ["Demo__Password"] = EnforcementApp.Password, ["Serilog__MinimumLevel__Default"] = "Error",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var host = new RunningHost(Process.Start(start)!, address);
        using var probe = host.Client();
        await Until.TrueAsync(async () => await IsReadyAsync(probe));
        return host;
    }

    public HttpClient Client() => new() { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };

    public async Task<HttpClient> SignedInAsAsync(string userName)
    {
        var client = Client();
        return client.WithToken((await client.LoginAsync(userName)).GetProperty("accessToken").GetString()!);
    }

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it as a service manager does.</summary>
    public async Task StopAsync()
    {
        using (Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient probe)
    {
        try
        {
            using var response = await probe.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
