using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EnforcementFlows.Demo;

/// <summary>
/// The host as a process of its own, with its data in one folder. Should it die, whoever likes may start it again on the same
/// address and data; if nobody does, this does, so that the play always goes on.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StartTakes = TimeSpan.FromSeconds(15);

    private readonly string _dll;
    private readonly string _data;
    private readonly bool _temporary;
    private readonly TimeSpan _restartAfter;
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly Queue<string> _lastLines = [];
    private Process? _process;

    private HostProcess(Options options, string data, Uri address) =>
        (_dll, _data, _temporary, _restartAfter, Address) = (options.Host, data, options.Data is null, options.RestartAfter, address);

    public Uri Address { get; }

    /// <summary>The one password of the demo accounts, the secret of the demo clients.</summary>
    public string Password { get; } = Environment.GetEnvironmentVariable("Demo__Password") ?? "Enforce-2026";

    public static HostProcess Prepare(Options options)
    {
        var data = options.Data ?? Directory.CreateTempSubdirectory("enforcementflows-demo-").FullName;
        Directory.CreateDirectory(data);
        return new(options, data, new Uri($"http://127.0.0.1:{FreePort()}"));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Launch();
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Waits for <c>/health/ready</c>, through a restart if need be.</summary>
    /// <exception cref="DemoException">It was not ready in time.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        for (var restartAt = _restartAfter; !await IsReadyAsync(cancellationToken);)
        {
            if (waited.Elapsed > ReadyWithin)
                throw new DemoException($"The host was not ready within {ReadyWithin.TotalSeconds} s.{Environment.NewLine}{LastLines()}");
            if (_process is { HasExited: true } && waited.Elapsed >= restartAt)
            {
                Launch();
                restartAt = waited.Elapsed + StartTakes; // a start may fail because somebody else's is under way
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _probe.Dispose();
        if (_process is { HasExited: false } running)
        {
            using var signal = Process.Start("kill", ["-TERM", $"{running.Id}"]); // .NET itself can only kill -9
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await running.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!running.HasExited)
                running.Kill();
        }

        _process?.Dispose();
        if (_temporary)
            Directory.Delete(_data, recursive: true);
    }

    private void Launch()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo("dotnet", ["exec", _dll])
        {
            WorkingDirectory = Path.GetDirectoryName(_dll), // its settings lie beside it
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["DataDirectory"] = _data;
        start.Environment["Demo__Password"] = Password;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start) ?? throw new DemoException("The host could not be started.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Console.WriteLine($"host: pid {_process.Id}  {Address}  data {_data}");
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 40)
                _lastLines.Dequeue();
        }
    }

    private string LastLines()
    {
        lock (_lastLines)
            return string.Join(Environment.NewLine, _lastLines);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _probe.GetAsync(new Uri(Address, "/health/ready"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
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
