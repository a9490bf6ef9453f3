using System.Collections.Concurrent;
using EnforcementFlows.Api.Features.Clock;
using EnforcementFlows.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>
/// A host that another test can have when this one has done with it, for starting one costs more than most tests do. What a host keeps in
/// memory of its flows and accounts is only a copy of what it read, so it is as new when its database is.
/// </summary>
internal sealed class ReusableApp : IAsyncDisposable
{
    private const string Clock = "clock";

    /// <summary>Tables that are put back as they were at the start.</summary>
    private static readonly string[] Kept = ["flow_definition", "flow_trigger", "team_members"];

    private static readonly ConcurrentDictionary<string, ConcurrentBag<ReusableApp>> Idle = new();

    private readonly ConcurrentBag<ReusableApp> _idle;
    private readonly NpgsqlDataSource _database;
    private readonly Dictionary<string, string> _atStart = [];
    private string _now = "";

    private ReusableApp(EnforcementApp app, ConcurrentBag<ReusableApp> idle) =>
        (App, _idle, _database) = (app, idle, app.Services.GetRequiredService<NpgsqlDataSource>());

    public EnforcementApp App { get; }

    private bool HasDatabaseOfItsOwn { get; init; }

    /// <summary>An idle host with these settings, or a new one.</summary>
    public static async Task<ReusableApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var idle = Idle.GetOrAdd(string.Join('\n', settings.Order()), _ => []);
        if (idle.TryTake(out var used))
            return used;
        var app = new ReusableApp(await EnforcementApp.StartAsync(settings), idle) { HasDatabaseOfItsOwn = settings.Any(setting => setting.Name == EnforcementApp.Database) };
        await app.RememberAsync();
        return app;
    }

    /// <summary>Empties what was empty at the start, and puts back the clock, the teams and the flows. One whose accounts or profiles are no longer as they were is not used again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!HasDatabaseOfItsOwn && await RestoreAsync())
            _idle.Add(this);
        else
            await App.DisposeAsync();
    }

    private async Task RememberAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        foreach (var table in await ReadAsync(connection, "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'"))
            _atStart[table] = await ContentAsync(connection, table);
        await ReadAsync(connection, "CREATE SCHEMA at_start");
        foreach (var table in Kept)
            await ReadAsync(connection, $"CREATE TABLE at_start.{table} AS TABLE {table}");
        _now = (await ReadAsync(connection, "SELECT now::text FROM clock")).Single();
    }

    private async Task<bool> RestoreAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        try
        {
            // no worker is at work, and none begins before the host knows the time again
            await ReadAsync(connection, $"SELECT pg_advisory_lock({ClockAdvance.LockKey})::text");
            return await RestoreAsync(connection);
        }
        finally
        {
            await ReadAsync(connection, "SELECT pg_advisory_unlock_all()::text");
        }
    }

    private async Task<bool> RestoreAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var changed = new List<string>();
        foreach (var (table, content) in _atStart.Where(table => table.Value.Length > 0))
        {
            if (await ContentAsync(connection, table) != content)
                changed.Add(table);
        }

        if (changed.Except([.. Kept, Clock]).Any())
            return false;
        // one that was cancelled, too, may still be at its last line
        if (await ReadAsync(connection, "SELECT state FROM import_jobs WHERE state <> 'Finished'") is not [])
            return false;
        if (await ReadAsync(connection, "SELECT state FROM flow_repairs WHERE state NOT IN ('Drafted', 'Finished')") is not [])
            return false;
        // the host knows an approved calendar for some seconds longer than its database
        if (await ReadAsync(connection, "SELECT state FROM calendar_changes") is not [])
            return false;
        // plans are found by their content, and the host remembers which are stored
        var empty = _atStart.Where(table => table.Value.Length == 0).Select(table => table.Key).Except(["flow_plan"]);
        var kept = changed.Intersect(Kept).ToList();
        await ReadAsync(connection, $"TRUNCATE {string.Join(", ", empty.Concat(kept))}");
        foreach (var table in kept)
            await ReadAsync(connection, $"INSERT INTO {table} SELECT * FROM at_start.{table}");
        if (changed.Contains(Clock))
            await ReadAsync(connection, $"UPDATE clock SET now = '{_now}'");
        await transaction.CommitAsync();
        if (changed.Count > 0)
            await ForgetAsync();
        return true;
    }

    private async Task ForgetAsync()
    {
        ((MemoryCache)App.Services.GetRequiredService<IMemoryCache>()).Clear();
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ManualClock>().StartAsync(scope.ServiceProvider.GetRequiredService<EnforcementDbContext>(), CancellationToken.None);
    }

    private static async Task<string> ContentAsync(NpgsqlConnection connection, string table) =>
        (await ReadAsync(connection, $"SELECT coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') FROM {table} t")).Single();

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // the names are those of the catalogue
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }
}
