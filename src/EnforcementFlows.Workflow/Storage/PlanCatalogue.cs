using System.Collections.Concurrent;
using System.Text.Json;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>
/// Plans by content hash. Because the key is the content, what is cached here can never be wrong and is never thrown away;
/// only "which version is published now" is asked of the database each time. It asks on the burst's own connection: a second one
/// per burst would exhaust the pool under load.
/// </summary>
public sealed class PlanCatalogue(ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<(string Tenant, string Hash), WorkflowPlan> _byHash = new();
    private readonly ConcurrentDictionary<(string Tenant, string VersionId, string ContentHash), WorkflowDefinition> _definitions = new();
    private readonly ConcurrentDictionary<(string Tenant, string Key), WorkflowPlan> _published = new();
    private readonly ConcurrentDictionary<(string Tenant, string Hash), bool> _stored = new();

    /// <summary>The plan an instance is pinned to.</summary>
    /// <exception cref="NodeTooOldException">This node does not know an activity type that the instance needs.</exception>
    /// <exception cref="InvalidOperationException">A definition version that the instance needs is gone.</exception>
    internal async Task<WorkflowPlan> GetAsync(NpgsqlConnection connection, string tenant, string planHash, CancellationToken cancellationToken)
    {
        if (_byHash.TryGetValue((tenant, planHash), out var known))
            return known;
        var (versionId, inlined) = await ReadPlanAsync(connection, tenant, planHash, cancellationToken);
        var versions = await VersionsAsync(connection, tenant, "version_id = ANY($2)", inlined.Values.Append(versionId).Distinct().ToArray(), cancellationToken);
        var definitions = await DefinitionsAsync(connection, tenant, versions, cancellationToken);
        var plan = Compile(
            tenant, Definition(definitions, versionId), (_, _, path) => inlined.TryGetValue(path, out var id) ? Definition(definitions, id) : null);
        MarkStored(tenant, planHash);
        return _byHash[(tenant, planHash)] = plan;
    }

    /// <summary>The plan of the version published now; null when the tenant has no such definition.</summary>
    internal async Task<WorkflowPlan?> FindPublishedAsync(NpgsqlConnection connection, string tenant, string definitionId, CancellationToken cancellationToken)
    {
        var own = await VersionsAsync(connection, tenant, "is_published AND definition_id = ANY($2)", [definitionId], cancellationToken);
        if (own is not [var wanted])
            return null;
        if (_published.TryGetValue((tenant, wanted.ToString()), out var alone))
            return alone;
        // a plan that uses other workflows depends on their published versions, too
        var all = await VersionsAsync(connection, tenant, "is_published AND $2::text[] IS NOT NULL", [], cancellationToken);
        if (!all.Contains(wanted))
            return await FindPublishedAsync(connection, tenant, definitionId, cancellationToken); // the next version came between the two looks
        var key = $"{definitionId}|{DefinitionWriter.Combine(all.Select(v => v.ToString()))}";
        if (_published.TryGetValue((tenant, key), out var known))
            return known;
        var definitions = await DefinitionsAsync(connection, tenant, all, cancellationToken);
        var plan = Compile(tenant, Definition(definitions, wanted.Id), new DefinitionSet(definitions).Resolve);
        return _published[(tenant, plan.InlinedVersions.Count == 0 ? wanted.ToString() : key)] = plan;
    }

    /// <summary>The plan of a version, published or not, with what is published besides; null when the tenant has no such version.</summary>
    internal async Task<WorkflowPlan?> FindVersionAsync(NpgsqlConnection connection, string tenant, string versionId, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(connection, tenant, "(is_published OR version_id = ANY($2))", [versionId], cancellationToken);
        if (!versions.Exists(version => version.Id == versionId))
            return null;
        var definitions = await DefinitionsAsync(connection, tenant, versions, cancellationToken);
        var wanted = Definition(definitions, versionId);
        var others = definitions.Where(definition => definition == wanted || definition.DefinitionId != wanted.DefinitionId);
        return Compile(tenant, wanted, new DefinitionSet(others).Resolve);
    }

    /// <summary>Whether the plan's row is known to be in the database.</summary>
    internal bool IsStored(string tenant, string planHash) => _stored.ContainsKey((tenant, planHash));

    internal void MarkStored(string tenant, string planHash) => _stored[(tenant, planHash)] = true;

    // what is stored was checked when it was published: what can not be compiled here was published by a node that knows more
    private WorkflowPlan Compile(string tenant, WorkflowDefinition definition, DefinitionResolver resolve)
    {
        var (plan, findings) = new PlanCompiler(registry, resolve).Compile(definition);
        if (plan is null)
            throw new NodeTooOldException($"{definition.Id} can not be run by this node: {string.Join("; ", findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Message))}");
        return _byHash.GetOrAdd((tenant, plan.Hash), plan);
    }

    private static WorkflowDefinition Definition(List<WorkflowDefinition> definitions, string versionId) =>
        definitions.Find(d => d.Source == versionId) ?? throw new InvalidOperationException($"The definition version {versionId} is gone.");

    private static async Task<(string VersionId, Dictionary<string, string> Inlined)> ReadPlanAsync(
        NpgsqlConnection connection, string tenant, string planHash, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version_id, inlined FROM flow_plan WHERE tenant_id = $1 AND plan_hash = $2", connection)
        {
            Parameters = { P(tenant), P(planHash) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException($"There is no plan {planHash}.");
        return (reader.GetString(0), JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(1))!);
    }

    private static async Task<List<Version>> VersionsAsync(
        NpgsqlConnection connection, string tenant, string where, string[] names, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // the conditions are constants of this class
        await using var command = new NpgsqlCommand(
            $"SELECT version_id, content_hash FROM flow_definition WHERE tenant_id = $1 AND {where} ORDER BY version_id", connection)
#pragma warning restore CA2100
        {
            Parameters = { P(tenant), P(names) },
        };
        var versions = new List<Version>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            versions.Add(new(reader.GetString(0), reader.GetString(1)));
        return versions;
    }

    private async Task<List<WorkflowDefinition>> DefinitionsAsync(
        NpgsqlConnection connection, string tenant, List<Version> versions, CancellationToken cancellationToken)
    {
        var missing = versions.Where(v => !_definitions.ContainsKey((tenant, v.Id, v.ContentHash))).ToList();
        if (missing.Count > 0)
            await ReadDefinitionsAsync(connection, tenant, missing, cancellationToken);
        return [.. versions.Select(v => _definitions[(tenant, v.Id, v.ContentHash)])];
    }

    private async Task ReadDefinitionsAsync(NpgsqlConnection connection, string tenant, List<Version> versions, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT version_id, content_hash, json FROM flow_definition WHERE tenant_id = $1 AND version_id = ANY($2)", connection)
        {
            Parameters = { P(tenant), P(versions.Select(v => v.Id).ToArray()) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (id, hash, findings) = (reader.GetString(0), reader.GetString(1), new List<DefinitionFinding>());
            _definitions[(tenant, id, hash)] = DefinitionReader.Read(reader.GetString(2), id, findings)
                ?? throw new NodeTooOldException($"The definition version {id} can not be read by this node: {findings[0].Message}");
        }
    }

    private sealed record Version(string Id, string ContentHash);
}
