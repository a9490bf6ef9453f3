using System.Text.Json;
using EnforcementFlows.Workflow.Execution;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>What an instance was started with, and what its journal says of it.</summary>
/// <param name="Trigger">The trigger that started it; null for none.</param>
/// <param name="Bursts">The records of its journal, from the first on.</param>
public sealed record InstancePast(Guid InstanceId, string PlanHash, Dictionary<string, object?> Input, string? Trigger, IReadOnlyList<PastBurst> Bursts);

/// <summary>One record of a journal.</summary>
/// <param name="Events">The names of the events that it took.</param>
public sealed record PastBurst(DateTimeOffset At, IReadOnlyList<string> Events, IReadOnlyList<PastLine> Lines);

/// <summary>What happened to one execution of an activity.</summary>
/// <param name="Path">The activity's path in the plan.</param>
/// <param name="Event"><c>Started, Resumed, Completed, Canceled, Faulted</c>.</param>
public sealed record PastLine(int ContextId, string Path, string Event, string? Detail);

/// <summary>Reads how instances went, to play them again. It reads several at once, and changes nothing.</summary>
public sealed class PastReader(NpgsqlDataSource database)
{
    /// <summary>Those of the instances that there are.</summary>
    public async Task<IReadOnlyList<InstancePast>> ReadAsync(string tenant, IReadOnlyCollection<Guid> instances, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var bursts = await BurstsAsync(connection, tenant, instances, cancellationToken);
        await using var command = new NpgsqlCommand("SELECT instance_id, plan_hash, state FROM flow_state WHERE tenant_id = $1 AND instance_id = ANY($2)", connection)
        {
            Parameters = { P(tenant), P(instances.ToArray()) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var past = new List<InstancePast>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (id, (input, trigger)) = (reader.GetGuid(0), Snapshot.ReadStart(reader.GetFieldValue<byte[]>(2)));
            past.Add(new(id, reader.GetString(1), input, trigger, [.. bursts[id]]));
        }

        return past;
    }

    private static async Task<ILookup<Guid, PastBurst>> BurstsAsync(NpgsqlConnection connection, string tenant, IReadOnlyCollection<Guid> instances, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT instance_id, at, body FROM flow_journal WHERE tenant_id = $1 AND instance_id = ANY($2) ORDER BY instance_id, seq", connection)
        {
            Parameters = { P(tenant), P(instances.ToArray()) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var bursts = new List<(Guid Instance, PastBurst Burst)>();
        while (await reader.ReadAsync(cancellationToken))
            bursts.Add((reader.GetGuid(0), Read(reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2))));
        return bursts.ToLookup(burst => burst.Instance, burst => burst.Burst);
    }

    private static PastBurst Read(DateTimeOffset at, string body)
    {
        using var document = JsonDocument.Parse(body);
        return new(
            at,
            [.. Elements(document.RootElement, "causes").Select(EventOf).OfType<string>()],
            [.. Elements(document.RootElement, "lines").Select(line => new PastLine(line[0].GetInt32(), line[1].GetString()!, line[2].GetString()!, line[3].GetString()))]);
    }

    private static string? EventOf(JsonElement cause) =>
        cause.ValueKind == JsonValueKind.Object && cause.TryGetProperty("by", out var by) && by.GetString() == "Event" ? cause.GetProperty("outcome").GetString() : null;

    private static JsonElement.ArrayEnumerator Elements(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
