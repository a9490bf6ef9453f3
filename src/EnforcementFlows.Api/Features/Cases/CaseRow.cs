using System.Text.Json;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>A case as lists and answers show it; without personal data.</summary>
public sealed record CaseRow
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

    public required DateTimeOffset? ClosedAt { get; init; }

    internal static CaseRow Of(EnforcementCase c) => new()
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

/// <summary>A case with its parties and amounts. Reading it leaves a trace (读取留痕, TB-3.2-34).</summary>
public sealed record CaseDetail
{
    public required CaseRow Case { get; init; }

    public required TitleView Title { get; init; }

    public required AmountsView Amounts { get; init; }

    public required IReadOnlyList<PartyView> Applicants { get; init; }

    public required IReadOnlyList<PartyView> Debtors { get; init; }

    public required JsonElement Facts { get; init; }

    public required IReadOnlyList<HandlerView> Handlers { get; init; }

    public required IReadOnlyList<string> Flags { get; init; }

    public required string? ClosingWay { get; init; }

    /// <summary>执行依据</summary>
    public sealed record TitleView(string Kind, string Number, DateOnly? EffectiveOn, string? IssuedBy);

    /// <summary>申请、到位、放弃、未到位; decimal strings in yuan.</summary>
    public sealed record AmountsView(string Applied, string Received, string Waived, string Outstanding);

    /// <summary>A party; the number is masked.</summary>
    public sealed record PartyView(Guid Id, string Name, PartyKind Kind, string? IdNumber, string? Phone, string? Address);

    /// <summary>A stretch with one handler.</summary>
    public sealed record HandlerView(string HandlerId, DateTimeOffset From, DateTimeOffset? Until, string Reason, string? DrawSeed);
}
