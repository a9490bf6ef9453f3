using Npgsql;

namespace EnforcementFlows.Api.Hosting.Jobs;

/// <summary>
/// Which node works on which job. A node holds a job for some seconds at a time; the job of a node that died is free again when
/// they are over. The lease saves work, it guards nothing: each piece guards itself.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="table">The jobs: court, id, state, lease_until, created_at, started_at, finished_at.</param>
/// <param name="ready">What must hold of a job before it is taken, in SQL; <c>$1</c> is now, by the court's clock.</param>
internal class JobLease(NpgsqlDataSource database, string table, string ready = "true")
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(15);

    /// <summary>A job held by this node, until an instant of the database's clock.</summary>
    public sealed record Holding(string Court, Guid JobId, DateTime Until);

    /// <summary>Takes the oldest job that nobody holds.</summary>
    public async Task<Holding?> TakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // the table is a constant of the derived class; values are parameters
        await using var take = database.CreateCommand(
            $"""
            UPDATE {table} j SET state = 'Running', started_at = coalesce(j.started_at, $1), lease_until = clock_timestamp() + $2
            FROM (SELECT court, id FROM {table}
                  WHERE state IN ('Queued', 'Running') AND (lease_until IS NULL OR lease_until < clock_timestamp()) AND {ready}
                  ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) next
            WHERE j.court = next.court AND j.id = next.id
            RETURNING j.court, j.id, j.lease_until
            """);
        take.Parameters.Add(new() { Value = now });
        take.Parameters.Add(new() { Value = Held });
        await using var reader = await take.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetString(0), reader.GetGuid(1), reader.GetDateTime(2)) : null;
    }

    /// <summary>Holds on to a job.</summary>
    /// <returns>Null where it was cancelled, or another node has taken it since.</returns>
    public async Task<Holding?> RenewAsync(Holding holding, CancellationToken cancellationToken)
    {
        await using var renew = database.CreateCommand(
            $"""
            UPDATE {table} SET lease_until = clock_timestamp() + $4
            WHERE court = $1 AND id = $2 AND lease_until = $3 AND state = 'Running' RETURNING lease_until
            """);
        renew.Parameters.Add(new() { Value = holding.Court });
        renew.Parameters.Add(new() { Value = holding.JobId });
        renew.Parameters.Add(new() { Value = holding.Until });
        renew.Parameters.Add(new() { Value = Held });
        return await renew.ExecuteScalarAsync(cancellationToken) is DateTime until ? holding with { Until = until } : null;
    }

    /// <summary>Marks a job as done.</summary>
    public Task FinishAsync(Holding holding, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync($"UPDATE {table} SET state = 'Finished', finished_at = $4, lease_until = NULL WHERE court = $1 AND id = $2 AND lease_until = $3 AND state = 'Running'", holding, now, cancellationToken);

    /// <summary>Leaves a job alone for half a minute; then any node goes on.</summary>
    public Task DeferAsync(Holding holding, CancellationToken cancellationToken) =>
        EndAsync($"UPDATE {table} SET lease_until = clock_timestamp() + interval '30 seconds' WHERE court = $1 AND id = $2 AND lease_until = $3 AND state = 'Running'", holding, null, cancellationToken);

    /// <summary>Lets another node go on at once.</summary>
    public Task ReleaseAsync(Holding holding) =>
        EndAsync($"UPDATE {table} SET lease_until = NULL WHERE court = $1 AND id = $2 AND lease_until = $3", holding, null, CancellationToken.None);

    private async Task EndAsync(string sql, Holding holding, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var end = database.CreateCommand(sql);
#pragma warning restore CA2100
        end.Parameters.Add(new() { Value = holding.Court });
        end.Parameters.Add(new() { Value = holding.JobId });
        end.Parameters.Add(new() { Value = holding.Until });
        if (now is { } at)
            end.Parameters.Add(new() { Value = at });
        await end.ExecuteNonQueryAsync(cancellationToken);
    }
}
