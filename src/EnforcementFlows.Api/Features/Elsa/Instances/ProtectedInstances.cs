using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>
/// What Elsa's API can do to instances, and nobody does to cases from a designer: the record of a case is not deleted, its flow not broken
/// off by a click, and what it holds leaves the court by no file of the engine's.
/// </summary>
internal static class ProtectedInstances
{
    /// <summary>The code of the answer.</summary>
    public const string Code = "workflow.not-from-designer";

    private const string Words = "案件的流程不能在设计器中取消、删除、导出或者导入。流程确有错误的，在“流程处置”中提出，由另一人确认后执行。";

    public static async Task<IResult> Handle(Guid instanceId, InstanceFinder instances, CancellationToken cancellationToken) =>
        await instances.FindAsync(instanceId, cancellationToken) is null ? Problems.NotFound() : Refused();

    public static IResult HandleMany() => Refused();

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refused() => Problems.Conflict(Code, Words);
}
