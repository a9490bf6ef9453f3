using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>A case as lists and answers show it; without personal data.</summary>
public record CaseRow
{
    public required Guid Id { get; init; }

    public required string CaseNumber { get; init; }

    public required string Court { get; init; }

    public required CaseType CaseType { get; init; }

    /// <summary><c>open</c>, <c>suspended</c>, <c>closed</c> or <c>archived</c>.</summary>
    public required string Status { get; init; }

    public required CaseStage Stage { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required DateOnly ApplicationReceivedOn { get; init; }

    public required DateTimeOffset MaterialReceivedAt { get; init; }

    public required string Cause { get; init; }

    public required string ClaimAmount { get; init; }

    public required string? CaseClass { get; init; }

    public required string? Track { get; init; }

    /// <summary>User id of the handler (承办人).</summary>
    public required string? Handler { get; init; }

    public required string? HandlerName { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    internal static CaseRow Of(EnforcementCase c, PeopleNames names) => new()
    {
        Id = c.Id,
        CaseNumber = c.Number.ToString(),
        Court = c.Court,
        CaseType = c.Type,
        Status = StatusOf(c.Stage),
        Stage = c.Stage,
        FiledAt = c.FiledAt,
        ApplicationReceivedOn = c.ApplicationReceivedOn,
        MaterialReceivedAt = c.MaterialReceivedAt,
        Cause = c.Cause,
        ClaimAmount = c.Amounts.Applied.ToString(),
        CaseClass = c.CaseClass,
        Track = c.Track,
        Handler = c.HandlerId,
        HandlerName = names.Of(c.HandlerId),
        ClosedAt = c.ClosedAt,
    };

    private static string StatusOf(CaseStage stage) => stage switch
    {
        CaseStage.Closed => "closed",
        CaseStage.Archived => "archived",
        CaseStage.Suspended or CaseStage.Deferred => "suspended",
        _ => "open",
    };
}
