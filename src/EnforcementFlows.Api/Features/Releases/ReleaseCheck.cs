using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Simulation;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Finding = EnforcementFlows.Api.Features.Designer.GetDefinitionLint.Finding;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>What was found in a version that is to be published.</summary>
/// <param name="Errors">Keep it from being published.</param>
/// <param name="Warnings">What the version that is published has not, and somebody must accept.</param>
/// <param name="KnownWarnings">What the version that is published has as well.</param>
/// <param name="Plan">The version as it would run; null where an error prevents that.</param>
internal sealed record ReleaseFindings(IReadOnlyList<Finding> Errors, IReadOnlyList<Finding> Warnings, IReadOnlyList<Finding> KnownWarnings, WorkflowPlan? Plan);

/// <summary>Nothing is published that could not be run or breaks a rule: neither the version itself, nor another published flow with it as a step.</summary>
internal sealed class ReleaseCheck(HostFolders folders, ProfileCatalog profiles, DefinitionImport import, CourtDesign design, PublishingTests tests)
{
    /// <summary>
    /// Looks at a version. An older one has been in use and may have to come back at once: what the law and the regulation have against it is to be
    /// accepted with a reason, and only that it can no longer be run keeps it back.
    /// </summary>
    public async Task<ReleaseFindings> LookAsync(EnforcementDbContext db, DefinitionRow wanted, CancellationToken cancellationToken)
    {
        var published = await db.Definitions.AsNoTracking().Where(row => row.TenantId == wanted.TenantId && row.IsPublished).OrderBy(row => row.DefinitionId)
            .ToListAsync(cancellationToken);
        var run = Run(published, wanted);
        var own = (await design.LintAsync(wanted.TenantId, wanted.Json, cancellationToken)).Findings;
        IEnumerable<DefinitionFinding> linted = own, unrunnable = run.Errors;
        if (wanted.IsDraft) // what both have found is said once
            unrunnable = run.Errors.Where(error => !own.Any(finding => IsSame(finding, error, wanted)));
        else
            linted = own.Where(finding => !run.Errors.Exists(error => IsSame(finding, error, wanted)));
        List<Finding> findings = [.. GetDefinitionLint.Show(linted, wanted.Json), .. run.Using.Select(finding => InAnother(finding, published))];
        List<Finding> against = wanted.IsDraft ? findings.FindAll(IsError) : [];
        var known = await KnownAsync(published.Find(row => row.DefinitionId == wanted.DefinitionId), cancellationToken);
        var warnings = findings.Except(against).ToLookup(finding => !IsError(finding) && known.Contains(Subject(finding)));
        return new(
            [.. against, .. unrunnable.Select(error => error.File == wanted.VersionId ? GetDefinitionLint.Show([error], wanted.Json)[0] : InAnother(error, published))],
            [.. warnings[false].Select(finding => finding with { Severity = FindingSeverity.Warning.Code() })], [.. warnings[true]], run.Plan);
    }

    /// <summary>The version as it would run.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="wanted">The version.</param>
    /// <param name="acceptsWarnings">Whether whoever publishes it has said why the warnings do not matter.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="RequestException">409 <c>release.invalid</c> with everything that is wrong, <c>release.warnings</c> with what nobody has accepted, or <c>release.tests-failed</c> with the cases that do not hold.</exception>
    public async Task<(WorkflowPlan Plan, IReadOnlyList<Finding> Warnings)> RequireAsync(
        EnforcementDbContext db, DefinitionRow wanted, bool acceptsWarnings, CancellationToken cancellationToken)
    {
        var found = await LookAsync(db, wanted, cancellationToken);
        if (found.Errors.Count > 0 || found.Plan is null)
            throw new RequestException(StatusCodes.Status409Conflict, "release.invalid", "该版流程有错误，不能发布。", [.. found.Errors.Select(ErrorOf)]);
        if (found.Warnings.Count > 0 && !acceptsWarnings)
            throw new RequestException(StatusCodes.Status409Conflict, "release.warnings", "该版流程有新的提示，须写明接受的理由方可发布。", [.. found.Warnings.Select(ErrorOf)]);
        if (wanted.IsDraft)
            await tests.EnsurePassAsync(wanted, cancellationToken);
        return (found.Plan, found.Warnings);
    }

    /// <summary>A finding as one line.</summary>
    public static string TextOf(Finding finding) => (finding.ActivityName ?? finding.ActivityId) is { } step ? $"步骤“{step}”：{finding.Message}" : finding.Message;

    private async Task<HashSet<(string, string?, string)>> KnownAsync(DefinitionRow? before, CancellationToken cancellationToken) => before is null
        ? []
        : GetDefinitionLint.Show((await design.LintAsync(before.TenantId, before.Json, cancellationToken)).Findings, before.Json).Select(Subject).ToHashSet();

    // what was wrong with another flow before is no reason
    private (WorkflowPlan? Plan, List<DefinitionFinding> Errors, List<DefinitionFinding> Using) Run(List<DefinitionRow> published, DefinitionRow wanted)
    {
        var others = published.Where(row => row.DefinitionId != wanted.DefinitionId);
        var check = CheckOf(wanted.TenantId, [.. published.Select(row => row.DefinitionId), wanted.DefinitionId]);
        var (plans, errors) = Compile([.. others, wanted], check);
        var plan = plans.Find(plan => plan.Definition.Source == wanted.VersionId);
        if (errors.Count == 0 && !plans.Exists(other => UsingFlows.Uses(other, wanted.VersionId)))
            return (plan, errors, []);
        var (before, knownErrors) = Compile(published, check);
        var known = knownErrors.Select(error => error.ToString()).ToHashSet();
        return (
            plan, errors.FindAll(error => error.File == wanted.VersionId || !known.Contains(error.ToString())),
            [.. UsingFlows.NewFindings(before, plans, wanted.VersionId, design.ViewsOf(wanted.TenantId))]);
    }

    private (List<WorkflowPlan> Plans, List<DefinitionFinding> Errors) Compile(IEnumerable<DefinitionRow> rows, DefinitionCheck check)
    {
        var findings = new List<DefinitionFinding>();
        var definitions = rows.Select(row => DefinitionReader.Read(row.Json, row.VersionId, findings)).OfType<WorkflowDefinition>().ToList();
        var plans = import.Accept(definitions, check, findings);
        return (plans, findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList());
    }

    private DefinitionCheck CheckOf(string court, IReadOnlyList<string> definitionIds) =>
        new CourtDefinitionCheck(CourtFolder.Read(Path.Combine(folders.Workflows, "courts", court), profiles.GetLatest(court)), definitionIds.Contains).Check;

    // it has no step in this one
    private static Finding InAnother(DefinitionFinding finding, List<DefinitionRow> published)
    {
        var flow = published.Find(row => row.VersionId == finding.File);
        var shown = GetDefinitionLint.Show([finding], flow?.Json ?? "")[0];
        return shown with { ActivityId = null, ActivityName = null, Message = $"流程“{DefinitionTitle.Of(flow?.Json) ?? finding.File}”：{TextOf(shown)}" };
    }

    // the same step, whatever the two call the document
    private static bool IsSame(DefinitionFinding finding, DefinitionFinding error, DefinitionRow wanted) =>
        error.File == wanted.VersionId && (finding.Code, finding.ActivityId, finding.Place) == (error.Code, error.ActivityId, error.Place);

    private static bool IsError(Finding finding) => finding.Severity == FindingSeverity.Error.Code();

    private static (string, string?, string) Subject(Finding finding) => (finding.Code, finding.ActivityId, finding.Message);

    private static ApiError ErrorOf(Finding finding) => new(finding.Code, TextOf(finding), finding.ActivityId ?? finding.Place, finding.Clause);
}
