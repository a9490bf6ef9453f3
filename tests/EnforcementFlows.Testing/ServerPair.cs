using System.Diagnostics;
using Npgsql;

namespace EnforcementFlows.Testing;

/// <summary>
/// A server and its standby. When the one is lost the other takes over, and the lost one can come back as a standby with nothing of what
/// it had. Like all servers of tests they go with this process.
/// </summary>
public sealed class ServerPair
{
    private const string Create = """
        "$1/initdb" -D "$2" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-instructions > /dev/null
        echo "dynamic_shared_memory_type = mmap" >> "$2/postgresql.conf" # lies in its folder, and goes with it
        """;

    private const string Start = """
        mkdir -p "$2.socket"
        "$1/pg_ctl" start -D "$2" -l "$2.log" -w -s -o "-c listen_addresses= -c unix_socket_directories=$2.socket"
        """;

    private const string Copy = """
        rm -rf "$2"
        "$1/pg_basebackup" -D "$2" -h "$3.socket" -U postgres -R -X stream -c fast --no-sync
        """;

    private const string Promote = """
        "$1/pg_ctl" promote -D "$2" -w -s
        """;

    // all its processes at once, as when its machine fails
    private const string Lose = """
        pid=$(sed -n 1p "$2/postmaster.pid")
        memory=$(sed -n 7p "$2/postmaster.pid")
        kill -STOP "$pid"
        kill -KILL $(cat "/proc/$pid/task/$pid/children") "$pid" || true
        rm -f "$2/postmaster.pid" "$2.socket"/.s.* # the dead process may not have been waited for yet
        ipcrm -m "${memory##* }" || true
        """;

    private readonly string _binaries;
    private readonly bool _synchronous;
    private readonly string[] _servers;
    private int _primary;

    private ServerPair(string folder, string binaries, bool synchronous) =>
        (_servers, _binaries, _synchronous) = ([Path.Combine(folder, "a"), Path.Combine(folder, "b")], binaries, synchronous);

    private string Primary => _servers[_primary];

    private string Standby => _servers[1 - _primary];

    /// <summary>Starts both.</summary>
    /// <param name="synchronous">Whether a commit is answered only when the standby has it on disk.</param>
    public static async Task<ServerPair> StartAsync(bool synchronous)
    {
        using var folder = TemporaryFolder.Create();
        var server = (await TestCluster.GetAsync()).ProcessId;
        var pair = new ServerPair(folder.Path, Path.GetDirectoryName(File.ResolveLinkTarget($"/proc/{server}/exe", true)!.FullName)!, synchronous);
        TestCluster.EndWithProcess(folder.Keep());
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder.Path);
        await ShellAsync(Create, pair._binaries, pair.Primary);
        await ShellAsync(Start, pair._binaries, pair.Primary);
        await pair.AddStandbyAsync();
        return pair;
    }

    /// <summary>Leads to whichever of the two is no standby.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = string.Join(',', _servers.Select(SocketOf)),
        Username = "postgres",
        Database = database,
        TargetSessionAttributes = "primary",
        HostRecheckSeconds = 1,
        GssEncryptionMode = GssEncryptionMode.Disable,
        MaxPoolSize = 30,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Copies the primary to where the other server was, which must be lost, and lets it follow from there on.</summary>
    public async Task AddStandbyAsync()
    {
        await ShellAsync(Copy, _binaries, Standby, Primary);
        await ShellAsync(Start, _binaries, Standby);
        if (_synchronous)
            await AskAsync(Primary, "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
        await UntilAsync(Primary, $"SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = '{(_synchronous ? "sync" : "async")}'");
    }

    /// <summary>From now on the standby hears of nothing.</summary>
    public async Task CutOffStandbyAsync()
    {
        await AskAsync(Standby, "ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()");
        await UntilAsync(Standby, "SELECT count(*) = 0 FROM pg_stat_wal_receiver");
    }

    /// <summary>The primary is lost with all that it has, and the standby takes over.</summary>
    public async Task FailOverAsync()
    {
        await ShellAsync(Lose, _binaries, Primary);
        await ShellAsync(Promote, _binaries, Standby);
        _primary = 1 - _primary;
    }

    private static string SocketOf(string server) => server + ".socket";

    private static Task UntilAsync(string server, string question) => Until.TrueAsync(async () => await AskAsync(server, question) is true);

    private static async Task<object?> AskAsync(string server, params string[] statements)
    {
        await using var connection = new NpgsqlConnection($"Host={SocketOf(server)};Username=postgres;Database=postgres;Pooling=false;GSS Encryption Mode=Disable");
        await connection.OpenAsync();
        object? answer = null;
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // the statements are ours
            await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
            answer = await command.ExecuteScalarAsync();
        }

        return answer;
    }

    // PostgreSQL refuses root
    private static Task ShellAsync(string script, params string[] arguments)
    {
        string[] shell = ["sh", "-ec", script, "sh", .. arguments];
        return Environment.IsPrivilegedProcess ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. shell]) : RunAsync(shell[0], shell[1..]);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {said}");
    }
}
