using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>What is said with a decision.</summary>
public sealed record ReleaseOpinion
{
    [StringLength(2000)]
    public string? Opinion { get; init; }
}

/// <summary>Publishes a version: cases filed from now on run on it, those that run keep theirs.</summary>
public static class ApproveRelease
{
    public sealed record Request
    {
        [StringLength(2000)]
        public string? Opinion { get; init; }

        /// <summary>Why the new warnings of the check do not matter (接受提示的理由); needed where there are any.</summary>
        [StringLength(2000)]
        public string? WarningReason { get; init; }
    }

    internal static Task<Results<Ok<ReleaseRow>, ProblemHttpResult>> Handle(
        Guid releaseId, Request request, CommandKey key, [FromServices] ReleaseDesk desk, CancellationToken cancellationToken) =>
        desk.DoAsync("release-approved", releaseId, request, key, (release, act) => act.PublishAsync(release, request, cancellationToken), cancellationToken);
}

/// <summary>Refuses a request; the draft stays as it is and may be asked for again.</summary>
public static class RejectRelease
{
    public sealed record Request
    {
        /// <summary>Why.</summary>
        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Opinion { get; init; }
    }

    internal static Task<Results<Ok<ReleaseRow>, ProblemHttpResult>> Handle(
        Guid releaseId, Request request, CommandKey key, [FromServices] ReleaseDesk desk, CancellationToken cancellationToken) =>
        desk.DoAsync("release-rejected", releaseId, request, key, (release, act) => act.Reject(release, request.Opinion), cancellationToken);
}

/// <summary>Takes one's own request back.</summary>
public static class WithdrawRelease
{
    internal static Task<Results<Ok<ReleaseRow>, ProblemHttpResult>> Handle(
        Guid releaseId, ReleaseOpinion request, CommandKey key, [FromServices] ReleaseDesk desk, CancellationToken cancellationToken) =>
        desk.DoAsync("release-withdrawn", releaseId, request, key, (release, act) => act.Withdraw(release), cancellationToken);
}
