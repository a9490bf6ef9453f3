using EnforcementFlows.Domain.Approvals;

namespace EnforcementFlows.Domain.Tests.Approvals;

public sealed class ApprovalProgressTests
{
    private static readonly IReadOnlyList<PlannedStep> TwoSteps = Plan(
        new(["director"], ApprovalMode.Opinion), new(["vice-president"]));

    private static readonly IReadOnlyList<PlannedStep> PanelThenPresident = Plan(
        new(["judge"], ApprovalMode.Quorum, Quorum: 3, IncludesRequester: true), new(["president"]));

    [Fact]
    public void Of_NothingSigned_FirstStepIsDue() => Progress(TwoSteps).Next!.Order.Should().Be(1);

    [Fact]
    public void Of_OpinionAgainst_TheNextStepStillDecides() =>
        Progress(TwoSteps, new ApprovalVote(1, "d", ApprovalDecision.Reject)).Next!.Order.Should().Be(2);

    [Theory]
    [InlineData(ApprovalDecision.Approve, ApprovalDecision.Approve)]
    [InlineData(ApprovalDecision.Reject, ApprovalDecision.Reject)]
    [InlineData(ApprovalDecision.Return, ApprovalDecision.Return)]
    public void Of_LastStepSigned_EndsTheChain(ApprovalDecision last, ApprovalDecision result) =>
        Progress(TwoSteps, new(1, "d", ApprovalDecision.Approve), new(2, "v", last)).Result.Should().Be(result);

    [Fact]
    public void Of_TwoOfThreeOpinions_PanelIsNotDone() =>
        Progress(PanelThenPresident, Yes("j1"), Yes("j2")).Next!.Order.Should().Be(1);

    [Fact]
    public void Of_TheSameJudgeTwice_CountsOnce() =>
        Progress(PanelThenPresident, Yes("j1"), Yes("j2"), Yes("j2")).Next!.Order.Should().Be(1);

    [Fact]
    public void Of_MajorityFor_ThePresidentIsNext() =>
        Progress(PanelThenPresident, Yes("j1"), No("j2"), Yes("j3")).Next!.Order.Should().Be(2);

    [Fact]
    public void Of_MajorityAgainst_IsRejected() =>
        Progress(PanelThenPresident, No("j1"), No("j2"), Yes("j3")).Result.Should().Be(ApprovalDecision.Reject);

    [Fact]
    public void EnsureQuorum_OneMissing_IsRefused() =>
        Expect.Refused(() => ApprovalProgress.EnsureQuorum(PanelThenPresident[0], [Yes("j1"), Yes("j2")]), "quorum.incomplete");

    private static ApprovalVote Yes(string by) => new(1, by, ApprovalDecision.Approve);

    private static ApprovalVote No(string by) => new(1, by, ApprovalDecision.Reject);

    private static IReadOnlyList<PlannedStep> Plan(params ApprovalStep[] steps) => ApprovalChainPlan.Of("x", steps, [], A.Day("2026-03-02"));

    private static ApprovalProgress Progress(IReadOnlyList<PlannedStep> plan, params ApprovalVote[] votes) => ApprovalProgress.Of(plan, votes);
}
