using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>
/// Starts workflows whose time trigger (Timer, Cron, StartAt) is due. One start per occurrence, on however many nodes: the start's
/// command is named after the occurrence. A trigger that can not start its workflow does not hold up the others.
/// </summary>
public sealed class DueTriggers(NpgsqlDataSource dataSource, WorkflowRuntime runtime, WorkflowTelemetry telemetry, TimeProvider clock, ILogger<DueTriggers> logger)
{
    /// <summary>Starts everything due; returns how many instances were started.</summary>
    public async Task<int> FireDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = 0;
        foreach (var trigger in await ClaimAsync(now, cancellationToken))
        {
            try
            {
                await FireAsync(trigger, cancellationToken);
                started++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.TriggerFailed(logger, trigger.ActivityId, trigger.DefinitionId, exception);
            }
        }

        return started;
    }

    /// <summary>
    /// Brings triggers back that lie ahead of their next occurrence: the clock has gone back since they were set, as where a database is
    /// copied and runs by another clock. One that is due, or on time, is left alone.
    /// </summary>
    public async Task RealignAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var trigger in await ReadAsync("SELECT tenant_id, version_id, activity_id, definition_id, kind, value, next_at FROM flow_trigger WHERE next_at > $1 AND kind IN ('cron', 'timer')", now, cancellationToken))
        {
            if (NextAfter(trigger.Kind, trigger.Value, now) is not { } next || next >= trigger.NextAt)
                continue;
            await using var command = dataSource.CreateCommand("UPDATE flow_trigger SET next_at = $4 WHERE tenant_id = $1 AND version_id = $2 AND activity_id = $3 AND next_at = $5");
            command.Parameters.Add(P(trigger.Tenant));
            command.Parameters.Add(P(trigger.VersionId));
            command.Parameters.Add(P(trigger.ActivityId));
            command.Parameters.Add(Instant(next));
            command.Parameters.Add(P(trigger.NextAt));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The occurrence after an instant; null when a trigger does not recur.</summary>
    internal static DateTimeOffset? NextAfter(string kind, string value, DateTimeOffset after) => kind switch
    {
        "cron" => CronSchedule.Parse(value).Next(after),
        "timer" => TimeText.Span(value) is { Ticks: > 0 } interval ? after + interval : null,
        _ => null,
    };

    private async Task FireAsync(Trigger trigger, CancellationToken cancellationToken)
    {
        // without the version: an occurrence is one, also while the next version takes the trigger over
        var name = $"{trigger.Kind}:{trigger.Tenant}:{trigger.DefinitionId}:{trigger.ActivityId}:{trigger.NextAt.UtcTicks}";
        await runtime.ExecuteAsync(
            new(trigger.Tenant, DerivedId.FromName(name), $"trigger:{trigger.Kind}"),
            async burst => await burst.StartAsync(trigger.DefinitionId, [], null, cancellationToken, triggerActivityId: trigger.ActivityId),
            cancellationToken);
        telemetry.Fired("trigger", clock.GetUtcNow() - trigger.NextAt);
        await AdvanceAsync(trigger, cancellationToken);
    }

    // after the start has committed: a crash in between starts nothing twice, for the command's name is the occurrence
    private async Task AdvanceAsync(Trigger trigger, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "UPDATE flow_trigger SET next_at = $4, lease_until = NULL WHERE tenant_id = $1 AND version_id = $2 AND activity_id = $3 AND next_at = $5");
        command.Parameters.Add(P(trigger.Tenant));
        command.Parameters.Add(P(trigger.VersionId));
        command.Parameters.Add(P(trigger.ActivityId));
        command.Parameters.Add(Instant(NextAfter(trigger.Kind, trigger.Value, trigger.NextAt)));
        command.Parameters.Add(P(trigger.NextAt));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<Trigger>> ClaimAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH due AS (
                SELECT tenant_id, version_id, activity_id FROM flow_trigger
                WHERE next_at <= $1 AND (lease_until IS NULL OR lease_until < now()) ORDER BY next_at LIMIT 100 FOR UPDATE SKIP LOCKED)
            UPDATE flow_trigger t SET lease_until = now() + interval '60 seconds' FROM due
            WHERE t.tenant_id = due.tenant_id AND t.version_id = due.version_id AND t.activity_id = due.activity_id
            RETURNING t.tenant_id, t.version_id, t.activity_id, t.definition_id, t.kind, t.value, t.next_at
            """;
        return [.. (await ReadAsync(sql, now, cancellationToken)).OrderBy(t => t.NextAt).ThenBy(t => t.ActivityId, StringComparer.Ordinal)];
    }

    private async Task<List<Trigger>> ReadAsync(string sql, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(now.ToUniversalTime()));
        var due = new List<Trigger>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return due;
    }

    private sealed record Trigger(string Tenant, string VersionId, string ActivityId, string DefinitionId, string Kind, string Value, DateTimeOffset NextAt);
}
