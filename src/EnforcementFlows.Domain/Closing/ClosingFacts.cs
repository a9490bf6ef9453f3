namespace EnforcementFlows.Domain.Closing;

/// <summary>What is known of a case when its closing is checked. A default means "not done" or "not known".</summary>
public sealed record ClosingFacts
{
    public required DateOnly FiledOn { get; init; }

    /// <summary>The legal day of the check.</summary>
    public required DateOnly Today { get; init; }

    public required Money Applied { get; init; }

    public ClosingItems Items { get; init; } = new();

    /// <summary>结案报告 and the closing document (ruling or decision) are in the dossier.</summary>
    public bool ClosingDocumentsReady { get; init; }

    public bool NoticeDocumentsSent { get; init; }

    public bool QueriesAnalysed { get; init; }

    public Money AccountBalance { get; init; }

    /// <summary>An approved deferral or deposit (提存) covers the balance.</summary>
    public bool BalanceDeferred { get; init; }

    /// <summary>Measures in force or waiting for which nothing was decided.</summary>
    public int UnreleasedMeasures { get; init; }

    /// <summary>Listings and restrictions in force.</summary>
    public int UnliftedSanctions { get; init; }

    public bool NoticeServedOnEveryDebtor { get; init; }

    /// <summary>The report of assets was checked, or a debtor who gave none was dealt with.</summary>
    public bool AssetReportChecked { get; init; }

    public bool EveryDebtorRestricted { get; init; }

    /// <summary>Every debtor who meets a ground of 失信规定 1 is listed.</summary>
    public bool ListedWhereDue { get; init; }

    /// <summary>Assets that are neither disposed of nor judged 不能处置 with a reason.</summary>
    public int DisposableAssets { get; init; }

    public DateOnly? FirstNationalQueryOn { get; init; }

    public DateOnly? LastNationalQueryOn { get; init; }

    public bool TraditionalInvestigationDone { get; init; }

    public int UncheckedClues { get; init; }

    public DateOnly? TerminationInterviewOn { get; init; }

    public bool WhereaboutsUnknown { get; init; }

    public bool WhereaboutsSearched { get; init; }

    public bool Obstructed { get; init; }

    public bool ObstructionPenalised { get; init; }

    public bool ApplicantSigned { get; init; }

    /// <summary>合议庭 has deliberated and 院长 has approved; the chain of the request asks for it where the applicant did not sign.</summary>
    public bool PanelAndPresident { get; init; }

    /// <summary>终结执行事由 (民诉法 268) is on record.</summary>
    public bool TerminationGroundRecorded { get; init; }

    public bool WithdrawalRecorded { get; init; }

    public bool NonEnforcementRuled { get; init; }

    public bool DismissalRuled { get; init; }
}
