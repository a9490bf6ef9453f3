using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>The routes by which the viewer looks at instances. It changes nothing.</summary>
internal static class InstanceEndpoints
{
    public static void MapElsaInstances(this IEndpointRouteBuilder elsa)
    {
        var read = elsa.MapGroup("").RequirePermission(ElsaEndpoints.Read);
        read.MapPost("/workflow-instances", ListElsaInstances.Handle).WithName(nameof(ListElsaInstances));
        read.MapGet("/workflow-instances/{instanceId:guid}", GetElsaInstance.Handle).WithName(nameof(GetElsaInstance));
        read.MapGet("/workflow-instances/{instanceId:guid}/execution-state", GetElsaInstanceState.Handle).WithName(nameof(GetElsaInstanceState));
        read.MapGet("/workflow-instances/{instanceId:guid}/variables", ListElsaInstanceVariables.Handle).WithName(nameof(ListElsaInstanceVariables));
        read.MapPost("/workflow-instances/{instanceId:guid}/journal", ListElsaJournal.Handle).WithName(nameof(ListElsaJournal));
        read.MapPost("/activity-executions/report", ReportExecutions.Handle).WithName("Elsa" + nameof(ReportExecutions));
        read.MapGet("/activity-executions/list", ListExecutions.Handle).WithName("Elsa" + nameof(ListExecutions));
        read.MapGet("/activity-execution-summaries/list", ListExecutions.Handle).WithName("ElsaListExecutionSummaries");
        read.MapGet("/activity-executions/by-id", GetExecution.Handle).WithName("Elsa" + nameof(GetExecution));
        read.MapGet("/activity-executions/{executionId}/call-stack", GetCallStack.Handle).WithName("Elsa" + nameof(GetCallStack));
        read.MapProtected();
    }

    private static void MapProtected(this RouteGroupBuilder read)
    {
        read.MapPost("/cancel/workflow-instances/{instanceId:guid}", ProtectedInstances.Handle).WithName("ElsaCancelInstance");
        read.MapDelete("/workflow-instances/{instanceId:guid}", ProtectedInstances.Handle).WithName("ElsaDeleteInstance");
        read.MapGet("/workflow-instances/{instanceId:guid}/export", ProtectedInstances.Handle).WithName("ElsaExportInstance");
        read.MapPost("/bulk-actions/cancel/workflow-instances", ProtectedInstances.HandleMany).WithName("ElsaCancelInstances");
        read.MapPost("/bulk-actions/delete/workflow-instances/by-id", ProtectedInstances.HandleMany).WithName("ElsaDeleteInstances");
        read.MapPost("/bulk-actions/export/workflow-instances", ProtectedInstances.HandleMany).WithName("ElsaExportInstances");
        read.MapPost("/bulk-actions/import/workflow-instances", ProtectedInstances.HandleMany).WithName("ElsaImportInstances");
    }
}
