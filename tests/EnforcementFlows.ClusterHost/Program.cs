// Starts the private cluster of the folder given as first argument, says "ready", and stops it when its input ends.
using EnforcementFlows.Data.PrivateClusters;
using Microsoft.Extensions.Logging.Abstractions;

try
{
    await using var cluster = await PrivateCluster.StartAsync(new() { DataDirectory = args[0] }, NullLogger.Instance, CancellationToken.None);
    Console.WriteLine($"ready {cluster.ProcessId}");
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (PrivateClusterException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
