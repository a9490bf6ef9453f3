namespace EnforcementFlows.Domain.Closing;

/// <summary>What is known of a case when its closing is checked: what people state and what is on record.</summary>
public sealed partial record ClosingFacts : ClosingStatements
{
    public ClosingFacts()
    {
    }

    private ClosingFacts(ClosingStatements said)
        : base(said)
    {
    }

    public required DateOnly FiledOn { get; init; }

    /// <summary>The legal day of the check.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>申请执行标的额 of the filing.</summary>
    public required Money Applied { get; init; }

    public bool NoticeDocumentsSent { get; init; }

    public bool NoticeServedOnEveryDebtor { get; init; }

    public bool QueriesAnalysed { get; init; }

    public DateOnly? FirstNationalQueryOn { get; init; }

    public DateOnly? LastNationalQueryOn { get; init; }

    /// <summary>Assets that are neither disposed of nor judged 不能处置 with a reason.</summary>
    public int DisposableAssets { get; init; }

    public Money AccountBalance { get; init; }

    /// <summary>An approved deferral or a deposit (提存) covers the balance.</summary>
    public bool BalanceDeferred { get; init; }

    /// <summary>Measures in force or waiting for which nothing was decided.</summary>
    public int UnreleasedMeasures { get; init; }

    /// <summary>Listings and restrictions in force.</summary>
    public int UnliftedSanctions { get; init; }

    public bool EveryDebtorRestricted { get; init; }
}
