namespace EnforcementFlows.Domain.Closing;

/// <summary>What only the people who ask for the closing can say (报结人陈述); the rest is on record. A default means "not done" or "not known".</summary>
public record ClosingStatements
{
    public ClosingItems Items { get; init; } = new();

    /// <summary>结案报告 and the closing document (ruling or decision) are in the dossier.</summary>
    public bool ClosingDocumentsReady { get; init; }

    /// <summary>The report of assets was checked, or a debtor who gave none was dealt with.</summary>
    public bool AssetReportChecked { get; init; }

    /// <summary>Every debtor who meets a ground of 失信规定 1 is listed.</summary>
    public bool ListedWhereDue { get; init; }

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

    /// <summary>The balance was deposited by decision (提存).</summary>
    public bool BalanceDeposited { get; init; }
}
