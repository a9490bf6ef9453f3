using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;

namespace EnforcementFlows.Domain.Tests.Closing;

public sealed class ClosingFactsTests
{
    private static readonly DateOnly Today = A.Day("2026-06-03");
    private readonly EnforcementCase _case = A.HandledCase();

    [Fact]
    public void Read_EmptyFile_KnowsNothingDone()
    {
        var facts = ClosingFacts.Read(new(_case), new(), Today);

        facts.Should().BeEquivalentTo(new ClosingFacts { FiledOn = A.Day("2026-03-02"), Today = Today, Applied = A.Yuan("120000.00") });
    }

    [Fact]
    public void Read_NoticesToTheDebtor_OnlyOnceAllAreSent()
    {
        var notice = Document("enforcement-notice");
        var order = Document("asset-report-order");
        notice.Send(ServiceMethod.Post, A.Now, "邮单", A.Now);
        var file = new CaseFile(_case) { Documents = [notice, order] };
        Read(file).NoticeServedOnEveryDebtor.Should().BeFalse();

        order.Send(ServiceMethod.Post, A.Now, "邮单", A.Now);

        (Read(file).NoticeServedOnEveryDebtor, Read(file).NoticeDocumentsSent).Should().Be((true, true));
    }

    [Fact]
    public void Read_SecondNationalQuery_IsTheLast()
    {
        var file = new CaseFile(_case) { Queries = [Query("2026-03-04 10:00"), Query("2026-06-01 10:00"), Query("2026-06-02 10:00", QuerySystem.PointToPoint)] };

        (Read(file).FirstNationalQueryOn, Read(file).LastNationalQueryOn).Should().Be((A.Day("2026-03-04"), A.Day("2026-06-01")));
    }

    [Fact] // TB-3.2-3c
    public void Read_QueryBegunAndNeverAnswered_IsNotAnalysed()
    {
        var national = Query("2026-03-04 10:00");
        national.Analyse("未查到财产", "file-1", A.Now);
        var file = new CaseFile(_case) { Queries = [national], SystemsAsked = [QuerySystem.National] };
        Read(file).QueriesAnalysed.Should().BeTrue();

        Read(file with { SystemsAsked = [QuerySystem.National, QuerySystem.PointToPoint] }).QueriesAnalysed.Should().BeFalse();
    }

    [Theory] // frozen until 2027-03-09
    [InlineData("2027-03-09", 1)]
    [InlineData("2027-03-10", 0)]
    public void Read_MeasureNobodyReleased_CountsUntilItLapses(string today, int count)
    {
        var measure = ControlMeasure.Take(_case, A.MeasureDetails(), A.Now);

        ClosingFacts.Read(new(_case) { Measures = [measure] }, new(), A.Day(today)).UnreleasedMeasures.Should().Be(count);
    }

    [Fact]
    public void Read_BalanceUnderAnApprovedDeferral_IsDeferred()
    {
        var account = CaseAccount.Open(_case, null, A.Now);
        Receipt.Arrive(A.Court, new("流水", A.Yuan("5.00"), A.Now)).Claim(account, A.Yuan("5.00"), "funds-1", null, A.Now);
        var deferral = PayoutDeferral.Grant(_case, A.ApprovedRequest(_case, RequestKinds.PayoutDeferral), A.Day("2026-06-03"), A.Day("2026-03-02"));
        var file = new CaseFile(_case) { Account = account, Deferrals = [deferral] };

        (Read(file).AccountBalance, Read(file).BalanceDeferred).Should().Be((A.Yuan("5.00"), true));
        ClosingFacts.Read(file, new(), Today.AddDays(1)).BalanceDeferred.Should().BeFalse();
    }

    [Fact]
    public void Read_DebtorRestricted_EveryDebtorIs()
    {
        var sanction = Sanction.Add(
            _case, new(SanctionKind.ConsumptionRestriction, _case.Debtors.First().Id, null, A.Day("2026-03-02")),
            A.ApprovedRequest(_case, RequestKinds.ConsumptionRestriction), "clerk-1", []);

        var facts = Read(new CaseFile(_case) { Sanctions = [sanction] });

        (facts.EveryDebtorRestricted, facts.UnliftedSanctions).Should().Be((true, 1));
    }

    [Theory] // listed until 2028-03-01
    [InlineData("2028-03-01", 1)]
    [InlineData("2028-03-02", 0)]
    public void Read_ListingPastItsLastDay_DoesNotCount(string today, int unlifted)
    {
        var listing = Sanction.Add(
            _case, new(SanctionKind.DishonestListing, _case.Debtors.First().Id, ListingGround.AssetReport, A.Day("2026-03-02")),
            A.ApprovedRequest(_case, RequestKinds.DishonestListing), "clerk-1", []);

        ClosingFacts.Read(new(_case) { Sanctions = [listing] }, new(), A.Day(today)).UnliftedSanctions.Should().Be(unlifted);
    }

    [Fact]
    public void Read_WhatPeopleState_IsKept() =>
        ClosingFacts.Read(new(_case), new() { ApplicantSigned = true, UncheckedClues = 3 }, Today)
            .Should().BeEquivalentTo(new { ApplicantSigned = true, UncheckedClues = 3 });

    private static ClosingFacts Read(CaseFile file) => ClosingFacts.Read(file, new(), Today);

    private CaseDocument Document(string kind) => CaseDocument.Make(
        _case, new("enforcement-notice", kind, kind, $"{kind}.docx"), new("debtor", "乙", _case.Debtors.First().Id), new("a.docx", "text/plain", [1]), A.Now);

    private AssetQuery Query(string answered, QuerySystem system = QuerySystem.National)
    {
        var query = AssetQuery.Start(_case, system, null, A.Now);
        query.Answer(QueryOutcome.Nothing, A.At(answered), A.At(answered));
        return query;
    }
}
