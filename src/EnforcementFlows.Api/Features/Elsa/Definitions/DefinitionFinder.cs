using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>The definitions of the caller's court; another court's are not there.</summary>
internal sealed class DefinitionFinder(EnforcementDbContext db, CurrentActor actor)
{
    public IQueryable<DefinitionRow> All() => db.Definitions.AsNoTracking().Where(row => row.TenantId == actor.Court);

    public IQueryable<DefinitionRow> Of(string definitionId) => All().Where(row => row.DefinitionId == definitionId);

    /// <summary>The newest of the versions meant.</summary>
    public Task<DefinitionRow?> FindAsync(string definitionId, string? versionOptions, CancellationToken cancellationToken) =>
        Of(definitionId).Where(VersionOptions.Parse(versionOptions)).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);

    public Task<DefinitionRow?> FindVersionAsync(string versionId, CancellationToken cancellationToken) =>
        All().FirstOrDefaultAsync(row => row.VersionId == versionId, cancellationToken);

    /// <summary>Whether no other definition is called so, or so nearly that a step could mean either. What is published keeps its name while a draft has another.</summary>
    public async Task<bool> IsNameFreeAsync(string name, string? definitionId, CancellationToken cancellationToken)
    {
        var others = await All().Where(row => (row.IsLatest || row.IsPublished) && row.DefinitionId != definitionId).Select(row => row.Name).ToListAsync(cancellationToken);
        return !others.Exists(other => DefinitionSet.TypeName(other) == DefinitionSet.TypeName(name));
    }
}
