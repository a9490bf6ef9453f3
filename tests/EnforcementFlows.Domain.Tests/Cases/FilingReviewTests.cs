using System.Text.Json;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Tests.Cases;

public sealed class FilingReviewTests
{
    [Fact]
    public void Review_ValidFiling_GivesTypedFilingInUtc()
    {
        var filing = A.Review(A.Draft()).Filing!;

        filing.Number.Value.Should().Be("(2026)豫1330执1号");
        filing.FiledAt.Should().Be(A.At("2026-03-02 08:30"));
        filing.FiledAt.Offset.Should().Be(TimeSpan.Zero);
        filing.Title.Kind.Should().Be("judgment");
        filing.Parties.Select(party => (party.Role, party.Kind)).Should().Equal(
            (PartyRole.Applicant, PartyKind.Natural), (PartyRole.Debtor, PartyKind.Unit));
    }

    [Fact]
    public void Review_ResumedFromACaseElsewhere_NamesIt() =>
        A.Review(A.Draft() with { CaseType = "resumed", CaseNumber = "(2026)豫1330执恢1号", PriorCaseNumber = "（2019）豫1322执55号" }).Filing!.PriorCaseNumber!.Value.Should().Be("(2019)豫1322执55号");

    public static TheoryData<string, FilingDraft, string, string> BadFields => new()
    {
        { "another court", A.Draft() with { CaseNumber = "(2026)豫1303执1号" }, "caseNumber", "filing.number-other-court" },
        { "malformed number", A.Draft() with { CaseNumber = "2026执1" }, "caseNumber", "filing.number-malformed" },
        { "next year's number", A.Draft() with { CaseNumber = "(2027)豫1330执1号" }, "caseNumber", "filing.date-in-future" },
        { "执恢 number for a first enforcement", A.Draft() with { CaseNumber = "(2026)豫1330执恢1号" }, "caseNumber", "filing.type-mismatch" },
        { "prior case of a first enforcement", A.Draft() with { PriorCaseNumber = "(2025)豫1330执9号" }, "priorCaseNumber", "filing.prior-not-resumed" },
        { "resumed without its prior case", A.Draft() with { CaseType = "resumed", CaseNumber = "(2026)豫1330执恢1号" }, "priorCaseNumber", "filing.required" },
        { "resumed with a prior number that is none", A.Draft() with { CaseType = "resumed", CaseNumber = "(2026)豫1330执恢1号", PriorCaseNumber = "执9" }, "priorCaseNumber", "filing.number-malformed" },
        { "unknown type", A.Draft() with { CaseType = "divorce" }, "caseType", "filing.unknown-value" },
        { "no application date", A.Draft() with { ApplicationReceivedOn = null }, "applicationReceivedOn", "filing.required" },
        { "30 February", A.Draft() with { ApplicationReceivedOn = "2026-02-30" }, "applicationReceivedOn", "filing.date-malformed" },
        { "applied tomorrow", A.Draft() with { ApplicationReceivedOn = "2026-03-03" }, "applicationReceivedOn", "filing.date-in-future" },
        { "filed one minute ahead", A.Draft() with { FiledAt = "2026-03-02T09:01:00+08:00" }, "filedAt", "filing.date-in-future" },
        { "no time zone", A.Draft() with { FiledAt = "2026-03-02T08:30:00" }, "filedAt", "filing.date-malformed" },
        { "filed before applied", A.Draft() with { FiledAt = "2026-02-26T10:00:00+08:00" }, "applicationReceivedOn", "filing.date-order" },
        { "material before application", A.Draft() with { MaterialReceivedAt = "2026-02-26T10:00:00+08:00" }, "materialReceivedAt", "filing.date-order" },
        { "no title", A.Draft() with { Title = null }, "title", "filing.required" },
        { "title without number", A.Draft() with { Title = new("判决", " ", null) }, "title.number", "filing.required" },
        { "title effective after application", A.Draft() with { Title = new("判决", "1号", "2026-02-28") }, "title.effectiveOn", "filing.date-order" },
        { "over-long cause", A.Draft() with { Cause = new string('债', 201) }, "cause", "filing.too-long" },
        { "line break in the cause", A.Draft() with { Cause = "借贷\n纠纷" }, "cause", "filing.unreadable-character" },
        { "half a surrogate", A.Draft() with { Cause = "借贷\ud800" }, "cause", "filing.unreadable-character" },
        { "zero claim", A.Draft() with { ClaimAmount = "0.00" }, "claimAmount", "filing.amount-not-positive" },
        { "negative claim", A.Draft() with { ClaimAmount = "-5" }, "claimAmount", "filing.amount-invalid" },
        { "fraction of a fen", A.Draft() with { ClaimAmount = "10.001" }, "claimAmount", "filing.amount-invalid" },
        { "amount with separators", A.Draft() with { ClaimAmount = "1,000.00" }, "claimAmount", "filing.amount-invalid" },
        { "no applicant", A.Draft() with { Applicants = [] }, "applicants", "filing.required" },
        { "no debtor", A.Draft() with { Debtors = null }, "debtors", "filing.required" },
        { "crowd of debtors", A.Draft() with { Debtors = [.. Enumerable.Repeat(new PartyDraft("某"), 501)] }, "debtors", "filing.too-many" },
        { "nameless debtor", A.Draft() with { Debtors = [new("  ")] }, "debtors[0].name", "filing.required" },
        { "null debtor", A.Draft() with { Debtors = [null] }, "debtors[0].name", "filing.required" },
        { "wrong check digit", A.Draft() with { Debtors = [new("乙", "natural", "110105194912310021")] }, "debtors[0].idNumber", "filing.id-number-invalid" },
        { "number of 15 digits", A.Draft() with { Debtors = [new("乙", "natural", "110105491231002")] }, "debtors[0].idNumber", "filing.id-number-invalid" },
        { "wrong credit code", A.Draft() with { Debtors = [new("乙公司", "unit", "91350100M000100Y44")] }, "debtors[0].idNumber", "filing.credit-code-invalid" },
        { "unknown kind of party", A.Draft() with { Debtors = [new("乙", "ghost")] }, "debtors[0].kind", "filing.unknown-value" },
        { "facts are a list", A.Draft() with { Facts = Json("[1]") }, "facts", "filing.unknown-value" },
        { "facts with a null character", A.Draft() with { Facts = Json("""{"a":"\u0000"}""") }, "facts", "filing.unreadable-character" },
        { "seizure ended yesterday", WithMeasure(ends: "2026-03-01"), "existingMeasures[0].endsOn", "filing.measure-lapsed" },
        { "deposit frozen a day too long", WithMeasure(starts: "2026-01-10", ends: "2027-01-10"), "existingMeasures[0].endsOn", "filing.measure-too-long" },
        { "measure without end", WithMeasure(ends: null), "existingMeasures[0].endsOn", "filing.required" },
    };

    [Theory]
    [MemberData(nameof(BadFields))]
    public void Review_OneBadField_NamesItAndNothingElse(string what, FilingDraft draft, string field, string code)
    {
        var review = A.Review(draft);

        review.Filing.Should().BeNull(what);
        review.Problems.Select(problem => (problem.Field, problem.Code)).Should().Equal([(field, code)], what);
    }

    [Fact]
    public void Review_EmptyBody_NamesEveryRequiredFieldAtOnce() =>
        A.Review(new FilingDraft()).Problems.Select(problem => problem.Field).Should().BeEquivalentTo(
            "caseType", "caseNumber", "applicationReceivedOn", "filedAt", "title", "cause", "claimAmount", "applicants", "debtors");

    [Fact]
    public void Review_BadIdNumber_MessageDoesNotRepeatIt() =>
        A.Review(A.Draft() with { Debtors = [new("乙", "natural", "110105194912310021")] })
            .Problems.Should().ContainSingle().Which.Message.Should().NotContain("1949");

    [Fact]
    public void Review_NoMaterialTime_TakesTheFilingTime() =>
        A.Review(A.Draft() with { MaterialReceivedAt = null }).Filing!.MaterialReceivedAt.Should().Be(A.At("2026-03-02 08:30"));

    [Fact]
    public void Review_AppliedOnTheDayOfFiling_IsInOrder() =>
        A.Review(A.Draft() with { ApplicationReceivedOn = "2026-03-02" }).Problems.Should().BeEmpty();

    [Fact]
    public void Review_FiledAfterMidnightInChina_IsThatDayAlready() // 00:30 on 2 March is still 1 March in UTC
    {
        var draft = A.Draft() with { ApplicationReceivedOn = "2026-03-02", FiledAt = "2026-03-01T16:30:00Z", MaterialReceivedAt = null };

        A.Review(draft).Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("自然人", PartyKind.Natural)]
    [InlineData("法人", PartyKind.Unit)]
    [InlineData("党政机关", PartyKind.Government)]
    [InlineData("organization", PartyKind.Organisation)]
    [InlineData(null, PartyKind.Natural)]
    public void Review_KindInAnotherWord_IsUnderstood(string? word, PartyKind kind) =>
        A.Review(A.Draft() with { Debtors = [new("乙", word)] }).Filing!.Parties[^1].Kind.Should().Be(kind);

    [Fact]
    public void Hash_SameFilingWithOtherSpacingAndKeyOrder_IsTheSame()
    {
        var one = A.Draft() with { Facts = Json("""{"a":1,"b":[true]}""") };
        var again = one with
        {
            CaseNumber = " (2026)豫1330执1号 ",
            FiledAt = "2026-03-02T00:30:00Z",
            ClaimAmount = "120000",
            Facts = Json("""{ "b": [true], "a": 1 }"""),
        };

        A.Review(again).Filing!.Hash().Should().Be(A.Review(one).Filing!.Hash());
    }

    public static TheoryData<FilingDraft> OtherFacts =>
    [
        A.Draft() with { ClaimAmount = "120000.01" },
        A.Draft() with { Cause = "买卖合同纠纷" },
        A.Draft() with { Debtors = [new("另一公司", "unit", "91350100M000100Y43")] },
        A.Draft() with { AssignedHandler = "judge-2" },
        A.Draft() with { Facts = Json("""{"a":1}""") },
        WithMeasure(ends: "2026-12-31"),
    ];

    [Theory]
    [MemberData(nameof(OtherFacts))]
    public void EnsureSameFiling_OtherFactsUnderTheNumber_IsADuplicate(FilingDraft other) =>
        Expect.Refused(() => A.Case().EnsureSameFiling(A.Review(other).Filing!), "case.duplicate");

    [Fact]
    public void EnsureSameFiling_SentAgain_IsAccepted() => A.Case().EnsureSameFiling(A.Filing());

    private static FilingDraft WithMeasure(string? ends, string? starts = null) => A.Draft() with
    {
        ExistingMeasures = [new(MeasureKind.Freeze.Code(), "某银行账户", ends, AssetKind.Deposit.Code(), starts)],
    };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
