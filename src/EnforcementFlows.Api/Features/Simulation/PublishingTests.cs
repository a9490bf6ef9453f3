using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>
/// The recorded cases of a flow hold for a version before it is published. Those from the court's files do not keep it back: they show the
/// flow as it was delivered, and nobody here could change them.
/// </summary>
internal sealed class PublishingTests(DraftRehearsals drafts, FlowTests tests)
{
    /// <exception cref="RequestException">409 <c>release.tests-failed</c> with the cases.</exception>
    public async Task EnsurePassAsync(DefinitionRow wanted, CancellationToken cancellationToken)
    {
        var recorded = (await tests.OfAsync(wanted.TenantId, wanted.DefinitionId, cancellationToken)).Where(test => test.Recorded is not null).ToList();
        if (recorded.Count == 0)
            return;
        var (draft, failed) = (await drafts.OfAsync(wanted, cancellationToken), new List<ApiError>());
        foreach (var test in recorded)
        {
            var (outcome, _) = await RunFlowTests.PlayAsync(draft, test, cancellationToken);
            if (!outcome.Passed)
                failed.Add(new("test-failed", $"用例“{outcome.Name}”：{outcome.Differences[0]}"));
        }

        if (failed.Count > 0)
            throw new RequestException(StatusCodes.Status409Conflict, "release.tests-failed", "所录用例与该版流程不符，不能发布；确应改变的，请重新录制。", failed);
    }
}
