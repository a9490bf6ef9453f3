using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>A check of the host on top of the engine's lint: roles, clauses, forms.</summary>
public delegate IEnumerable<DefinitionFinding> DefinitionCheck(WorkflowPlan plan);

/// <summary>
/// Brings definition files into the database: once per content, never over a version that was made in the designer. A file that
/// is wrong is refused with place and reason; the others still load.
/// </summary>
public sealed class DefinitionImport(NpgsqlDataSource dataSource, ActivityRegistry registry, TimeProvider clock, ILogger<DefinitionImport> logger)
{
    /// <summary>The origin of rows that came from files.</summary>
    public const string FromFiles = "files";

    /// <summary>Imports the definitions of a tenant.</summary>
    /// <returns>All findings; those with errors name what was refused.</returns>
    public async Task<IReadOnlyList<DefinitionFinding>> ImportAsync(
        string tenant, IReadOnlyList<(string File, string Text)> files, DefinitionCheck? check, CancellationToken cancellationToken)
    {
        var findings = new List<DefinitionFinding>();
        var read = new List<WorkflowDefinition>();
        foreach (var (file, text) in files)
        {
            if (DefinitionReader.Read(text, file, findings) is { } definition)
                read.Add(definition);
        }

        var accepted = Accept(read, check, findings);
        foreach (var refused in findings.Where(f => f.Severity == FindingSeverity.Error))
            Log.DefinitionRefused(logger, refused.ToString());
        var imported = 0;
        foreach (var plan in accepted.OrderBy(p => p.Definition.Version)) // of two versions in one folder the later is the published one
            imported += await StoreAsync(tenant, plan, cancellationToken) ? 1 : 0;
        Log.DefinitionsImported(logger, tenant, imported, accepted.Count - imported, files.Count - accepted.Count);
        return findings;
    }

    /// <summary>The plans of the definitions without errors. One that uses a refused one is refused with it.</summary>
    public List<WorkflowPlan> Accept(IReadOnlyList<WorkflowDefinition> definitions, DefinitionCheck? check, List<DefinitionFinding> findings)
    {
        var open = definitions.ToList();
        while (true)
        {
            var set = new DefinitionSet(open);
            var plans = new List<WorkflowPlan>();
            var refused = new List<WorkflowDefinition>();
            var round = new List<DefinitionFinding>();
            foreach (var definition in open)
            {
                var (plan, compiled) = new PlanCompiler(registry, set.Resolve).Compile(definition);
                var own = compiled.Where(f => f.IsOf(definition)).ToList();
                if (plan is null && !own.Exists(f => f.Severity == FindingSeverity.Error))
                    own.Add(Used(definition, compiled));
                if (plan is not null)
                    own.AddRange(DefinitionLint.Check(plan).Concat(check?.Invoke(plan) ?? []));
                round.AddRange(own);
                if (plan is null || own.Exists(f => f.Severity == FindingSeverity.Error))
                    refused.Add(definition);
                else
                    plans.Add(plan);
            }

            if (refused.Count == 0)
            {
                findings.AddRange(round);
                return plans;
            }

            findings.AddRange(round.Where(f => refused.Exists(d => f.IsOf(d))));
            open.RemoveAll(refused.Contains);
        }
    }

    private static DefinitionFinding Used(WorkflowDefinition definition, IReadOnlyList<DefinitionFinding> compiled) => new(
        FindingSeverity.Error, "used-workflow-refused", definition.Source, "$",
        $"It uses a workflow that is refused: {compiled.First(f => f.Severity == FindingSeverity.Error)}");

    private async Task<bool> StoreAsync(string tenant, WorkflowPlan plan, CancellationToken cancellationToken)
    {
        var definition = plan.Definition;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await DefinitionPublishing.LockAsync(connection, tenant, definition.DefinitionId, cancellationToken);
        var latest = await LatestAsync(connection, tenant, definition.DefinitionId, cancellationToken);
        if (latest is not null && (latest.Value.Known.Contains(definition.ContentHash) || latest.Value.Origin != FromFiles))
            return false;
        var version = Math.Max((latest?.Version ?? 0) + 1, definition.Version);
        var versionId = await VersionIdAsync(connection, tenant, definition, version, cancellationToken);
        await InsertAsync(connection, tenant, definition, version, versionId, cancellationToken);
        await TriggerRows.ReplaceAsync(connection, tenant, plan, versionId, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<(int Version, string Origin, HashSet<string> Known)?> LatestAsync(
        NpgsqlConnection connection, string tenant, string definitionId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT version, origin, content_hash FROM flow_definition WHERE tenant_id = $1 AND definition_id = $2 ORDER BY version DESC", connection);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(definitionId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        (int Version, string Origin, HashSet<string> Known)? latest = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            latest ??= (reader.GetInt32(0), reader.GetString(1), []);
            latest.Value.Known.Add(reader.GetString(2));
        }

        return latest;
    }

    // a file that was edited but kept its ids gets the next number and an id that goes with it
    private static async Task<string> VersionIdAsync(
        NpgsqlConnection connection, string tenant, WorkflowDefinition definition, int version, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM flow_definition WHERE tenant_id = $1 AND version_id = $2", connection);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(definition.Id);
        var taken = await command.ExecuteScalarAsync(cancellationToken) is not null;
        return version == definition.Version && !taken ? definition.Id : $"{definition.DefinitionId}-v{version}";
    }

    private async Task InsertAsync(
        NpgsqlConnection connection, string tenant, WorkflowDefinition definition, int version, string versionId, CancellationToken cancellationToken)
    {
        await using (var retire = new NpgsqlCommand(
            "UPDATE flow_definition SET is_published = false, is_latest = false WHERE tenant_id = $1 AND definition_id = $2 AND (is_published OR is_latest)", connection))
        {
            retire.Parameters.AddWithValue(tenant);
            retire.Parameters.AddWithValue(definition.DefinitionId);
            await retire.ExecuteNonQueryAsync(cancellationToken);
        }

        const string sql = """
            INSERT INTO flow_definition (tenant_id, version_id, definition_id, version, name, json, content_hash, is_published, is_latest, origin, created_at, published_at, description)
            VALUES ($1, $2, $3, $4, $5, $6, $7, true, true, $8, $9, $9, $10)
            """;
        await using var insert = new NpgsqlCommand(sql, connection);
        insert.Parameters.AddWithValue(tenant);
        insert.Parameters.AddWithValue(versionId);
        insert.Parameters.AddWithValue(definition.DefinitionId);
        insert.Parameters.AddWithValue(version);
        insert.Parameters.AddWithValue((object?)definition.Name ?? DBNull.Value);
        insert.Parameters.AddWithValue(Stored(definition, versionId, version));
        insert.Parameters.AddWithValue(definition.ContentHash);
        insert.Parameters.AddWithValue(FromFiles);
        insert.Parameters.AddWithValue(clock.GetUtcNow().UtcDateTime);
        insert.Parameters.AddWithValue((object?)definition.Json.Text("description") ?? DBNull.Value);
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    // the row's document names the row's version, so that what is read back knows which version it is
    private static string Stored(WorkflowDefinition definition, string versionId, int version)
    {
        var json = (JsonObject)definition.Json.DeepClone();
        json["id"] = versionId;
        json["version"] = version;
        json["isPublished"] = true;
        json["isLatest"] = true;
        return json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}

internal static class FindingExtensions
{
    public static bool IsOf(this DefinitionFinding finding, WorkflowDefinition definition) => finding.File == definition.Source;
}
