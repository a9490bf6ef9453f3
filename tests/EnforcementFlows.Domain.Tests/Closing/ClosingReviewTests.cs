using EnforcementFlows.Domain.Closing;

namespace EnforcementFlows.Domain.Tests.Closing;

public sealed class ClosingReviewTests
{
    // the tables of 桐柏's profile
    private static readonly string[] Fulfilled = [
        "closing-documents-ready", "closing-items-complete", "notice-documents-sent", "query-analysed", "case-account-settled", "measures-released", "sanctions-lifted",
    ];

    private static readonly string[] Terminate = [
        "closing-documents-ready", "closing-items-complete", "notice-documents-sent", "query-analysed", "case-account-settled", "three-months-elapsed",
        "notice-served", "asset-report-checked", "consumption-restricted", "dishonest-listed-if-due", "assets-exhausted", "query-repeated-before-closing",
        "traditional-investigation-done", "clues-checked", "termination-interview-held", "whereabouts-searched", "obstruction-penalised", "applicant-signed-or-panel",
    ];

    [Theory] // P13
    [InlineData("2026-01-30", "2026-05-01")]
    [InlineData("2026-03-02", "2026-06-03")]
    [InlineData("2025-11-30", "2026-03-01")] // February has no 30th
    [InlineData("2026-06-30", "2026-10-01")] // a national holiday: never rolled
    public void EarliestTermination_DayAfterThreeMonths(string filed, string earliest) =>
        EarliestTermination.After(A.Day(filed)).Should().Be(A.Day(earliest));

    [Fact]
    public void Of_EverythingDone_ReturnsNothing()
    {
        ClosingReview.Of(ClosingWay.Fulfilled, Fulfilled, A.ClosingFacts()).Should().BeEmpty();
        ClosingReview.Of(ClosingWay.TerminateCurrentProcedure, Terminate, A.TerminationFacts()).Should().BeEmpty();
    }

    [Fact]
    public void Of_NothingDoneYet_NamesEveryConditionAtOnce()
    {
        var nothing = new ClosingFacts
        {
            FiledOn = A.Day("2026-03-02"),
            Today = A.Day("2026-06-02"),
            Applied = A.Yuan("120000.00"),
            AccountBalance = A.Yuan("0.01"),
            DisposableAssets = 1,
            UncheckedClues = 2,
            WhereaboutsUnknown = true,
            Obstructed = true,
        };

        ClosingReview.Of(ClosingWay.TerminateCurrentProcedure, Terminate, nothing).Select(unmet => unmet.Code)
            .Should().Equal(Terminate.Select(code => code == "three-months-elapsed" ? "terminate.too-early" : code));
    }

    public static TheoryData<ClosingFacts, string> OneMissing => new()
    {
        { A.TerminationFacts() with { Today = A.Day("2026-06-02") }, "terminate.too-early" }, // the three months end this day
        { A.TerminationFacts() with { NoticeServedOnEveryDebtor = false }, "notice-served" },
        { A.TerminationFacts() with { AssetReportChecked = false }, "asset-report-checked" },
        { A.TerminationFacts() with { EveryDebtorRestricted = false }, "consumption-restricted" },
        { A.TerminationFacts() with { ListedWhereDue = false }, "dishonest-listed-if-due" },
        { A.TerminationFacts() with { DisposableAssets = 1 }, "assets-exhausted" },
        { A.TerminationFacts() with { LastNationalQueryOn = A.Day("2026-03-04") }, "query-repeated-before-closing" }, // only the first one
        { A.TerminationFacts() with { TraditionalInvestigationDone = false }, "traditional-investigation-done" },
        { A.TerminationFacts() with { UncheckedClues = 1 }, "clues-checked" },
        { A.TerminationFacts() with { TerminationInterviewOn = null }, "termination-interview-held" },
        { A.TerminationFacts() with { WhereaboutsUnknown = true }, "whereabouts-searched" },
        { A.TerminationFacts() with { Obstructed = true }, "obstruction-penalised" },
        { A.TerminationFacts() with { ApplicantSigned = false }, "applicant-signed-or-panel" },
        { A.TerminationFacts() with { AccountBalance = A.Yuan("0.01") }, "case-account-settled" },
    };

    [Theory]
    [MemberData(nameof(OneMissing))]
    public void Of_OneThingMissing_NamesThatOnly(ClosingFacts facts, string code) =>
        ClosingReview.Of(ClosingWay.TerminateCurrentProcedure, Terminate, facts).Should().ContainSingle().Which.Code.Should().Be(code);

    public static TheoryData<ClosingFacts> Excused =>
    [
        A.TerminationFacts() with { ApplicantSigned = false, PanelAndPresident = true },
        A.TerminationFacts() with { AccountBalance = A.Yuan("5.00"), BalanceDeferred = true },
        A.TerminationFacts() with { WhereaboutsUnknown = true, WhereaboutsSearched = true },
        A.TerminationFacts() with { Obstructed = true, ObstructionPenalised = true },
        A.TerminationFacts() with { UnreleasedMeasures = 2, UnliftedSanctions = 1 }, // 终本 keeps both
    ];

    [Theory]
    [MemberData(nameof(Excused))]
    public void Of_TheOtherWayIsTaken_IsMet(ClosingFacts facts) =>
        ClosingReview.Of(ClosingWay.TerminateCurrentProcedure, Terminate, facts).Should().BeEmpty();

    [Fact]
    public void Of_FulfilledButDebtorStillListed_NamesIt() =>
        ClosingReview.Of(ClosingWay.Fulfilled, Fulfilled, A.ClosingFacts() with { UnliftedSanctions = 1, UnreleasedMeasures = 1 })
            .Select(unmet => unmet.Code).Should().Equal("measures-released", "sanctions-lifted");

    [Fact]
    public void Of_ProfileLeavesOutTheThreeMonths_TheLawStillAsks()
    {
        var lax = Terminate.Where(code => code != "three-months-elapsed");

        ClosingReview.Of(ClosingWay.TerminateCurrentProcedure, lax, A.TerminationFacts() with { Today = A.Day("2026-06-02") })
            .Should().ContainSingle().Which.Code.Should().Be("terminate.too-early");
        ClosingReview.MissingStatutory(ClosingWay.TerminateCurrentProcedure, lax).Should().Equal("three-months-elapsed");
    }

    [Fact]
    public void Of_CourtHasAClauseOfItsOwn_ShowsIt() =>
        ClosingReview.Of(ClosingWay.Fulfilled, Fulfilled, A.ClosingFacts() with { NoticeDocumentsSent = false }, code => code == "notice-documents-sent" ? "TB-3.2-2" : null)
            .Should().ContainSingle().Which.Clause.Should().Be("TB-3.2-2");

    [Fact]
    public void Of_UnknownCode_IsRefused() =>
        Expect.Refused(() => ClosingReview.Of(ClosingWay.Fulfilled, ["no-such"], A.ClosingFacts()), "closing.condition-unknown");

    public static TheoryData<ClosingItems, string> BadItems => new()
    {
        { A.ClosingItems() with { ClosingDate = null }, "缺少结案日期" },
        { A.ClosingItems() with { Ground = " " }, "缺少结案事由" },
        { A.ClosingItems() with { ClaimAmount = A.Yuan("1.00") }, "与立案信息不一致" },
        { A.ClosingItems() with { ReceivedAmount = A.Yuan("119999.99") }, "不得有未到位金额" },
        { A.ClosingItems() with { WaivedAmount = A.Yuan("0.01") }, "不等于" },
        { A.ClosingItems() with { ReceivedAmount = A.Yuan("100.00"), OutstandingAmount = A.Yuan("1.00") }, "不等于" },
    };

    [Theory]
    [MemberData(nameof(BadItems))]
    public void Of_ClosingItemsWrong_SaysWhich(ClosingItems items, string says) =>
        ClosingReview.Of(ClosingWay.Fulfilled, Fulfilled, A.ClosingFacts() with { Items = items })
            .Should().ContainSingle().Which.Message.Should().Contain(says);
}
