using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// The editor's button that runs a flow. A case's flow begins with a filing, a request or an event, never without a case; so the answer is
/// Elsa's for a flow that cannot be started, which Studio puts into words.
/// </summary>
internal static class RunDefinition
{
    private const string CannotStart = "x-elsa-workflow-cannot-start";
    private const string Words = "案件的流程随立案、申请或者事件启动，不能在设计器中运行；要试运行草稿，请用“模拟”。";

    public static async Task<IResult> Handle(string definitionId, DefinitionFinder definitions, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!await definitions.Of(definitionId).AnyAsync(cancellationToken))
            return Problems.NotFound();
        response.Headers[CannotStart] = "true";
        return ElsaJson.Ok(new { workflowState = (object?)null, message = Words });
    }

    /// <summary>Runs a single step: the same holds for it.</summary>
    public static IResult HandleStep() => Problems.Conflict(Instances.ProtectedInstances.Code, Words);
}
