using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>The routes by which the designer learns what there is.</summary>
internal static class DescriptorEndpoints
{
    public static void MapElsaDescriptors(this IEndpointRouteBuilder elsa)
    {
        var read = elsa.MapGroup("").RequirePermission(ElsaEndpoints.Read);
        read.MapGet("/descriptors/activities", ListActivityDescriptors.Handle).WithName("Elsa" + nameof(ListActivityDescriptors));
        read.MapGet("/descriptors/expression-descriptors", DesignerLists.Expressions).WithName("ElsaListExpressions");
        read.MapGet("/descriptors/storage-drivers", DesignerLists.StorageDrivers).WithName("ElsaListStorageDrivers");
        read.MapGet("/descriptors/variables", DesignerLists.VariableTypes).WithName("ElsaListVariableTypes");
        read.MapGet("/descriptors/incident-strategies", DesignerLists.IncidentStrategies).WithName("ElsaListIncidentStrategies");
        read.MapGet("/descriptors/log-persistence-strategies", DesignerLists.LogPersistence).WithName("ElsaListLogPersistence");
        read.MapGet("/descriptors/workflow-activation-strategies", DesignerLists.None).WithName("ElsaListActivationStrategies");
        read.MapGet("/descriptors/commit-strategies/workflows", DesignerLists.None).WithName("ElsaListWorkflowCommitStrategies");
        read.MapGet("/descriptors/commit-strategies/activities", DesignerLists.None).WithName("ElsaListActivityCommitStrategies");
        read.MapGet("/descriptors/output-converters", DesignerLists.None).WithName("ElsaListOutputConverters");
        read.MapPost("/descriptors/activities/{type}/options/{property}", InputOptions.Handle).WithName("Elsa" + nameof(InputOptions));
        read.MapGet("/features/installed", InstalledFeatures.Handle).WithName("Elsa" + nameof(InstalledFeatures));
        read.MapPost("/scripting/javascript/type-definitions/{definitionId}", ScriptTypes.Handle).WithName("Elsa" + nameof(ScriptTypes));
    }
}
