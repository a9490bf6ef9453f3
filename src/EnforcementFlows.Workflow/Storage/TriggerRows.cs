using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Timers;
using Npgsql;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>The triggers of what is published: those of a new version replace the old ones in the transaction that publishes it.</summary>
internal static class TriggerRows
{
    public static async Task ReplaceAsync(
        NpgsqlConnection connection, string tenant, WorkflowPlan plan, string versionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var retired = await RetireTriggersAsync(connection, tenant, plan.Definition.DefinitionId, cancellationToken);

        foreach (var node in plan.Nodes.Values.Where(n => n.IsTrigger && n.Owner == plan.Root))
        {
            var (kind, value) = TriggerOf(node);
            if (value is null)
                continue;
            await using var insert = new NpgsqlCommand(
                "INSERT INTO flow_trigger (tenant_id, version_id, activity_id, definition_id, kind, value, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7)", connection);
            insert.Parameters.AddWithValue(tenant);
            insert.Parameters.AddWithValue(versionId);
            insert.Parameters.AddWithValue(node.Id);
            insert.Parameters.AddWithValue(plan.Definition.DefinitionId);
            insert.Parameters.AddWithValue(kind);
            insert.Parameters.AddWithValue(value);
            // an occurrence that is due and has not been started yet is not lost with the version it was for
            var next = retired.TryGetValue((node.Id, kind, value), out var pending) ? pending : FirstOccurrence(kind, value, now)?.UtcDateTime;
            insert.Parameters.AddWithValue((object?)next ?? DBNull.Value);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<Dictionary<(string Activity, string Kind, string Value), DateTime?>> RetireTriggersAsync(
        NpgsqlConnection connection, string tenant, string definitionId, CancellationToken cancellationToken)
    {
        await using var retire = new NpgsqlCommand(
            "DELETE FROM flow_trigger WHERE tenant_id = $1 AND definition_id = $2 RETURNING activity_id, kind, value, next_at", connection);
        retire.Parameters.AddWithValue(tenant);
        retire.Parameters.AddWithValue(definitionId);
        await using var reader = await retire.ExecuteReaderAsync(cancellationToken);
        var retired = new Dictionary<(string, string, string), DateTime?>();
        while (await reader.ReadAsync(cancellationToken))
            retired[(reader.GetString(0), reader.GetString(1), reader.GetString(2))] = reader.IsDBNull(3) ? null : reader.GetDateTime(3);
        return retired;
    }

    private static DateTimeOffset? FirstOccurrence(string kind, string value, DateTimeOffset now) => kind switch
    {
        "event" => null,
        "start-at" => TimeText.Instant(value) is { } at && at > now ? at : null, // what is past when it is published never starts
        _ => DueTriggers.NextAfter(kind, value, now),
    };

    private static (string Kind, string? Value) TriggerOf(PlanNode node) => node.Type switch
    {
        "Elsa.Event" => ("event", Literal(node, "eventName")),
        "Elsa.Timer" => ("timer", Literal(node, "interval")),
        "Elsa.Cron" => ("cron", Literal(node, "cronExpression")),
        "Elsa.StartAt" => ("start-at", Literal(node, "dateTime")),
        _ => ("", null),
    };

    private static string? Literal(PlanNode node, string input) => node.Inputs.GetValueOrDefault(input)?.Literal as string;
}
