using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>
/// A PostgreSQL of the host's own, reachable only through a socket on this machine: the database where no connection
/// string is set, and (throw-away) the one of the tests.
/// </summary>
/// <remarks>
/// One host per data directory, kept so by a lock. The server outlives a killed host, and the next host adopts it; a
/// killed server recovers from its log at the next start. Root never runs PostgreSQL: then the user <c>postgres</c> does.
/// Access is by peer authentication, that is by the operating-system user the kernel reports; there is no password.
/// </remarks>
public sealed class PrivateCluster : IAsyncDisposable
{
    private readonly ClusterServer _server;
    private readonly List<HostLock> _locks;
    private Postmaster _postmaster;

    private PrivateCluster(string folder, ClusterServer server, Postmaster postmaster, List<HostLock> locks)
    {
        Folder = folder;
        _server = server;
        _postmaster = postmaster;
        _locks = locks;
    }

    /// <summary>The cluster's own folder (PGDATA).</summary>
    public string Folder { get; }

    /// <summary>The process id of the server.</summary>
    public int ProcessId => _postmaster.Pid;

    /// <summary>Makes the cluster if there is none, and starts or adopts its server; returns when it accepts connections.</summary>
    /// <exception cref="PrivateClusterException">Another host has the folder, PostgreSQL is missing or of another version, or it does not start.</exception>
    public static async Task<PrivateCluster> StartAsync(PrivateClusterOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            throw new PrivateClusterException("The private PostgreSQL cluster needs Linux; set ConnectionStrings__EnforcementFlows to a PostgreSQL of your own.");
        try
        {
            return await LockAndStartAsync(options, logger, cancellationToken);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new PrivateClusterException($"The user {Environment.UserName} may not use {options.DataDirectory}: {denied.Message} Start the host as the user it was first started as, or give it a DataDirectory of its own.", denied);
        }
    }

    /// <summary>Connects as the role that owns the databases (no superuser).</summary>
    public string ConnectionString(string database) => ClusterServer.ConnectionString(_postmaster, ClusterFolder.Owner, database);

    /// <summary>Connects as superuser: for administration and for tests of the cluster, not for the application.</summary>
    public string SuperuserConnectionString(string database) => ClusterServer.ConnectionString(_postmaster, ClusterFolder.Superuser, database);

    /// <summary>Starts the server again if it died under a living host; does nothing while it runs. The connection strings stay valid.</summary>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.FindAlive(Folder) is not { IsReady: true })
            _postmaster = await _server.EnsureRunningAsync(cancellationToken);
    }

    /// <summary>Stops the server, adopted or started here, and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        _locks.ForEach(taken => taken.Dispose());
        _locks.Clear();
    }

    private static async Task<PrivateCluster> LockAndStartAsync(PrivateClusterOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.DataDirectory);
        // one spelling, whatever symbolic links lead here: a running server is recognised by its path
        options = options with { DataDirectory = (await Command.RunOrThrowAsync(["realpath", options.DataDirectory], cancellationToken)).TrimEnd('\n') };
        RefuseUnquotable(options.DataDirectory);

        var locks = new List<HostLock> { HostLock.Take(options.DataDirectory) };
        try
        {
            return await StartLockedAsync(options, locks, logger, cancellationToken);
        }
        catch
        {
            locks.ForEach(taken => taken.Dispose());
            throw;
        }
    }

    private static async Task<PrivateCluster> StartLockedAsync(PrivateClusterOptions options, List<HostLock> locks, ILogger logger, CancellationToken cancellationToken)
    {
        var known = ClusterLocation.FindExisting(options.DataDirectory);
        var account = await ClusterAccount.ForAsync(known, cancellationToken);
        var path = known ?? await ClusterLocation.ChooseAsync(options, account, cancellationToken);
        var exists = ClusterLocation.Exists(path);
        var binaries = await PostgresBinaries.FindAsync(options.BinaryDirectories, exists ? VersionOf(path) : null, path, cancellationToken);
        if (!ClusterLocation.IsBeside(options.DataDirectory, path))
        {
            ClusterLog.Elsewhere(logger, account.Name, options.DataDirectory, path);
            locks.Add(HostLock.Take(await ClusterLocation.PrepareFallbackAsync(path, cancellationToken))); // a copied data directory points here too
        }

        var folder = new ClusterFolder(path, account, logger);
        folder.RemoveUnfinished();
        if (!exists)
            await folder.CreateAsync(binaries, options, cancellationToken);
        else if (!await ClusterLocation.CanReachAsync(account, path, cancellationToken))
            throw new PrivateClusterException($"The user {account.Name}, who runs PostgreSQL, cannot reach the cluster in {path}. Give that user the right to pass through the folders above it (chmod o+x).");
        ClusterLocation.Remember(options.DataDirectory, path);
        folder.WriteAccessRules(options.Durability);

        var server = new ClusterServer(path, account, binaries, options, logger);
        var cluster = new PrivateCluster(path, server, await server.EnsureRunningAsync(cancellationToken), locks);
        await cluster.EnsureOwnerAsync(cancellationToken);
        return cluster;
    }

    private async Task EnsureOwnerAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(SuperuserConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand(
            $"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ClusterFolder.Owner}') THEN CREATE ROLE {ClusterFolder.Owner} LOGIN CREATEDB; END IF; END $$", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static int VersionOf(string cluster) =>
        int.TryParse(File.ReadAllText(Path.Combine(cluster, "PG_VERSION")).Trim().Split('.')[0], out var major)
            ? major
            : throw new PrivateClusterException($"{Path.Combine(cluster, "PG_VERSION")} does not hold a version; restore the folder from a backup.");

    private static void RefuseUnquotable(string path)
    {
        if (path.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
            throw new PrivateClusterException($"pg_ctl cannot handle the characters \" $ ` \\ in a path; choose another DataDirectory than {path}.");
    }
}
