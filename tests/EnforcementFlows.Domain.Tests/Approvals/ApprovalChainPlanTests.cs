using EnforcementFlows.Domain.Approvals;

namespace EnforcementFlows.Domain.Tests.Approvals;

public sealed class ApprovalChainPlanTests
{
    private const string Act = "dishonest-listing";

    // TB: 局长/副局长 give an opinion, 分管院领导 signs for 院长
    private static readonly ApprovalStep[] Listing = [
        new(["director", "deputy-director"], ApprovalMode.Opinion, "TB-2.1-3c"),
        new(["vice-president"], ApprovalMode.Decision, "TB-3.2-8a", UnderAuthorisationOf: "president"),
    ];

    [Fact]
    public void Of_NoAuthorisationOnRecord_ThePresidentSignsToo()
    {
        var plan = ApprovalChainPlan.Of(Act, Listing, [], A.Day("2026-03-02"));

        plan.Select(step => (step.Order, step.Roles[0], step.IsAdded)).Should().Equal(
            (1, "director", false), (2, "vice-president", false), (3, "president", true));
    }

    [Fact]
    public void Of_AuthorisationInForce_NamesItsPaperAndAddsNothing()
    {
        var plan = ApprovalChainPlan.Of(Act, Listing, [Paper()], A.Day("2026-03-02"));

        plan.Should().HaveCount(2);
        plan[1].Authorisation.Should().Be("桐法授〔2026〕1号");
    }

    public static TheoryData<string, Authorisation> OtherPapers => new()
    {
        { "of another leader", Paper() with { By = "vice-president" } },
        { "for another role", Paper() with { To = "director" } },
        { "for another act", Paper() with { Acts = ["payout"] } },
        { "ended yesterday", Paper() with { Until = A.Day("2026-03-01") } },
        { "begins tomorrow", Paper() with { From = A.Day("2026-03-03") } },
    };

    [Theory]
    [MemberData(nameof(OtherPapers))]
    public void Of_PaperThatDoesNotCoverTheAct_ThePresidentSignsToo(string what, Authorisation paper) =>
        ApprovalChainPlan.Of(Act, Listing, [paper], A.Day("2026-03-02")).Should().HaveCount(3, what);

    [Fact]
    public void Of_OnlyOneOfTwoRolesIsAuthorised_TheStepStandsForNobody()
    {
        ApprovalStep[] steps = [new(["vice-president", "director"], UnderAuthorisationOf: "president")];

        ApprovalChainPlan.Of(Act, steps, [Paper()], A.Day("2026-03-02")).Should().HaveCount(2);
    }

    [Fact]
    public void Of_EmptyChain_IsRefused() =>
        Expect.Refused(() => ApprovalChainPlan.Of(Act, [], [], A.Day("2026-03-02")), "approval.chain-empty");

    private static Authorisation Paper() =>
        new("president", "vice-president", [Act], "桐法授〔2026〕1号", A.Day("2026-01-01"), A.Day("2026-12-31"));
}
