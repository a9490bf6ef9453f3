using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Courts;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Profiles;

/// <summary>A change of the profile as lists show it.</summary>
/// <param name="BaseVersion">The version that it changes.</param>
/// <param name="Version">The version that it became.</param>
/// <param name="Recompute">The nodes whose running deadlines follow.</param>
/// <param name="Moved">Deadlines that have moved so far.</param>
public sealed record ProfileChangeRow(
    Guid Id, RuleChangeState State, int BaseVersion, int? Version, DateOnly EffectiveFrom, string Reason, IReadOnlyList<string> Recompute, string ProposedBy,
    DateTimeOffset CreatedAt, string? DecidedBy, DateTimeOffset? DecidedAt, DateTimeOffset? FinishedAt, int Moved)
{
    internal static ProfileChangeRow Of(ProfileChange c) => new(
        c.Id, c.State, c.BaseVersion, c.Version, c.EffectiveFrom, c.Reason, c.Nodes, c.ProposedBy, c.CreatedAt, c.DecidedBy, c.DecidedAt, c.FinishedAt, c.Moved);
}

/// <summary>The changes of the court's profile, newest first.</summary>
public static class ListProfileChanges
{
    private static readonly Keyset<ProfileChange> Order = Keyset.Descending<ProfileChange>(c => c.CreatedAt, c => c.Id);

    public static async Task<Ok<Page<ProfileChangeRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await db.ProfileChanges.AsNoTracking().Where(c => c.Court == actor.Court).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(ProfileChangeRow.Of));
    }
}

/// <summary>Proposes a change; nothing changes before another person has approved it.</summary>
public static class ProposeProfile
{
    public sealed record Request
    {
        /// <summary>First legal day (Asia/Shanghai) on which it holds: today or later.</summary>
        [Required]
        public required DateOnly EffectiveFrom { get; init; }

        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Reason { get; init; }

        /// <summary>A merge patch (RFC 7396) onto the newest version.</summary>
        public required JsonElement Patch { get; init; }

        /// <summary>The nodes whose running deadlines are recomputed by the new version; none where all keep their own.</summary>
        [MaxLength(ProfileChange.MaxNodes)]
        public IReadOnlyList<string> Recompute { get; init; } = [];
    }

    public static async Task<Results<Created<ProfileChangeRow>, ProblemHttpResult>> Handle(
        Request request, [FromServices] EnforcementDbContext db, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        [FromServices] ProfileDrafts drafts, CancellationToken cancellationToken)
    {
        if (request.Patch.ValueKind != JsonValueKind.Object)
            return Problems.Invalid("patch", "malformed", "应为 JSON 对象");
        await profiles.RefreshAsync(db, cancellationToken);
        var (latest, patch) = (profiles.GetLatest(actor.Court), request.Patch.GetRawText());
        var change = ProfileChange.Propose(latest, request.EffectiveFrom, request.Reason, patch, [.. request.Recompute.Distinct()], actor.Id, clock.GetUtcNow());
        var draft = await drafts.DrawUpAsync(await drafts.VersionAsync(actor.Court, latest.Version, cancellationToken), patch, request.EffectiveFrom, cancellationToken);
        if ((List<ApiError>)[.. draft.Errors, .. UnknownNodes(change.Nodes, draft.Profile)] is { Count: > 0 } errors)
            return Problems.Invalid(errors);
        if (ProfileDifference.Between(draft.Before, draft.After).Count == 0)
            return Problems.Invalid("patch", "profile.unchanged", "与现行配置没有差别。");
        db.ProfileChanges.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/profiles/changes/{change.Id}", ProfileChangeRow.Of(change));
    }

    private static IEnumerable<ApiError> UnknownNodes(IReadOnlyList<string> nodes, CourtProfile? profile) =>
        nodes.Where(node => profile?.Nodes.ContainsKey(node) == false).Select(node => new ApiError("node.unknown", $"变更后的配置没有节点“{node}”。", "recompute"));
}

/// <summary>What a change makes of the profile.</summary>
public static class GetProfileChange
{
    /// <param name="Differences">Value by value, before and after.</param>
    /// <param name="Warnings">What is worth a look and was not so before.</param>
    /// <param name="LostClauses">Clauses that nothing would execute any more.</param>
    public sealed record Answer(ProfileChangeRow Change, IReadOnlyList<ProfileDifference> Differences, IReadOnlyList<ProfileWarning> Warnings, IReadOnlyList<string> LostClauses);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Guid profileChangeId, [FromServices] EnforcementDbContext db, [FromServices] ClauseCatalog clauses, [FromServices] CurrentActor actor, [FromServices] ProfileDrafts drafts, CancellationToken cancellationToken)
    {
        if (await ProfileChanges.FindAsync(db, actor.Court, profileChangeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        var draft = await ProfileChanges.DraftAsync(drafts, change, cancellationToken);
        IReadOnlyList<string> lost = draft.Profile is { } after
            ? await drafts.LostClausesAsync(ProfileFile.ParseStored(draft.Before), after, clauses.Of(actor.Court).All.Select(clause => clause.Id), cancellationToken)
            : [];
        return TypedResults.Ok(new Answer(
            ProfileChangeRow.Of(change), ProfileDifference.Between(draft.Before, draft.After), draft.Warnings, lost));
    }
}

/// <summary>The deadlines that a change moves (重算预览): computed, and nothing is changed by it.</summary>
public static class ListProfileMoves
{
    public static async Task<Results<Ok<Page<DeadlineMoveRow>>, ProblemHttpResult>> Handle(
        Guid profileChangeId, [FromServices] EnforcementDbContext db, [FromServices] CourtCalendars calendars, [FromServices] CurrentActor actor, [FromServices] ProfileDrafts drafts,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await ProfileChanges.FindAsync(db, actor.Court, profileChangeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        if (change.State == RuleChangeState.Withdrawn || (await ProfileChanges.DraftAsync(drafts, change, cancellationToken)).Profile is not { } profile)
            return TypedResults.Ok(new Page<DeadlineMoveRow>([], null));
        var concerned = ProfileRun.Concerned(db.Deadlines.AsNoTracking().Where(d => d.Court == actor.Court), change);
        return TypedResults.Ok(await DeadlineMoves.PageAsync(
            db, actor.Court, concerned, deadline => deadline.ComputeUnder(profile.RuleOf(deadline.Node), calendars.Of(actor.Court)), limit, after, cancellationToken));
    }
}

/// <summary>Makes a change a version of the profile; on its day it holds, and the deadlines that follow it are recomputed.</summary>
public static class ApproveProfile
{
    public static async Task<Results<Ok<ProfileChangeRow>, ProblemHttpResult>> Handle(
        Guid profileChangeId, [FromServices] EnforcementDbContext db, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        [FromServices] ProfileDrafts drafts, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await DefinitionPublishing.LockAllAsync((NpgsqlConnection)db.Database.GetDbConnection(), actor.Court, cancellationToken); // no flow is published meanwhile that needs what goes
        await ProfileImport.LockAsync(db, cancellationToken); // of two that are approved at once, or while a file is imported, the second sees the first
        if (await db.ProfileChanges.FirstOrDefaultAsync(c => c.Court == actor.Court && c.Id == profileChangeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        await profiles.RefreshAsync(db, cancellationToken);
        change.Approve(profiles.GetLatest(actor.Court), actor.Id, clock.GetUtcNow());
        var onto = await drafts.VersionAsync(actor.Court, change.BaseVersion, cancellationToken);
        var draft = await drafts.DrawUpAsync(onto, change.Patch, change.EffectiveFrom, cancellationToken);
        if (draft.Errors.Count > 0)
            return Problems.Conflict("profile.invalid", "提出后流程已有变化，该项变更不能再批准。", draft.Errors);
        db.CourtProfiles.Add(Version(change, onto, draft, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await profiles.RefreshAsync(db, cancellationToken);
        return TypedResults.Ok(ProfileChangeRow.Of(change));
    }

    private static CourtProfileVersion Version(ProfileChange change, CourtProfileVersion onto, ProfileDraft draft, DateTimeOffset now) => new()
    {
        Court = change.Court,
        Version = change.Version!.Value,
        EffectiveFrom = change.EffectiveFrom,
        ContentSha256 = onto.ContentSha256,
        Json = draft.After,
        ImportedAt = now,
    };
}

/// <summary>Takes a proposed change back.</summary>
public static class WithdrawProfile
{
    public static async Task<Results<Ok<ProfileChangeRow>, ProblemHttpResult>> Handle(
        Guid profileChangeId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ProfileImport.LockAsync(db, cancellationToken);
        if (await db.ProfileChanges.FirstOrDefaultAsync(c => c.Court == actor.Court && c.Id == profileChangeId, cancellationToken) is not { } change)
            return Problems.NotFound();
        change.Withdraw(actor.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(ProfileChangeRow.Of(change));
    }
}

internal static class ProfileChanges
{
    public static Task<ProfileChange?> FindAsync(EnforcementDbContext db, string court, Guid id, CancellationToken cancellationToken) =>
        db.ProfileChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Court == court && change.Id == id, cancellationToken);

    /// <summary>What the change makes, or has made, of the version against which it was drawn up.</summary>
    public static async Task<ProfileDraft> DraftAsync(ProfileDrafts drafts, ProfileChange change, CancellationToken cancellationToken) =>
        await drafts.DrawUpAsync(await drafts.VersionAsync(change.Court, change.BaseVersion, cancellationToken), change.Patch, change.EffectiveFrom, cancellationToken);
}
