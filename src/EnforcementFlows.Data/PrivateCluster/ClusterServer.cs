using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>Starts, adopts and stops the server of one cluster.</summary>
internal sealed class ClusterServer(string cluster, ClusterAccount account, PostgresBinaries binaries, PrivateClusterOptions options, ILogger logger)
{
    private const int Port = 5432; // names the socket file only: there is no TCP port
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private string? _socket;

    /// <summary>Returns a server that accepts connections: the one still running, or a new one.</summary>
    public async Task<Postmaster> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var running = await SettledAsync(cancellationToken);
        if (running is not null)
        {
            ClusterLog.Adopted(logger, cluster, running.Pid);
        }
        else
        {
            running = await StartAsync(cancellationToken);
            ClusterLog.Started(logger, cluster, binaries.Version, running.Pid);
        }
        _socket = running.SocketFolder; // stays the same for this host's life, and so do the connection strings
        return running;
    }

    /// <summary>Fast shutdown (SIGINT): sessions are ended, commits are kept. A throw-away server just goes.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var running = Postmaster.FindAlive(cluster);
        var mode = options.Durability == Durability.Durable ? "fast" : "immediate";
        var answer = await account.TryAsync([binaries.PgCtl, "stop", "-D", cluster, "-m", mode, "-w", "-t", Seconds], cancellationToken);
        if (Postmaster.FindAlive(cluster) is not null)
        {
            ClusterLog.NotStopped(logger, cluster, answer.Output);
            return;
        }
        SocketFolder.Remove(cluster, running?.SocketFolder);
        ClusterLog.Stopped(logger, cluster);
    }

    public static string ConnectionString(Postmaster postmaster, string role, string database) =>
        new NpgsqlConnectionStringBuilder { Host = postmaster.SocketFolder, Port = Port, Username = role, Database = database, ApplicationName = "EnforcementFlows", GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;

    /// <summary>The running server once it has finished starting or stopping; null if there is none.</summary>
    private async Task<Postmaster?> SettledAsync(CancellationToken cancellationToken)
    {
        while (Postmaster.FindAlive(cluster) is { } running)
        {
            if (running.IsReady)
                return running;
            await Task.Delay(Poll, cancellationToken);
        }
        return null;
    }

    private async Task<Postmaster> StartAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.LastSocketFolder(cluster) is { } last) // the pid file outlived its server
        {
            ClusterLog.Recovering(logger, cluster);
            Postmaster.DisownReusedPid(cluster);
            SocketFolder.Remove(cluster, last);
        }
        var socket = await SocketFolder.CreateAsync(cluster, _socket, account, cancellationToken);
        var log = cluster + ".log";
        while (true)
        {
            File.WriteAllText(log, "");
            await account.HandOverAsync(log, cancellationToken);
            // pg_ctl gives the server a session of its own: Ctrl+C at the host's terminal must not reach it before the host is done
            var answer = await account.TryAsync([binaries.PgCtl, "start", "-D", cluster, "-l", log, "-w", "-t", Seconds, "-s", "-o", Fixed(socket)], cancellationToken);
            if (answer.ExitCode == 0 && Postmaster.FindAlive(cluster) is { } started)
                return started;
            var said = await File.ReadAllTextAsync(log, cancellationToken);
            // children of a killed server leave as soon as they notice; until then PostgreSQL refuses, rightly
            if (!said.Contains("is still in use", StringComparison.Ordinal))
                throw new PrivateClusterException($"PostgreSQL did not start on {cluster}: {answer.Output.Trim()} {said.Trim()}");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    private string Fixed(string socket)
    {
        var safe = options.Durability == Durability.Durable ? "on" : "off";
        string[] settings =
        [
            "listen_addresses=", $"port={Port}", $"unix_socket_directories={socket}",
            $"fsync={safe}", $"full_page_writes={safe}", $"synchronous_commit={safe}",
        ];
        return string.Join(' ', settings.Select(setting => $"-c {setting}"));
    }

    private string Seconds => ((int)options.Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
