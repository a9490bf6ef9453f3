using System.Diagnostics;
using System.Globalization;

namespace EnforcementFlows.Data.Tests;

/// <summary>A host in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process) => _process = process;

    public int ProcessId => _process.Id;

    public int ServerProcessId { get; private set; }

    public string ClusterFolder { get; private set; } = "";

    /// <summary>Starts a host without waiting for it.</summary>
    public static HostProcess Begin(string what, string? binaries = null)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "EnforcementFlows.ClusterHost.dll");
        var start = new ProcessStartInfo("dotnet", [host, what]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (binaries is not null)
            start.Environment["PG_BIN"] = binaries;
        return new(Process.Start(start)!);
    }

    public static async Task<HostProcess> StartAsync(string what)
    {
        var host = Begin(what);
        var said = await host._process.StandardOutput.ReadLineAsync();
        if (said?.Split(' ') is not ["ready", var pid, var folder])
            throw new InvalidOperationException(await host._process.StandardError.ReadToEndAsync());
        host.ServerProcessId = int.Parse(pid, CultureInfo.InvariantCulture);
        host.ClusterFolder = folder;
        return host;
    }

    /// <summary>Waits for a host that gives up by itself.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, error);
    }

    /// <summary>kill -9: the host cannot stop its server.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
