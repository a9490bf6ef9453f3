using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace EnforcementFlows.Data;

/// <summary>Makes the database ready for this version of the program; several nodes may do so at once.</summary>
public static class DatabaseSetup
{
    private const long LockKey = 0x4546_0001; // "EF" 1: any number nobody else locks in this database

    /// <summary>Creates the database if it is missing and migrates it, one node at a time; the others wait and find the work done.</summary>
    /// <param name="connectionString">Must reach PostgreSQL itself, not a pooler in transaction mode: the lock belongs to a session.</param>
    /// <param name="createContext">Makes a context on that database.</param>
    /// <param name="cancellationToken">Cancels the waiting and the work.</param>
    public static async Task PrepareAsync(string connectionString, Func<DbContext> createContext, CancellationToken cancellationToken)
    {
        var settings = DataRegistration.WithoutGss(connectionString);
        (settings.Pooling, settings.CommandTimeout) = (false, 0);
        await using var connection = await OpenOrCreateAsync(settings, cancellationToken);
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } })
            await take.ExecuteNonQueryAsync(cancellationToken); // the session's end lets go of it, a crash included

        await using var context = createContext();
        if (context.Database.GetMigrations().Any())
            await MigrateAsync(context, cancellationToken);
        else
            await context.Database.EnsureCreatedAsync(cancellationToken);
    }

    private static async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        // migrating reads this table first and would log its absence in a new database as an error
        await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenOrCreateAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(settings, cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateDatabaseAsync(settings, cancellationToken);
            return await OpenAsync(settings, cancellationToken);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task CreateDatabaseAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(new(settings.ConnectionString) { Database = "postgres" }, cancellationToken);
        await using var create = connection.CreateCommand();
#pragma warning disable CA2100 // an identifier cannot be a parameter; it is quoted
        create.CommandText = $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(settings.Database!)}";
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another node made it in the meantime
        }
    }
}
