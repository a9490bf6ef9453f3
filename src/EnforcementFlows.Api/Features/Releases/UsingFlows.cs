using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>
/// The other published flows that have a version as a step. They may keep to the law by what it does, the clock that it starts or the approval
/// that it asks for, and are not published anew when it is.
/// </summary>
internal static class UsingFlows
{
    /// <summary>What is to be said of them with the version in its place, and was not before.</summary>
    /// <param name="before">The plans of all published flows as they are.</param>
    /// <param name="after">The same with the version.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="views">The court as they find it.</param>
    public static IEnumerable<DefinitionFinding> NewFindings(
        IReadOnlyList<WorkflowPlan> before, IReadOnlyList<WorkflowPlan> after, string versionId, IReadOnlyList<CourtView> views)
    {
        foreach (var plan in after.Where(plan => Uses(plan, versionId)))
        {
            var known = before.Where(was => was.Definition.Source == plan.Definition.Source).SelectMany(was => Design(was, views)).Select(Subject).ToHashSet();
            foreach (var finding in Design(plan, views).Where(finding => !known.Contains(Subject(finding))))
                yield return finding;
        }
    }

    public static bool Uses(WorkflowPlan plan, string versionId) => plan.InlinedVersions.Values.Contains(versionId);

    private static IEnumerable<DefinitionFinding> Design(WorkflowPlan plan, IReadOnlyList<CourtView> views) =>
        views.SelectMany(view => PublishingLint.Design(plan, view.Folder, view.Day).Select(view.Dated)).Distinct();

    // by what it is about, which it names first: the way on which a step is missing may be another, and the step is missing as before
    private static (string, string?, string?) Subject(DefinitionFinding finding) => (finding.Code, finding.ActivityId, finding.Arguments.Count > 0 ? finding.Arguments[0] : null);
}
