using EnforcementFlows.Domain.Approvals;

namespace EnforcementFlows.Domain.Tests.Approvals;

public sealed class ApprovalSeparationTests
{
    private static readonly Dictionary<string, string[]> Holders = new()
    {
        ["centre-head"] = ["wang"],
        ["deputy-director"] = ["wang", "li"], // TB-1-4: the head of the centre is a deputy director too
        ["director"] = ["zhao"],
        ["vice-president"] = ["qian"],
        ["judge"] = ["j1", "j2", "j3"],
    };

    private static readonly Dictionary<string, string> Higher = new()
    {
        ["centre-head"] = "deputy-director",
        ["deputy-director"] = "director",
        ["director"] = "vice-president",
        ["judge"] = "director",
    };

    [Theory]
    [InlineData("centre-head", "li", "wang", false)]
    [InlineData("centre-head", "wang", "li", true)] // the only holder asks: one level up, and not himself in his other post
    [InlineData("director", "zhao", "qian", true)]
    [InlineData("clerk-nobody-holds", "li", null, false)]
    public void Find_ByRole_GivesWhoMaySign(string role, string requester, string? expected, bool fellBack)
    {
        var find = () => EligibleApprovers.Find([role], new HashSet<string> { requester }, HoldersOf, HigherThan);

        if (expected is null)
            Expect.Refused(() => find(), "approval.nobody-eligible");
        else
            find().Should().BeEquivalentTo(new { Users = new[] { expected }, FellBack = fellBack });
    }

    [Fact]
    public void Find_QuorumOfThreeWithOneRecused_GoesUp() =>
        Expect.Refused(() => EligibleApprovers.Find(["judge"], new HashSet<string> { "j1" }, HoldersOf, HigherThan, needed: 3), "approval.nobody-eligible");

    [Theory] // SH-2-8: a judge is missing, and neither the director nor the vice-president is a judge
    [InlineData(3, 0, null)]
    [InlineData(2, 1, null)]
    [InlineData(3, 1, "quorum.incomplete")]
    [InlineData(1, 3, "quorum.incomplete")]
    public void Of_Panel_IsFilledByItsOwnOfficeOnly(int missing, int excluded, string? code)
    {
        var panel = ApprovalChainPlan.Of("x", [new(["judge"], ApprovalMode.Quorum, Quorum: 3, IncludesRequester: true)], [], A.Day("2026-03-02"))[0];
        var find = () => EligibleApprovers.Of(panel, Holders["judge"].Take(excluded).ToHashSet(), missing, HoldersOf, HigherThan);

        if (code is null)
            find().Should().BeEquivalentTo(new { Roles = new[] { "judge" }, FellBack = false });
        else
            Expect.Refused(() => find(), code);
    }

    [Fact]
    public void Of_StepOfOnePerson_GoesUpAsBefore()
    {
        var step = ApprovalChainPlan.Of("x", [new(["director"])], [], A.Day("2026-03-02"))[0];

        EligibleApprovers.Of(step, new HashSet<string> { "zhao" }, 1, HoldersOf, HigherThan).Should().BeEquivalentTo(new { Users = new[] { "qian" }, FellBack = true });
    }

    [Fact]
    public void Find_RolesThatFallBackToEachOther_Ends() =>
        Expect.Refused(() => EligibleApprovers.Find(["a"], new HashSet<string>(), _ => [], role => role == "a" ? "b" : "a"), "approval.nobody-eligible");

    [Theory]
    [InlineData("requester", "approval.same-person")]
    [InlineData("first-approver", "approval.same-person")]
    [InlineData("somebody-else", null)]
    public void Sign_SecondStep_OnlySomebodyElse(string by, string? code)
    {
        var plan = ApprovalChainPlan.Of("x", [new(["director"]), new(["vice-president"])], [], A.Day("2026-03-02"));
        var item = new ApprovalItem(A.Case(), "x");
        var first = ApprovalRecord.Sign(item, plan[0], Signature("first-approver"), "requester", [], A.Now);
        var sign = () => { ApprovalRecord.Sign(item, plan[1], Signature(by), "requester", [first], A.Now); };

        if (code is null)
            sign.Should().NotThrow();
        else
            Expect.Refused(sign, code);
    }

    [Fact]
    public void Sign_PanelWithTheHandlingJudge_HeSpeaksOnce()
    {
        var panel = ApprovalChainPlan.Of("x", [new(["judge"], ApprovalMode.Quorum, Quorum: 3, IncludesRequester: true)], [], A.Day("2026-03-02"))[0];
        var item = new ApprovalItem(A.Case(), "x");
        var own = ApprovalRecord.Sign(item, panel, Signature("j1"), "j1", [], A.Now);

        Expect.Refused(() => ApprovalRecord.Sign(item, panel, Signature("j1"), "j1", [own], A.Now), "approval.same-person");
    }

    [Fact]
    public void Sign_RejectWithoutAWord_IsRefused()
    {
        var step = ApprovalChainPlan.Of("x", [new(["director"])], [], A.Day("2026-03-02"))[0];

        Expect.Refused(
            () => ApprovalRecord.Sign(new(A.Case(), "x"), step, Signature("d") with { Decision = ApprovalDecision.Reject }, "r", [], A.Now),
            "approval.opinion-missing");
    }

    [Fact]
    public void FilePaperForm_WithoutScan_IsRefusedAndStaysAwaited()
    {
        var step = ApprovalChainPlan.Of("x", [new(["director"])], [], A.Day("2026-03-02"))[0];
        var record = ApprovalRecord.Sign(new(A.Case(), "x"), step, Signature("d"), "r", [], A.Now);

        Expect.Refused(() => record.FilePaperForm(null, "clerk", A.Now), "approval.form-missing");
        record.PaperForm.Should().Be(PaperForm.Awaited);
    }

    private static ApprovalSignature Signature(string by) => new(by, by, "director", ApprovalDecision.Approve);

    private static IEnumerable<string> HoldersOf(string role) => Holders.GetValueOrDefault(role) ?? [];

    private static string? HigherThan(string role) => Higher.GetValueOrDefault(role);
}
