using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Tests.Approvals;

/// <summary>副卷: a panel of three on one request, of whom two have spoken.</summary>
public sealed class DeliberationSecrecyTests
{
    private static readonly DateTimeOffset Now = A.Time("2026-03-02T09:00");
    private static readonly EnforcementCase About = A.Case();
    private static readonly Guid Request = Guid.NewGuid();

    [Theory]
    [InlineData("j1", false, false, true, true)] // he wrote it
    [InlineData("j1", false, true, true, true)] // also while another deliberation waits for him
    [InlineData("j2", false, false, true, true)] // spoke in the same step
    [InlineData("j3", false, true, false, false)] // is to speak himself, of his own mind
    [InlineData("j4", false, false, false, false)] // a judge who sat on no panel
    [InlineData("clerk", false, false, false, false)]
    [InlineData("president", true, false, false, true)]
    [InlineData("director", true, true, false, false)] // a leader who may still vote waits like anybody else
    public void MayRead_OpinionOfTheFirstJudge_IsThePanelsThatHasSpokenAndTheLeaders(string reader, bool readsMinutes, bool hasYetToVote, bool voted, bool sees) =>
        MayRead(Signed(ApprovalMode.Quorum), reader, readsMinutes, hasYetToVote, voted).Should().Be(sees);

    [Theory]
    [InlineData(ApprovalMode.Decision)]
    [InlineData(ApprovalMode.Opinion)]
    public void MayRead_OpinionOfOnePersonsApproval_IsEverybodysWhoSeesTheCase(ApprovalMode mode) => MayRead(Signed(mode), "clerk").Should().BeTrue();

    [Theory]
    [InlineData(2, "other")] // a later step of the chain
    [InlineData(1, "suspension")] // another chain
    public void MayRead_ByWhoSpokeElsewhere_IsNo(int step, string chain) => DeliberationSecrecy.MayRead(
        Signed(ApprovalMode.Quorum), new("j2", ReadsMinutes: false, HasYetToVote: false, new HashSet<DeliberationKey> { new(Request, chain == "other" ? "terminate" : chain, step) }), "o1")
        .Should().BeFalse();

    [Theory]
    [InlineData(ApprovalDecision.Return, true)] // he has to correct it
    [InlineData(ApprovalDecision.Reject, false)]
    public void MayRead_ByTheRequester_IsTheReasonOfAReturnAlone(ApprovalDecision decision, bool sees) =>
        MayRead(Signed(ApprovalMode.Quorum, decision), "o1").Should().Be(sees);

    private static bool MayRead(ApprovalRecord record, string reader, bool readsMinutes = false, bool hasYetToVote = false, bool voted = false) =>
        DeliberationSecrecy.MayRead(record, new(reader, readsMinutes, hasYetToVote, voted ? new HashSet<DeliberationKey> { DeliberationKey.Of(record) } : []), "o1");

    private static ApprovalRecord Signed(ApprovalMode mode, ApprovalDecision decision = ApprovalDecision.Approve) => ApprovalRecord.Sign(
        new(About, "terminate", Request), new(1, ["judge"], mode, "TB-1-2", 3, IncludesRequester: true, Authorisation: null, IsAdded: false),
        new("j1", "法官一", "judge", decision, "证据不足"), "o1", [], Now);
}
