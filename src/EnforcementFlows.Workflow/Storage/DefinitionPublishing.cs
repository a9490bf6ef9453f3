using System.Text.Encodings.Web;
using System.Text.Json;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Makes a stored version the one that new instances take. What runs keeps the version that it was started with.</summary>
public static class DefinitionPublishing
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DefinitionReader.MaxDepth };

    /// <summary>
    /// Of two that decide by what the published definitions of a tenant are together, the second waits for the first to commit. Taken before any
    /// other lock of publishing, that of a definition included.
    /// </summary>
    public static Task LockAllAsync(NpgsqlConnection connection, string tenant, CancellationToken cancellationToken) => LockAsync(connection, tenant, cancellationToken);

    /// <summary>Of two that change a definition at once, the second waits for the first to commit.</summary>
    public static Task LockAsync(NpgsqlConnection connection, string tenant, string definitionId, CancellationToken cancellationToken) =>
        LockAsync(connection, $"{tenant}|{definitionId}", cancellationToken);

    private static async Task LockAsync(NpgsqlConnection connection, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", connection) { Parameters = { P(key) } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Publishes a version, its triggers with it, in the caller's transaction and under its lock. It is the latest unless there is a draft: what is
    /// designed next starts from what is in force, also where that is an older version.
    /// </summary>
    /// <param name="connection">Has the transaction.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="plan">The version, compiled with what is published besides.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task PublishAsync(NpgsqlConnection connection, string tenant, WorkflowPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var definition = plan.Definition;
        await using (var retire = new NpgsqlCommand(
            "UPDATE flow_definition SET is_published = false, is_latest = is_latest AND published_at IS NULL WHERE tenant_id = $1 AND definition_id = $2 AND (is_published OR is_latest)",
            connection)
        {
            Parameters = { P(tenant), P(definition.DefinitionId) },
        })
            await retire.ExecuteNonQueryAsync(cancellationToken);

        definition.Json["isPublished"] = true;
        const string sql = """
            UPDATE flow_definition AS wanted
            SET is_published = true, json = CASE WHEN published_at IS NULL THEN $3 ELSE json END, published_at = coalesce(published_at, $4),
                is_latest = NOT EXISTS (SELECT FROM flow_definition AS draft WHERE draft.tenant_id = $1 AND draft.definition_id = $5 AND draft.is_latest AND draft.version_id <> $2)
            WHERE tenant_id = $1 AND version_id = $2
            """;
        await using (var publish = new NpgsqlCommand(sql, connection)
        {
            Parameters = { P(tenant), P(definition.Id), P(definition.Json.ToJsonString(Readable)), P(now.UtcDateTime), P(definition.DefinitionId) },
        })
            await publish.ExecuteNonQueryAsync(cancellationToken);

        await TriggerRows.ReplaceAsync(connection, tenant, plan, definition.Id, now, cancellationToken);
    }
}
