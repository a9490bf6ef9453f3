using EnforcementFlows.Domain.Closing;

namespace EnforcementFlows.Domain.Tests;

internal static partial class A
{
    public static ClosingItems ClosingItems() => new()
    {
        ClaimAmount = Yuan("120000.00"),
        ClosingAmount = Yuan("120000.00"),
        WaivedAmount = Money.Zero,
        ReceivedAmount = Yuan("120000.00"),
        PayoutFinished = true,
        ClosingDate = Day("2026-06-03"),
        Way = ClosingWay.Fulfilled,
        Ground = "全部履行",
    };

    /// <summary>Filed 2026-03-02, everything done, closed as 执行完毕.</summary>
    public static ClosingFacts ClosingFacts() => new()
    {
        FiledOn = Day("2026-03-02"),
        Today = Day("2026-06-03"),
        Applied = Yuan("120000.00"),
        Items = ClosingItems(),
        ClosingDocumentsReady = true,
        NoticeDocumentsSent = true,
        QueriesAnalysed = true,
    };

    /// <summary>Filed 2026-03-02; 终本 is allowed from 2026-06-03.</summary>
    public static ClosingFacts TerminationFacts() => ClosingFacts() with
    {
        Items = ClosingItems() with { Way = ClosingWay.TerminateCurrentProcedure, ReceivedAmount = Money.Zero, OutstandingAmount = Yuan("120000.00") },
        NoticeServedOnEveryDebtor = true,
        AssetReportChecked = true,
        EveryDebtorRestricted = true,
        ListedWhereDue = true,
        FirstNationalQueryOn = Day("2026-03-04"),
        LastNationalQueryOn = Day("2026-06-01"),
        TraditionalInvestigationDone = true,
        TerminationInterviewOn = Day("2026-05-28"),
        ApplicantSigned = true,
    };
}
