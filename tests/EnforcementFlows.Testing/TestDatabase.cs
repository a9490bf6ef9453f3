using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnforcementFlows.Testing;

public static class TestDatabase
{
    /// <summary>A database for one test; dispose it, or leave it to the end of the run.</summary>
    public static async Task<TestDatabase<TContext>> CreateAsync<TContext>()
        where TContext : DbContext
    {
        var database = new TestDatabase<TContext>();
        await database.InitializeAsync();
        return database;
    }

    /// <summary>A database on a cluster of the test's own.</summary>
    public static async Task<TestDatabase<TContext>> CreateAsync<TContext>(TestCluster cluster)
        where TContext : DbContext
    {
        var database = new TestDatabase<TContext>(cluster);
        await database.InitializeAsync();
        return database;
    }
}

/// <summary>A database of its own with the schema of <typeparamref name="TContext"/>: as class fixture, or made by <see cref="TestDatabase"/> for one test.</summary>
/// <example><c>public sealed class TimerStoreTests(TestDatabase&lt;EnforcementDbContext&gt; database) : IClassFixture&lt;TestDatabase&lt;EnforcementDbContext&gt;&gt;</c></example>
public sealed class TestDatabase<TContext> : IAsyncLifetime, IAsyncDisposable
    where TContext : DbContext
{
    private TestCluster? _cluster;

    public TestDatabase()
    {
    }

    internal TestDatabase(TestCluster cluster) => _cluster = cluster;

    public string ConnectionString { get; private set; } = "";

    public DbContextOptions<TContext> Options => OptionsFor(ConnectionString);

    public TContext NewContext() => NewContext(Options);

    public async Task InitializeAsync()
    {
        _cluster ??= await TestCluster.GetAsync();
        ConnectionString = await _cluster.CreateDatabaseAsync($"template_{typeof(TContext).Name.ToLowerInvariant()}", PrepareAsync);
    }

    public async Task DisposeAsync() => await _cluster!.DropDatabaseAsync(ConnectionString);

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private static Task PrepareAsync(string connectionString) =>
        DatabaseSetup.PrepareAsync(connectionString, () => NewContext(OptionsFor(connectionString)), CancellationToken.None);

    private static TContext NewContext(DbContextOptions<TContext> options) => (TContext)Activator.CreateInstance(typeof(TContext), options)!;

    private static DbContextOptions<TContext> OptionsFor(string connectionString) => new DbContextOptionsBuilder<TContext>().UseNpgsql(connectionString).Options;
}
