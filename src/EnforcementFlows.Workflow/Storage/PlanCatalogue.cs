using System.Collections.Concurrent;
using System.Text.Json;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using Npgsql;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>
/// Plans by content hash. Because the key is the content, what is cached here can never be wrong and is never thrown away;
/// only "which version is published now" is asked of the database each time.
/// </summary>
public sealed class PlanCatalogue(NpgsqlDataSource dataSource, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<(string Tenant, string Hash), WorkflowPlan> _byHash = new();
    private readonly ConcurrentDictionary<(string Tenant, string VersionId), WorkflowDefinition> _definitions = new();
    private readonly ConcurrentDictionary<(string Tenant, string Key), WorkflowPlan> _published = new();

    /// <summary>The plan an instance is pinned to.</summary>
    /// <exception cref="InvalidOperationException">A definition version or activity type the instance needs is gone.</exception>
    internal async Task<WorkflowPlan> GetAsync(string tenant, string planHash, CancellationToken cancellationToken)
    {
        if (_byHash.TryGetValue((tenant, planHash), out var known))
            return known;
        await using var command = dataSource.CreateCommand("SELECT version_id, inlined FROM flow_plan WHERE tenant_id = $1 AND plan_hash = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = planHash });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException($"There is no plan {planHash}.");
        var (versionId, inlined) = (reader.GetString(0), JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(1))!);
        await reader.CloseAsync();
        foreach (var version in inlined.Values.Append(versionId).Distinct())
            await DefinitionAsync(tenant, version, cancellationToken);
        return Compile(tenant, _definitions[(tenant, versionId)], (_, _, path) => inlined.TryGetValue(path, out var id) ? _definitions[(tenant, id)] : null);
    }

    /// <summary>The plan of the version published now; null when the tenant has no such definition.</summary>
    public async Task<WorkflowPlan?> FindPublishedAsync(string tenant, string definitionId, CancellationToken cancellationToken)
    {
        var published = await PublishedVersionsAsync(tenant, cancellationToken);
        if (published.Find(p => p.DefinitionId == definitionId) is not { VersionId: not null } wanted)
            return null;
        // a plan depends on its own version and on the published versions of what it uses
        var key = $"{definitionId}|{DefinitionWriter.Combine(published.Select(p => p.VersionId + p.ContentHash))}";
        if (_published.TryGetValue((tenant, key), out var known))
            return known;
        foreach (var (versionId, _, _) in published)
            await DefinitionAsync(tenant, versionId, cancellationToken);
        var set = new DefinitionSet(published.Select(p => _definitions[(tenant, p.VersionId)]));
        var plan = Compile(tenant, _definitions[(tenant, wanted.VersionId)], set.Resolve);
        await RememberAsync(tenant, plan, cancellationToken);
        return _published[(tenant, key)] = plan;
    }

    private WorkflowPlan Compile(string tenant, WorkflowDefinition definition, DefinitionResolver resolve)
    {
        var (plan, findings) = new PlanCompiler(registry, resolve).Compile(definition);
        if (plan is null)
            throw new InvalidOperationException($"{definition.Id} can not be run: {string.Join("; ", findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Message))}");
        return _byHash.GetOrAdd((tenant, plan.Hash), plan);
    }

    private async Task<List<(string VersionId, string DefinitionId, string ContentHash)>> PublishedVersionsAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT version_id, definition_id, content_hash FROM flow_definition WHERE tenant_id = $1 AND is_published ORDER BY definition_id");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        var versions = new List<(string, string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            versions.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return versions;
    }

    private async Task DefinitionAsync(string tenant, string versionId, CancellationToken cancellationToken)
    {
        if (_definitions.ContainsKey((tenant, versionId)))
            return;
        await using var command = dataSource.CreateCommand("SELECT json FROM flow_definition WHERE tenant_id = $1 AND version_id = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = versionId });
        var json = (string?)await command.ExecuteScalarAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The definition version {versionId} is gone.");
        var findings = new List<DefinitionFinding>();
        _definitions[(tenant, versionId)] = DefinitionReader.Read(json, versionId, findings)
            ?? throw new InvalidOperationException($"The definition version {versionId} can not be read: {findings[0].Message}");
    }

    private async Task RememberAsync(string tenant, WorkflowPlan plan, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "INSERT INTO flow_plan (tenant_id, plan_hash, version_id, inlined) VALUES ($1, $2, $3, $4::jsonb) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = plan.Hash });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = plan.Definition.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(plan.InlinedVersions) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
