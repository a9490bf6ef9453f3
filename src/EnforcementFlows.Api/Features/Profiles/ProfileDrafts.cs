using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Courts;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Profiles;

/// <summary>A profile as a change would make it.</summary>
/// <param name="Before">The version that is changed, JSON.</param>
/// <param name="After">The new version, JSON.</param>
/// <param name="Profile">The new version; null where it is none.</param>
/// <param name="Errors">What keeps it from being used; the fields are those of the patch.</param>
/// <param name="Warnings">What is worth a look and was not so before.</param>
public sealed record ProfileDraft(string Before, string After, CourtProfile? Profile, IReadOnlyList<ApiError> Errors, IReadOnlyList<ProfileWarning> Warnings);

/// <summary>Draws up and checks what a change makes of a profile: by itself, and against the published flows of the court.</summary>
public sealed class ProfileDrafts(EnforcementDbContext db, HostFolders folders, ActivityRegistry registry, LedgerCatalog ledgers)
{
    /// <summary>Who the court is and which version this is does not change by a patch.</summary>
    public static readonly IReadOnlyList<string> Fixed = ["court", "version", "effectiveFrom", "demo"];

    private static readonly Dictionary<string, string> Terms = new()
    {
        ["node-unknown"] = "节点",
        ["chain-unknown"] = "审批链",
        ["role-unknown"] = "角色",
        ["team-unknown"] = "团队",
        ["document-set-unknown"] = "文书组",
        ["template-missing"] = "文书模板",
        ["period-unknown"] = "期间",
        ["workflow-unknown"] = "流程",
        ["outcome-unnamed"] = "办理结果的名称",
    };

    /// <summary>The version that a change was drawn up against.</summary>
    public Task<CourtProfileVersion> VersionAsync(string court, int version, CancellationToken cancellationToken) =>
        db.CourtProfiles.AsNoTracking().FirstAsync(row => row.Court == court && row.Version == version, cancellationToken);

    /// <summary>Makes and checks the new version.</summary>
    /// <exception cref="System.Text.Json.JsonException">The patch is no JSON object.</exception>
    public async Task<ProfileDraft> DrawUpAsync(CourtProfileVersion onto, string patch, DateOnly effectiveFrom, CancellationToken cancellationToken)
    {
        var roles = await RolesAsync(cancellationToken);
        var after = ProfileText.Patch(onto.Json, patch, onto.Version + 1, effectiveFrom);
        var file = ProfileFile.Of("patch", after, roles);
        var errors = FixedMembers(patch).Concat(file.Findings.Where(finding => finding.IsError).Select(ErrorOf)).ToList();
        if (file.Profile is { } drawn)
            errors.AddRange(ledgers.FindingsOf(drawn).Select(ErrorOf));
        if (errors.Count == 0)
            errors.AddRange(await BrokenStepsAsync(ProfileFile.ParseStored(onto.Json), file.Profile!, cancellationToken));
        return new(onto.Json, after, file.Profile, errors, [.. WarningsOf(file).Except(WarningsOf(ProfileFile.Of("", onto.Json, roles)))]);
    }

    /// <summary>What is worth a look in a version.</summary>
    public async Task<IReadOnlyList<ProfileWarning>> WarningsAsync(CourtProfileVersion version, CancellationToken cancellationToken) =>
        [.. WarningsOf(ProfileFile.Of("", version.Json, await RolesAsync(cancellationToken)))];

    /// <summary>The clauses that something executes now and nothing would execute then.</summary>
    public async Task<IReadOnlyList<string>> LostClausesAsync(CourtProfile before, CourtProfile after, IEnumerable<string> clauses, CancellationToken cancellationToken)
    {
        var flows = (await PublishedAsync(before.Court, cancellationToken)).ToDictionary(flow => flow.Id, flow => JsonNode.Parse(flow.Json)!);
        var (was, becomes) = (new Coverage(before, flows), new Coverage(after, flows));
        return [.. clauses.Where(clause => was.Of(clause).Any() && !becomes.Of(clause).Any())];
    }

    private Task<IReadOnlyDictionary<string, string>> RolesAsync(CancellationToken cancellationToken) => RoleNames.ReadAsync(Path.Combine(folders.Workflows, "roles.json"), cancellationToken);

    private static IEnumerable<ProfileWarning> WarningsOf(ProfileFile file) => file.Findings.Where(finding => !finding.IsError).Select(finding => new ProfileWarning(finding.Path, finding.Message));

    private static IEnumerable<ApiError> FixedMembers(string patch) => ProfileText.Parse(patch).Select(member => member.Key).Where(Fixed.Contains)
        .Select(name => new ApiError("profile.fixed-member", $"“{name}”不能经配置变更修改。", $"patch.{name}"));

    private static ApiError ErrorOf(ProfileFinding finding) => new("profile.invalid", finding.Message, $"patch{finding.Path.TrimStart('$')}");

    // a step that names what the profile no longer has would stop its case; one that did so before is no reason to refuse
    private async Task<IEnumerable<ApiError>> BrokenStepsAsync(CourtProfile before, CourtProfile after, CancellationToken cancellationToken)
    {
        var flows = (await PublishedAsync(after.Court, cancellationToken)).ToDictionary(flow => flow.Id, flow => flow.Json);
        var set = new DefinitionSet(flows.Select(flow => DefinitionReader.Read(flow.Value, flow.Key, [])).OfType<WorkflowDefinition>());
        List<WorkflowPlan> plans = [.. set.All.Select(definition => new PlanCompiler(registry, set.Resolve).Compile(definition).Plan).OfType<WorkflowPlan>()];
        return Broken(after).Except(Broken(before));

        IEnumerable<ApiError> Broken(CourtProfile profile)
        {
            var check = new CourtDefinitionCheck(CourtFolder.Read(Path.Combine(folders.Workflows, "courts", profile.Court), profile), flows.ContainsKey);
            return plans.SelectMany(check.Check).Concat(check.CheckFlows()).Where(finding => Terms.ContainsKey(finding.Code)).Select(ErrorOf);
        }
    }

    private static ApiError ErrorOf(DefinitionFinding finding) => new(
        "profile.still-used",
        finding.ActivityId is { } step ? $"流程 {finding.File} 的步骤 {step} 仍在使用的{Terms[finding.Code]}不在变更后的配置中。" : $"{finding.Place} 所指的{Terms[finding.Code]}不存在。",
        "patch");

    private async Task<IReadOnlyList<(string Id, string Json)>> PublishedAsync(string court, CancellationToken cancellationToken) =>
        [.. (await db.Definitions.AsNoTracking().Where(d => d.TenantId == court && d.IsPublished).OrderBy(d => d.DefinitionId)
            .Select(d => new { d.DefinitionId, d.Json }).ToListAsync(cancellationToken)).Select(d => (d.DefinitionId, d.Json))];
}
