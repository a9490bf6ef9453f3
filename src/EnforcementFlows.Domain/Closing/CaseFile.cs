using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Sanctions;

namespace EnforcementFlows.Domain.Closing;

/// <summary>Everything on record of a case that its closing depends on (案卷).</summary>
public sealed record CaseFile(EnforcementCase Case)
{
    public IReadOnlyCollection<CaseDocument> Documents { get; init; } = [];

    public IReadOnlyCollection<AssetQuery> Queries { get; init; } = [];

    /// <summary>Systems whose query has begun; one that never answered has no record among <see cref="Queries"/>.</summary>
    public IReadOnlyCollection<QuerySystem> SystemsAsked { get; init; } = [];

    public IReadOnlyCollection<Asset> Assets { get; init; } = [];

    public IReadOnlyCollection<ControlMeasure> Measures { get; init; } = [];

    public IReadOnlyCollection<Sanction> Sanctions { get; init; } = [];

    /// <summary>财产线索 that were handed in and are not answered yet.</summary>
    public int OpenLeads { get; init; }

    public CaseAccount? Account { get; init; }

    public IReadOnlyCollection<PayoutDeferral> Deferrals { get; init; } = [];
}
