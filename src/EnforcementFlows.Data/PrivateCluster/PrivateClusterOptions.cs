namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>What survives a power failure.</summary>
public enum Durability
{
    /// <summary>Every commit is on disk before it is acknowledged. The only choice for data somebody needs.</summary>
    Durable,

    /// <summary>Nothing is flushed and every local caller is trusted: for clusters deleted after a test run.</summary>
    ThrowAway,
}

/// <summary>How a <see cref="PrivateCluster"/> is made and where it lies.</summary>
public sealed record PrivateClusterOptions
{
    /// <summary>Absolute folder that belongs to one host; the cluster lies in its subfolder <c>postgres</c>.</summary>
    public required string DataDirectory { get; init; }

    public Durability Durability { get; init; }

    /// <summary>Written to postgresql.conf when the cluster is made; later changes belong there or in ALTER SYSTEM.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Shared buffers in megabytes; written like <see cref="MaxConnections"/>.</summary>
    public int SharedBuffers { get; init; } = 128;

    /// <summary>Further lines of postgresql.conf, name to value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Where a cluster goes when the host runs as root and the user that runs PostgreSQL cannot reach <see cref="DataDirectory"/>.</summary>
    public string FallbackDirectory { get; init; } = "/var/lib/enforcementflows";

    /// <summary>Folders to look for initdb and postgres in; null looks where they are usually installed (see <see cref="PostgresBinaries"/>).</summary>
    public IReadOnlyList<string>? BinaryDirectories { get; init; }

    /// <summary>How long start-up, crash recovery included, and shutdown may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);
}
