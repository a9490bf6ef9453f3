using System.Text.Json;

namespace EnforcementFlows.Domain.Cases;

/// <summary>A filing as it came in, every value still text, so that one review can name every bad field (API body or docket line).</summary>
/// <remarks>Days are <c>2026-03-02</c>; instants carry an offset, <c>2026-03-02T16:20:00+08:00</c>; amounts are decimal strings in yuan.</remarks>
public sealed record FilingDraft
{
    public string? CaseNumber { get; init; }

    public string? CaseType { get; init; }

    /// <summary>The terminated case that goes on; only for 执恢, and required there.</summary>
    public string? PriorCaseNumber { get; init; }

    public string? ApplicationReceivedOn { get; init; }

    public string? FiledAt { get; init; }

    /// <summary>Where missing, the filing time counts.</summary>
    public string? MaterialReceivedAt { get; init; }

    public TitleDraft? Title { get; init; }

    public string? Cause { get; init; }

    public string? AssignedHandler { get; init; }

    public string? ClaimAmount { get; init; }

    public IReadOnlyList<PartyDraft?>? Applicants { get; init; }

    public IReadOnlyList<PartyDraft?>? Debtors { get; init; }

    public IReadOnlyList<MeasureDraft?>? ExistingMeasures { get; init; }

    public JsonElement? Facts { get; init; }
}

/// <summary>执行依据 as it came in.</summary>
public sealed record TitleDraft(string? Kind, string? Number, string? EffectiveOn, string? IssuedBy = null);

/// <summary>A party as it came in.</summary>
public sealed record PartyDraft(string? Name, string? Kind = null, string? IdNumber = null, string? Phone = null, string? Address = null);

/// <summary>An existing preservation measure as it came in.</summary>
public sealed record MeasureDraft(
    string? Kind, string? Property, string? EndsOn, string? AssetKind = null, string? StartsOn = null, string? Document = null, string? Amount = null);
