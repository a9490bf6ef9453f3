using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Sanctions;

namespace EnforcementFlows.Api.Features.Closing;

/// <summary>Reads the form <c>closing-report</c>: the eight items, and what no record can show.</summary>
internal static class ClosingReport
{
    public static ClosingStatements Statements(
        ClosingWay way, FormData report, FormData request, CourtProfile profile, IReadOnlyCollection<Sanction> sanctions) => new()
        {
            Items = Items(way, report),
            ClosingDocumentsReady = report.Has("report") && report.Has("closingDocument"),
            AssetReportChecked = report.Flag("assetReportChecked"),
            ListedWhereDue = report.Text("listing") == "not-due" || sanctions.Any(IsListing),
            TraditionalInvestigationDone = report.Has("traditionalInvestigation"),
            UncheckedClues = report.Count("uncheckedClues") ?? 0,
            TerminationInterviewOn = report.Day("interviewOn"),
            WhereaboutsUnknown = report.Flag("whereaboutsUnknown"),
            WhereaboutsSearched = report.Flag("whereaboutsSearched"),
            Obstructed = report.Flag("obstructed"),
            ObstructionPenalised = report.Flag("obstructionPenalised"),
            ApplicantSigned = request.Flag("applicantSigned"),
            PanelAndPresident = !request.Flag("applicantSigned") && AsksPanelAndPresident(profile),
            TerminationGroundRecorded = IsGrounded(report),
            WithdrawalRecorded = IsGrounded(report),
            NonEnforcementRuled = IsGrounded(report),
            DismissalRuled = IsGrounded(report),
            BalanceDeposited = report.Flag("balanceDeposited"),
        };

    private static ClosingItems Items(ClosingWay way, FormData report) => new()
    {
        ClaimAmount = report.Amount("claimAmount"),
        ClosingAmount = report.Amount("closingAmount"),
        WaivedAmount = report.Amount("waivedAmount"),
        ReceivedAmount = report.Amount("receivedAmount"),
        PayoutFinished = report.Has("payoutFinished") ? report.Flag("payoutFinished") : null,
        ClosingDate = report.Day("closingDate"),
        Way = way,
        Ground = report.Text("ground"),
    };

    private static bool IsListing(Sanction sanction) => sanction is { Kind: SanctionKind.DishonestListing, State: SanctionState.InForce };

    // the ground is written in the report and stands on the closing document (裁定书 or 决定书)
    private static bool IsGrounded(FormData report) => report.Has("ground") && report.Has("closingDocument");

    // without the applicant's signature the request goes through this chain, and nothing is closed before it has agreed (C-05)
    private static bool AsksPanelAndPresident(CourtProfile profile) =>
        profile.ApprovalChains.TryGetValue("terminate", out var chain)
        && chain.Steps.Any(step => step.Quorum > 1) && chain.Steps.Any(step => step.Roles.Contains("president"));
}
