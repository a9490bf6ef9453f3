using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Features.Profiles;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Reads and changes the settings of flows, by the same drafts and leases as the designer: who edits there keeps others from changing here.</summary>
internal sealed class SettingsDesk(
    EnforcementDbContext db, CurrentActor actor, CourtDesign design, DraftDesk drafts, DefinitionLeases leases, ProfileCatalog profiles, ProfileDrafts profileDrafts,
    ActivityRegistry registry, HostFolders folders, TimeProvider clock)
{
    private const string Configure = "profile.configure";

    public async Task<GetFlowSettings.Response> ShowAsync(DefinitionRow row, CancellationToken cancellationToken)
    {
        await profiles.RefreshAsync(db, cancellationToken);
        var definition = DefinitionReader.Read(row.Json, row.VersionId, []) ?? throw new InvalidDataException("A stored definition can not be read.");
        var steps = new FlowSettings(registry, Folder(), actor.Has(ElsaEndpoints.Design), actor.Has(Configure)).Of(definition);
        var taken = await leases.TakenAsync([row.DefinitionId], cancellationToken);
        return new(row.DefinitionId, row.VersionId, row.Version, DefinitionTitle.Of(row.Json) ?? row.Name ?? row.DefinitionId, row.IsDraft, EditToken.Of(row), taken.Count > 0, steps);
    }

    /// <exception cref="ElsaRefusedException">Somebody else edits the flow, or it is no longer what the caller has seen.</exception>
    public async Task<Results<Ok<ChangeFlowSettings.Response>, ProblemHttpResult>> ChangeAsync(string definitionId, ChangeFlowSettings.Request request, CancellationToken cancellationToken)
    {
        await profiles.RefreshAsync(db, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await DefinitionPublishing.LockAsync((NpgsqlConnection)db.Database.GetDbConnection(), actor.Court, definitionId, cancellationToken);
        if (await design.FindAsync(actor.Court, definitionId, CourtDesign.Latest, cancellationToken) is not { } latest)
            return Problems.NotFound();
        if (EditToken.Of(latest) != request.Token)
            throw new ElsaRefusedException("id", "您打开之后，该流程已有新的内容。您的修改未保存，请刷新后再改。");
        var document = DefinitionDocument.Of(latest);
        EditToken.Set(document, latest);
        var edit = new SettingEdit(registry, Folder(), document, actor.Has(Configure));
        edit.Apply(request.Steps);
        if ((List<ApiError>)[.. edit.Errors, .. edit.Profile.IsEmpty ? [] : Missing(request)] is { Count: > 0 } errors)
            return Problems.Invalid(errors);
        var saved = edit.ChangesFlow ? await drafts.SaveAsync(document, cancellationToken) : latest;
        ProfileChangeRow? proposed = null;
        if (!edit.Profile.IsEmpty)
        {
            var answer = await ProposeAsync(edit.Profile.Json, request, cancellationToken);
            if (answer is ProblemHttpResult problem)
                return problem;
            proposed = ((Created<ProfileChangeRow>)answer).Value;
        }

        await transaction.CommitAsync(cancellationToken);
        var report = await design.LintAsync(actor.Court, saved.Json, cancellationToken);
        return TypedResults.Ok(new ChangeFlowSettings.Response(
            await ShowAsync(saved, cancellationToken), design.Difference(actor.Court, latest.Json, saved.Json), proposed, GetDefinitionLint.Show(report.Findings, saved.Json)));
    }

    // what holds in the profile holds from a day on, and for a reason
    private static IEnumerable<ApiError> Missing(ChangeFlowSettings.Request request)
    {
        if (request.EffectiveFrom is null)
            yield return new("required", "期限属于本院配置，须写明施行日期。", "effectiveFrom");
        if (string.IsNullOrWhiteSpace(request.Reason))
            yield return new("required", "期限属于本院配置，须写明变更理由。", "reason");
    }

    private async Task<IResult> ProposeAsync(JsonObject patch, ChangeFlowSettings.Request request, CancellationToken cancellationToken)
    {
        var proposal = new ProposeProfile.Request { EffectiveFrom = request.EffectiveFrom!.Value, Reason = request.Reason!, Patch = patch.Deserialize<JsonElement>() };
        return (await ProposeProfile.Handle(proposal, db, profiles, actor, clock, profileDrafts, cancellationToken)).Result;
    }

    private CourtFolder Folder() => CourtFolder.Read(Path.Combine(folders.Workflows, "courts", actor.Court), profiles.GetLatest(actor.Court));
}
