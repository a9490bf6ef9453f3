using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Profiles;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>Takes in the profile of an archive as a proposed change: what it says otherwise than the newest version.</summary>
internal sealed class ImportedProfile(
    EnforcementDbContext db, CourtFiles court, ProfileCatalog profiles, ProfileDrafts drafts, CurrentActor actor, TimeProvider clock)
{
    private const int LongestValue = 200;

    public async Task<ImportedFile> TakeAsync(string path, byte[] content, ImportOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var newest = await court.ProfileAsync(cancellationToken);
            var text = Encoding.UTF8.GetString(content);
            var patch = MergePatch.Between(ProfileText.Parse(newest.Json), ProfileText.Parse(text));
            foreach (var member in ProfileDrafts.Fixed)
                patch.Remove(member);
            if (patch.Count == 0)
                return new(path, ImportedFileState.Unchanged, []);
            if (!actor.Has("profile.configure"))
                return ImportedFile.Refused(path, "您没有提出配置变更的权限。");
            var taken = await ProposeAsync(path, newest.Version, patch.Deserialize<JsonElement>(), order, cancellationToken);
            return taken.State == ImportedFileState.Proposed ? taken with { Changes = ChangesOf(newest.Json, text) } : taken;
        }
        catch (JsonException)
        {
            return ImportedFile.Refused(path, "不是有效的 JSON。");
        }
        catch (DomainException refused)
        {
            return ImportedFile.Refused(path, refused.Message);
        }
    }

    private static IReadOnlyList<string> ChangesOf(string before, string after) =>
    [
        .. ProfileDifference.Between(before, after).Where(difference => !ProfileDrafts.Fixed.Contains(difference.Path.Split('.')[0])).Take(ImportedFile.MostChanges)
            .Select(difference => $"{difference.Path}：{TextOf(difference.From)} 改为 {TextOf(difference.To)}"),
    ];

    private static string TextOf(JsonElement? value) => value is not { ValueKind: not JsonValueKind.Null } ? "（无）" : value.Value.GetRawText() is { Length: > LongestValue } text ? $"{text[..LongestValue]}…" : value.Value.GetRawText();

    // the same archive again proposes nothing twice
    private async Task<ImportedFile> ProposeAsync(string path, int version, JsonElement patch, ImportOrder order, CancellationToken cancellationToken)
    {
        var text = patch.GetRawText();
        if (await db.ProfileChanges.AsNoTracking().Where(change => change.Court == actor.Court && change.BaseVersion == version && change.State == RuleChangeState.Proposed && change.Patch == text)
            .Select(change => (Guid?)change.Id).FirstOrDefaultAsync(cancellationToken) is { } open)
            return new(path, ImportedFileState.Proposed, [], ProfileChangeId: open);
        var proposal = new ProposeProfile.Request { EffectiveFrom = order.EffectiveFrom ?? CourtTime.DayOf(clock.GetUtcNow()), Reason = order.Reason, Patch = patch };
        return (await ProposeProfile.Handle(proposal, db, profiles, actor, clock, drafts, cancellationToken)).Result switch
        {
            Created<ProfileChangeRow> { Value: { } proposed } => new(path, ImportedFileState.Proposed, [], ProfileChangeId: proposed.Id),
            ProblemHttpResult { ProblemDetails: var problem } => ImportedFile.Refused(path, ReasonsOf(problem)),
            _ => throw new InvalidOperationException("A proposal is made or refused."),
        };
    }

    private static IReadOnlyList<string> ReasonsOf(Microsoft.AspNetCore.Mvc.ProblemDetails problem) =>
        problem.Extensions.TryGetValue("errors", out var found) && found is IReadOnlyList<ApiError> errors ? [.. errors.Select(error => $"{error.Field?.Replace("patch.", "", StringComparison.Ordinal)}：{error.Message}")] : [problem.Title ?? ""];
}
