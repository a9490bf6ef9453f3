using System.Collections.Concurrent;
using System.Diagnostics;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>A node as a process of its own, which may die at any time.</summary>
internal sealed class JourneyProcess(string connectionString) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string, string), TaskCompletionSource<bool>> _asked = new();
    private Process? _process;
    private Task _reading = Task.CompletedTask;
    private int _answered;
    private bool _isOver;

    /// <summary>Commands that it has answered since it was started.</summary>
    public int Answered => _answered;

    /// <summary>The program of such a process: a line for each command, and a line for each answer.</summary>
    public static async Task<int> RunAsync(string connectionString)
    {
        await using var node = await JourneyNode.StartAsync(connectionString);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            _ = Task.Run(async () =>
            {
                var done = await Journey.TryAsync(node, words[0], words[1]);
                lock (node)
                    Console.WriteLine($"{line} {done}");
            });
        }

        return 0;
    }

    public void Launch()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(JourneyProcess).Assembly.Location, "journey-node", connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _answered = 0;
        _reading = ReadAsync(_process);
    }

    /// <summary>Asks for a command; false when it is too early for it, or when the node dies first.</summary>
    public async Task<bool> AskAsync(string command, string about)
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        var answer = _asked[(command, about)] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (_process is not { HasExited: false } process)
                return false;
            lock (process)
                process.StandardInput.WriteLine($"{command} {about}");
        }
        catch (Exception dead) when (dead is IOException or InvalidOperationException or ObjectDisposedException)
        {
            return false;
        }

        await Task.WhenAny(answer.Task, _reading);
        return answer.Task.IsCompletedSuccessfully && await answer.Task;
    }

    /// <summary>SIGKILL, whatever is under way.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        await _reading;
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await KillAsync();
    }

    private async Task ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (_asked.TryRemove((words[0], words[1]), out var answer))
                answer.TrySetResult(bool.Parse(words[2]));
            Interlocked.Increment(ref _answered);
        }
    }
}

internal static class Program
{
    /// <summary>Tests are run by the test platform; run by itself, this program is a node for them to kill.</summary>
    private static Task<int> Main(string[] args) =>
        args is ["journey-node", var connectionString] ? JourneyProcess.RunAsync(connectionString) : Task.FromResult(2);
}
