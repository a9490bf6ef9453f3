using EnforcementFlows.Data;
using EnforcementFlows.Data.PrivateClusters;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Hosting.Startup;

/// <summary>The host's database: the one of the connection string, or else a private cluster, started here and stopped with the host.</summary>
internal sealed class HostDatabase(IConfiguration configuration, HostFolders folders, IServiceScopeFactory scopes, ILogger<PrivateCluster> logger) : IAsyncDisposable
{
    private PrivateCluster? _cluster;

    /// <summary>Starts the private cluster if it is needed, creates the database if it is missing, and migrates it.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString(DataRegistration.ConnectionName)))
        {
            _cluster = await PrivateCluster.StartAsync(new() { DataDirectory = folders.Data }, logger, cancellationToken);
            configuration[$"ConnectionStrings:{DataRegistration.ConnectionName}"] = _cluster.ConnectionString("enforcementflows");
        }
        await using var scope = scopes.CreateAsyncScope();
        await DatabaseSetup.PrepareAsync(
            configuration.GetConnectionString(DataRegistration.ConnectionName)!,
            scope.ServiceProvider.GetRequiredService<EnforcementDbContext>,
            cancellationToken);
    }

    /// <summary>Restarts a private cluster that has died under the living host; connection strings stay valid.</summary>
    public Task EnsureRunningAsync(CancellationToken cancellationToken) => _cluster?.EnsureRunningAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Whether the database answers and has every migration of this version.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        return await db.Database.CanConnectAsync(cancellationToken)
            && (!db.Database.GetMigrations().Any() || !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any());
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
