using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>The routes of Elsa's definitions. Names begin with Elsa, so that they are apart from our own API's.</summary>
internal static class DefinitionEndpoints
{
    public static void MapElsaDefinitions(this IEndpointRouteBuilder elsa)
    {
        var read = elsa.MapGroup("/workflow-definitions").RequirePermission(ElsaEndpoints.Read);
        read.MapGet("/", ListDefinitions.Handle).WithName("Elsa" + nameof(ListDefinitions));
        read.MapGet("/by-definition-id/{definitionId}", GetDefinition.Handle).WithName("Elsa" + nameof(GetDefinition));
        read.MapGet("/by-id/{versionId}", GetDefinitionVersion.Handle).WithName("Elsa" + nameof(GetDefinitionVersion));
        read.MapGet("/subgraph/{versionId}", GetSubgraph.Handle).WithName("Elsa" + nameof(GetSubgraph));
        read.MapGet("/subgraph/segments/{versionId}", GetPathSegments.Handle).WithName("Elsa" + nameof(GetPathSegments));
        read.MapGet("/many-by-id", ListDefinitionVersions.Handle).WithName("Elsa" + nameof(ListDefinitionVersions));
        read.MapGet("/query/count", CountDefinitions.Handle).WithName("Elsa" + nameof(CountDefinitions));
        read.MapGet("/validation/is-name-unique", IsDefinitionNameUnique.Handle).WithName("Elsa" + nameof(IsDefinitionNameUnique));
        read.MapGet("/{definitionId}/consumers", ListDefinitionConsumers.Handle).WithName("Elsa" + nameof(ListDefinitionConsumers));
        read.MapGet("/{definitionId}/export", ExportDefinition.Handle).WithName("Elsa" + nameof(ExportDefinition));
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportDefinitions.Handle).WithName("Elsa" + nameof(ExportDefinitions)).RequirePermission(ElsaEndpoints.Read);

        var design = elsa.MapGroup("/workflow-definitions").RequirePermission(ElsaEndpoints.Design);
        design.MapPost("/", SaveDefinition.Handle).WithName("Elsa" + nameof(SaveDefinition));
        design.MapPost("/{definitionId}/publish", PublishDefinition.Handle).WithName("Elsa" + nameof(PublishDefinition));
        design.MapPost("/{definitionId}/retract", RetractDefinition.Handle).WithName("Elsa" + nameof(RetractDefinition));
        design.MapPost("/{definitionId}/execute", RunDefinition.Handle).WithName("Elsa" + nameof(RunDefinition));
        design.MapPost("/{definitionId}/revert/{version:int}", RevertDefinition.Handle).WithName("Elsa" + nameof(RevertDefinition));
        design.MapPost("/{definitionId}/update-references", UpdateDefinitionReferences.Handle).WithName("Elsa" + nameof(UpdateDefinitionReferences));
        design.MapDelete("/{definitionId}", DeleteDefinition.Handle).WithName("Elsa" + nameof(DeleteDefinition));
        design.MapPost("/import", ImportDefinition.Handle).WithName("Elsa" + nameof(ImportDefinition));
        design.MapPost("/import-files", ImportDefinitionFiles.Handle).WithName("Elsa" + nameof(ImportDefinitionFiles))
            .DisableAntiforgery(); // the guard against other sites is the host's own

        var several = elsa.MapGroup("").RequirePermission(ElsaEndpoints.Design);
        several.MapPost("/tests/activities", RunDefinition.HandleStep).WithName("ElsaRunActivity");
        several.MapDelete("/workflow-definition-versions/{versionId}", DeleteDefinitionVersion.Handle).WithName("Elsa" + nameof(DeleteDefinitionVersion));
        several.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", DeleteDefinition.HandleMany).WithName("ElsaDeleteDefinitions");
        several.MapPost("/bulk-actions/delete/workflow-definitions/by-id", DeleteDefinitionVersion.HandleMany).WithName("ElsaDeleteDefinitionVersions");
        several.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishDefinitions.Handle).WithName("Elsa" + nameof(PublishDefinitions));
        several.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractDefinition.HandleMany).WithName("ElsaRetractDefinitions");
    }
}
