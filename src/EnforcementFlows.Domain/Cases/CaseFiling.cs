using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Cases;

/// <summary>A filing (立案信息) that passed <see cref="FilingReview"/>: typed, trimmed, instants in UTC.</summary>
public sealed record CaseFiling
{
    public required CaseNumber Number { get; init; }

    public required CaseType Type { get; init; }

    /// <summary>原案号, of a resumed case (恢复执行).</summary>
    public CaseNumber? PriorCaseNumber { get; init; }

    public required DateOnly ApplicationReceivedOn { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required DateTimeOffset MaterialReceivedAt { get; init; }

    public required EnforcementTitle Title { get; init; }

    public required string Cause { get; init; }

    public required Money ClaimAmount { get; init; }

    public string? AssignedHandler { get; init; }

    public required IReadOnlyList<FiledParty> Parties { get; init; }

    /// <summary>Preservation measures that become enforcement measures by the filing (保全措施转为执行措施).</summary>
    public IReadOnlyList<FiledMeasure> ExistingMeasures { get; init; } = [];

    /// <summary>Facts for triage, a JSON object with sorted keys.</summary>
    public string Facts { get; init; } = "{}";

    /// <summary>SHA-256 (hex) of the canonical form: the same filing sent again has the same hash, whatever its spacing or order of keys.</summary>
    public string Hash() => FilingHash.Of(this);
}
