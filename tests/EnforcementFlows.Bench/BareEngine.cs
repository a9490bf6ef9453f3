using EnforcementFlows.Data;
using EnforcementFlows.Workflow;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Bench;

/// <summary>The engine alone, as the host registers it, without its workers and without a court.</summary>
internal sealed class BareEngine : IAsyncDisposable
{
    public const string Tenant = "bench";
    private readonly ServiceProvider _services;

    private BareEngine(string connectionString, ServiceProvider services) => (ConnectionString, _services) = (connectionString, services);

    public string ConnectionString { get; }

    public IServiceProvider Services => _services;

    public WorkflowRuntime Runtime => _services.GetRequiredService<WorkflowRuntime>();

    public static async Task<BareEngine> StartAsync(string connectionString, params string[] definitions)
    {
        var wide = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 100, MinPoolSize = 20 }.ConnectionString;
        await DatabaseSetup.PrepareAsync(
            wide, () => new EnforcementDbContext(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(wide).Options), CancellationToken.None);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddEnforcementData(new ConfigurationBuilder().AddInMemoryCollection([new($"ConnectionStrings:{DataRegistration.ConnectionName}", wide)]).Build());
        services.AddWorkflowRuntime();
        var engine = new BareEngine(wide, services.BuildServiceProvider());
        var findings = await engine._services.GetRequiredService<DefinitionImport>()
            .ImportAsync(Tenant, [.. definitions.Select((text, at) => ($"definition{at}.json", text))], null, CancellationToken.None);
        if (findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } error)
            throw new InvalidOperationException(error.Message);
        return engine;
    }

    public Task<CommandResult> StartInstanceAsync(string definitionId, string correlation) => Runtime.ExecuteAsync(
        new(Tenant, Guid.NewGuid(), "start"), async burst => await burst.StartAsync(definitionId, [], correlation, CancellationToken.None), CancellationToken.None);

    /// <summary>Publishes an event that exactly one instance waits for.</summary>
    public async Task ResumeAsync(string name, string correlation)
    {
        if (await Runtime.PublishAsync(new(Tenant, Guid.NewGuid(), "event"), name, correlation, null, CancellationToken.None) is not { Result: 1d })
            throw new InvalidOperationException($"Not one took the event of {correlation}.");
    }

    /// <summary>Transactions committed so far, as PostgreSQL counts them.</summary>
    public Task<long> CommitsAsync() => AskAsync<long>("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");

    /// <summary>Bytes of WAL written so far, by all databases of the cluster.</summary>
    public Task<decimal> WalAsync() => AskAsync<decimal>("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the texts are constants of the benchmarks
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task DoAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { CommandTimeout = 0, Pooling = false });
#pragma warning disable CA2100 // as above
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
