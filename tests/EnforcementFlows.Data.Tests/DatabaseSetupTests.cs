using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Data.Tests;

public sealed class DatabaseSetupTests
{
    [Fact]
    public async Task PrepareAsync_TwoNodesAndNoDatabase_BothSucceedAndTheSchemaExistsOnce()
    {
        var cluster = await TestCluster.GetAsync();
        var missing = await MissingDatabaseAsync(cluster);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrepareAsync(missing)));

        await using var context = NewContext(missing);
        (await context.Notes.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task PrepareAsync_AnotherNodeIsAtWork_WaitsForItsLock()
    {
        var cluster = await TestCluster.GetAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var other = new NpgsqlConnection(database);
        await other.OpenAsync();
        await ExecuteAsync(other, "SELECT pg_advisory_lock(1162215425)");

        var waiting = PrepareAsync(database);
        await Until.TrueAsync(() => ScalarAsync<bool>(other, "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"));
        var tables = await ScalarAsync<long>(other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
        await ExecuteAsync(other, "SELECT pg_advisory_unlock(1162215425)");
        await waiting;

        tables.Should().Be(0, "the waiting node must not touch the schema");
        (await NewContext(database).Notes.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task PrepareAsync_SchemaIsThere_KeepsTheRows()
    {
        await using var database = await TestDatabase.CreateAsync<SampleContext>();
        await using (var context = database.NewContext())
        {
            context.Notes.Add(new() { Text = "kept" });
            await context.SaveChangesAsync();
        }

        await PrepareAsync(database.ConnectionString);

        (await database.NewContext().Notes.Select(note => note.Text).ToListAsync()).Should().Equal("kept");
    }

    private static async Task<string> MissingDatabaseAsync(TestCluster cluster)
    {
        var database = await cluster.CreateDatabaseAsync();
        await cluster.DropDatabaseAsync(database);
        return database;
    }

    private static Task PrepareAsync(string connectionString) =>
        DatabaseSetup.PrepareAsync(connectionString, () => NewContext(connectionString), CancellationToken.None);

    private static SampleContext NewContext(string connectionString) =>
        new(new DbContextOptionsBuilder<SampleContext>().UseNpgsql(connectionString).Options);

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
