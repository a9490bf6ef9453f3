using Microsoft.Extensions.Logging;

namespace EnforcementFlows.Data.PrivateClusters;

internal static partial class ClusterLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Creating a PostgreSQL {Version} cluster in {Folder}")]
    public static partial void Creating(ILogger logger, string folder, int version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The user {User}, who runs PostgreSQL because the host runs as root, cannot reach {DataDirectory}; the cluster lies in {Folder}")]
    public static partial void Elsewhere(ILogger logger, string user, string dataDirectory, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL {Version} serves {Folder} (process {Pid})")]
    public static partial void Started(ILogger logger, string folder, int version, int pid);

    [LoggerMessage(Level = LogLevel.Information, Message = "Adopted the PostgreSQL that an earlier host left running on {Folder} (process {Pid})")]
    public static partial void Adopted(ILogger logger, string folder, int pid);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL on {Folder} was not shut down; it recovers from its log now")]
    public static partial void Recovering(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL on {Folder} is stopped")]
    public static partial void Stopped(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL on {Folder} did not stop: {Output} The next start adopts it")]
    public static partial void NotStopped(ILogger logger, string folder, string output);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Folder}, a cluster whose creation had been interrupted")]
    public static partial void RemovedUnfinished(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not remove {Folder}, a cluster whose creation had been interrupted; the next start tries again")]
    public static partial void KeptUnfinished(ILogger logger, string folder, Exception exception);
}
