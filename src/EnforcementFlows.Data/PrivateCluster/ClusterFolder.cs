using Microsoft.Extensions.Logging;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>Makes the folder of a cluster, whole or not at all, and keeps its access rules current.</summary>
internal sealed class ClusterFolder(string path, ClusterAccount account, ILogger logger)
{
    /// <summary>The superuser, for administration; the host itself connects as <see cref="Owner"/>.</summary>
    public const string Superuser = "postgres";

    /// <summary>The role that owns the databases: no superuser, so a hole in the host is not one in the machine.</summary>
    public const string Owner = "enforcementflows";

    public async Task CreateAsync(PostgresBinaries binaries, PrivateClusterOptions options, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new PrivateClusterException($"{path} is neither empty nor a PostgreSQL cluster. Move it away, or choose another DataDirectory.");

        // initdb is not atomic: it works beside, and the rename makes the result appear whole
        var unfinished = $"{path}.init-{Guid.NewGuid():N}";
        await account.CreatePrivateFolderAsync(unfinished, cancellationToken);
        ClusterLog.Creating(logger, path, binaries.Version);
        await account.RunAsync(InitDb(binaries, unfinished, options.Durability), cancellationToken);
        File.WriteAllText(Path.Combine(unfinished, "postgresql.conf"), Configuration(options));
        if (Directory.Exists(path))
            Directory.Delete(path);
        Directory.Move(unfinished, path);
        if (options.Durability == Durability.Durable)
            await Command.RunOrThrowAsync(["sync", Path.GetDirectoryName(path)!], cancellationToken); // the rename itself
    }

    /// <summary>What hosts killed during initdb left; an initdb that outlived its host may still write there, so try only.</summary>
    public void RemoveUnfinished()
    {
        var parent = Path.GetDirectoryName(path)!;
        foreach (var leftover in Directory.Exists(parent) ? Directory.GetDirectories(parent, Path.GetFileName(path) + ".init-*") : [])
        {
            try
            {
                Directory.Delete(leftover, recursive: true);
                ClusterLog.RemovedUnfinished(logger, leftover);
            }
            catch (IOException busy)
            {
                ClusterLog.KeptUnfinished(logger, leftover, busy);
            }
        }
    }

    /// <summary>Lets in this host's user and the cluster's own, checked by the kernel on the socket (peer): there is no password to leak.</summary>
    public void WriteAccessRules(Durability durability)
    {
        var method = durability == Durability.Durable ? "peer map=host" : "trust";
        File.WriteAllLines(Path.Combine(path, "pg_hba.conf"), [$"local all all {method}", $"local replication {Superuser} {method}"]);
        var host = Environment.UserName;
        string[] users = [$"host \"{host}\" {Owner}", $"host \"{host}\" {Superuser}", $"host \"{account.Name}\" {Superuser}"];
        File.WriteAllLines(Path.Combine(path, "pg_ident.conf"), users.Distinct());
    }

    private static IReadOnlyList<string> InitDb(PostgresBinaries binaries, string folder, Durability durability) =>
    [
        binaries.InitDb, "-D", folder, "-U", Superuser, "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions",
        "--auth-local=peer", "--auth-host=reject",
        .. durability == Durability.Durable ? new[] { "--data-checksums" } : ["--no-sync"],
    ];

    private static string Configuration(PrivateClusterOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            ["max_connections"] = $"{options.MaxConnections}",
            ["shared_buffers"] = $"{options.SharedBuffers}MB",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["jit"] = "off", // compiling costs more than our short queries take
        };
        if (options.Durability == Durability.Durable)
        {
            settings["logging_collector"] = "on"; // log/postgresql-Mon.log …: a week, overwritten
            settings["log_filename"] = "postgresql-%a.log";
            settings["log_rotation_age"] = "1d";
            settings["log_rotation_size"] = "0";
            settings["log_truncate_on_rotation"] = "on";
        }
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        return "# Written once, when the cluster was made; change what you like and restart the host.\n"
            + "# Socket, port and durability are given on the command line and cannot be changed here.\n"
            + string.Concat(settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'\n"));
    }
}
