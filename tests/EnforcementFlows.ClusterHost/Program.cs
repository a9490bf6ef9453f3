// A host for tests to kill: `<folder>` runs the durable cluster of that folder until the input ends, `throw-away` the one
// that tests use. Says "ready <server pid> <cluster folder>".
using EnforcementFlows.Data.PrivateClusters;
using EnforcementFlows.Testing;
using Microsoft.Extensions.Logging.Abstractions;

try
{
    if (args[0] == "throw-away")
    {
        var cluster = await TestCluster.GetAsync();
        Console.WriteLine($"ready {cluster.ProcessId} {cluster.Folder}");
        await Console.In.ReadToEndAsync();
    }
    else
    {
        await using var cluster = await PrivateCluster.StartAsync(new() { DataDirectory = args[0] }, NullLogger.Instance, CancellationToken.None);
        Console.WriteLine($"ready {cluster.ProcessId} {cluster.Folder}");
        await Console.In.ReadToEndAsync();
    }
    return 0;
}
catch (PrivateClusterException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
