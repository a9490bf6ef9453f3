using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Sanctions;

/// <summary>One row of 失信限高台账 (TB-3.2-8d): who approved what, and who entered it. Rows are only ever added.</summary>
public sealed class SanctionEntry : CaseRecord
{
    internal SanctionEntry()
    {
    }

    public required Guid SanctionId { get; init; }

    public required SanctionAct Act { get; init; }

    public required string Reason { get; init; }

    public required Guid RequestId { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateOnly ApprovedOn { get; init; }

    public required string OperatedBy { get; init; }

    public required DateOnly OperatedOn { get; init; }

    /// <summary>期限止; null = no term.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Number in the national system (系统编号), entered by hand.</summary>
    public string? SystemNumber { get; init; }
}
