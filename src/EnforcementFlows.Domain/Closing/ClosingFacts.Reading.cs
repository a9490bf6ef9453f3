using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Sanctions;

namespace EnforcementFlows.Domain.Closing;

public sealed partial record ClosingFacts
{
    private const string NoticeSet = "enforcement-notice";

    /// <summary>What each debtor must have been sent (民诉法 251, 财产调查规定 3).</summary>
    private static readonly string[] KindsForDebtors = ["enforcement-notice", "asset-report-order"];

    /// <summary>Reads off the file what is on record and adds what people state.</summary>
    public static ClosingFacts Read(CaseFile file, ClosingStatements said, DateOnly today)
    {
        var nationalQueries = file.Queries.Where(query => query is { System: QuerySystem.National, AnsweredAt: not null })
            .Select(query => CourtTime.DayOf(query.AnsweredAt!.Value)).Order().ToList();
        return new ClosingFacts(said)
        {
            FiledOn = CourtTime.DayOf(file.Case.FiledAt),
            Today = today,
            Applied = file.Case.Amounts.Applied,
            NoticeDocumentsSent = AllSent(file.Documents.Where(document => document.Set == NoticeSet)),
            NoticeServedOnEveryDebtor = file.Case.Debtors.All(debtor => IsNotified(file, debtor.Id)),
            QueriesAnalysed = AllAnalysed(file),
            FirstNationalQueryOn = nationalQueries.Count > 0 ? nationalQueries[0] : null,
            LastNationalQueryOn = nationalQueries.Count > 0 ? nationalQueries[^1] : null,
            DisposableAssets = file.Assets.Count(asset => asset.Disposability is Disposability.Unknown or Disposability.Disposable),
            AccountBalance = file.Account?.Balance ?? Money.Zero,
            BalanceDeferred = said.BalanceDeposited || file.Deferrals.Any(deferral => deferral.IsInForceOn(today)),
            UncheckedClues = Math.Max(said.UncheckedClues, file.OpenLeads), // what is registered cannot be stated away (WL-3-4-4)
            UnreleasedMeasures = file.Measures.Count(measure => IsUnreleased(measure, today)),
            UnliftedSanctions = file.Sanctions.Count(sanction => sanction.IsInForceOn(today)),
            EveryDebtorRestricted = file.Case.Debtors.All(debtor => IsRestricted(file, debtor.Id)),
        };
    }

    // TB-3.2-3c: a query that was begun and never answered has not been analysed either
    private static bool AllAnalysed(CaseFile file) =>
        file.Queries.Count > 0 && file.Queries.All(query => query.AnalysedAt is not null)
        && file.SystemsAsked.All(system => file.Queries.Any(query => query.System == system));

    private static bool IsNotified(CaseFile file, Guid debtorId) => KindsForDebtors.All(kind => file.Documents.Any(
        document => document.Kind == kind && document.RecipientPartyId == debtorId && document.IsSent));

    private static bool IsRestricted(CaseFile file, Guid debtorId) => file.Sanctions.Any(sanction =>
        sanction.PartyId == debtorId && sanction is { Kind: SanctionKind.ConsumptionRestriction, State: SanctionState.InForce });

    // a measure past its last day holds nothing any more, entered or not
    private static bool IsUnreleased(ControlMeasure measure, DateOnly today) =>
        measure.State == MeasureState.Waiting || (measure.State == MeasureState.InForce && !(measure.EndsOn < today));

    private static bool AllSent(IEnumerable<CaseDocument> documents)
    {
        var set = documents.ToList();
        return set.Count > 0 && ServiceReview.Of(set).Count == 0;
    }
}
