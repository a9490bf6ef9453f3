using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Courts;

public sealed class ProfileReviewTests
{
    private static readonly Dictionary<string, string> KnownRoles = new() { ["president"] = "院长", ["director"] = "执行局局长", ["judge"] = "员额法官" };

    [Fact]
    public void Review_SoundProfile_FindsNothing() => Review(Profile).Should().BeEmpty();

    [Fact]
    public void Review_RoleOfNoCourt_IsAnError() =>
        Errors(Profile with { Roles = [.. Profile.Roles, new("wizard", "巫师", DataScope.Own, "director")] }).Should().Equal("$.roles[3].code");

    [Fact]
    public void Review_FallbackMissing_IsAnError() =>
        Errors(Profile with { Roles = [Role("president"), Role("director", "vice-president"), Role("judge", "director")] }).Should().Equal("$.roles[1].fallback");

    [Fact]
    public void Review_FallbackInACircle_IsAnError() =>
        Errors(Profile with { Roles = [Role("president"), Role("director", "judge"), Role("judge", "director")] }).Should().Equal("$.roles[1].fallback", "$.roles[2].fallback");

    [Fact]
    public void Review_HolderUnknown_IsAnError() =>
        Errors(Profile with { Nodes = Nodes(Node with { Holders = ["handler", "clerk"] }) }).Should().Equal("$.nodes.notice.holders[1]");

    [Fact]
    public void Review_StartUnknown_IsAnError() =>
        Errors(Profile with { Nodes = Nodes(Node with { From = "someday" }) }).Should().Equal("$.nodes.notice.from");

    [Fact]
    public void Review_ChainStepOfUnknownNode_IsAnError() =>
        Errors(Profile with { ApprovalChains = Chains(new ApprovalStep(["president"], Node: "nowhere")) })
            .Should().Equal("$.approvalChains.extension.steps[0].node");

    [Fact]
    public void Review_ChainStepWithNobodyBehindIt_IsAWarning() =>
        Review(Profile with
        {
            Roles = [Role("president"), new("director", "局长", DataScope.Bureau), Role("judge", "director")],
            ApprovalChains = Chains(new ApprovalStep(["director"])),
        }).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "$.approvalChains.extension.steps[0].roles[0]", IsError = false });

    [Theory]
    [InlineData("put-off", "延期再办", null)]
    [InlineData("approve", "准许", null)] // what all courts have, called otherwise
    [InlineData("putOff", "延期再办", "办理结果的编码“putOff”应为小写字母、数字和连字符，不超过 64 个字符")]
    [InlineData("put--off", "延期再办", "办理结果的编码“put--off”应为小写字母、数字和连字符，不超过 64 个字符")]
    [InlineData("", "延期再办", "办理结果的编码“”应为小写字母、数字和连字符，不超过 64 个字符")]
    [InlineData("put-off", " ", "办理结果 put-off 没有名称")]
    [InlineData("put-off", "因申请执行人申请延期至下一季度再行办理", null)]
    [InlineData("put-off", "因申请执行人的申请延期至下一个季度再行办理", "办理结果 put-off 的名称不得超过 20 个字符")]
    public void Review_NameOfAnOutcome_IsOfACodeAndFitsOnAButton(string code, string name, string? message) =>
        Review(Profile with { Outcomes = new Dictionary<string, string> { [code] = name } }).Where(finding => finding.IsError).Select(finding => $"{finding.Path} {finding.Message}")
            .Should().Equal(message is null ? [] : [$"$.outcomes.{code} {message}"]);

    [Fact]
    public void Review_MoreOutcomesThanAListShows_IsAnError()
    {
        var names = Enumerable.Range(1, ProfileReview.MaxOutcomes + 1).ToDictionary(i => $"way-{i}", i => $"结果{i}");

        Errors(Profile with { Outcomes = names }).Should().Equal("$.outcomes");
        Errors(Profile with { Outcomes = names.Skip(1).ToDictionary() }).Should().BeEmpty();
    }

    [Fact]
    public void Review_CodeOfAnOutcomeTooLongToCompleteATaskWith_IsAnError() =>
        Errors(Profile with { Outcomes = new Dictionary<string, string> { [new string('a', 65)] = "延期再办" } }).Should().ContainSingle();

    [Fact]
    public void Review_AuthorisationOfUnknownAct_IsAnError() =>
        Errors(Profile with { Authorisations = [new("president", "director", ["sale"], "授权书", new(2026, 1, 1))] }).Should().Equal("$.authorisations[0].acts[0]");

    [Fact]
    public void Review_PermissionOfUnknownRole_IsAnErrorUnlessASystem() =>
        Errors(Profile with { Permissions = new Dictionary<string, IReadOnlyList<string>> { ["case.file"] = ["client:cases:file", "handler", "clerk"] } })
            .Should().Equal("$.permissions['case.file'][2]");

    [Theory]
    [InlineData(10, PeriodUnit.Day, false)]
    [InlineData(11, PeriodUnit.Day, true)]
    [InlineData(10, PeriodUnit.WorkingDay, true)] // C-01: normally fourteen days, at least eleven
    [InlineData(8, PeriodUnit.WorkingDay, false)]
    [InlineData(1, PeriodUnit.Month, true)]
    [InlineData(72, PeriodUnit.Hour, false)]
    [InlineData(0, PeriodUnit.SameDay, false)]
    public void Review_CourtLimitAgainstTenDaysOfLaw_WarnsWhereLooser(int n, PeriodUnit unit, bool warns)
    {
        var node = Node with { Court = new(n, unit), Statutory = new(10, PeriodUnit.Day, "民诉法解释第480条") };

        Review(Profile with { Nodes = Nodes(node) }).Any(finding => finding is { IsError: false, Path: "$.nodes.notice.court" }).Should().Be(warns);
    }

    [Theory] // C-01: the application comes before the filing, so the same number of days from the filing is the later end or the same
    [InlineData("filed", "application-received", 30, true)]
    [InlineData("filed", "application-received", 10, false)]
    [InlineData("application-received", "filed", 30, false)]
    [InlineData("event", "application-received", 30, false)]
    public void Review_LawCountsFromAnotherStart_ComparesOnlyWithTheReceipt(string court, string law, int n, bool warns)
    {
        var node = Node with { From = court, Court = Period.Days(n), Statutory = new(10, PeriodUnit.Day, "民诉法解释第480条", law) };

        Review(Profile with { Nodes = Nodes(node) }).Any().Should().Be(warns);
    }

    private static CourtProfile Profile => new()
    {
        Court = "tongbai",
        Name = "桐柏县人民法院",
        CaseCode = "豫1330",
        SuperiorCourt = new("中级人民法院", false),
        Version = 1,
        EffectiveFrom = new(2026, 1, 1),
        Settings = new(),
        Teams = [new("judges", "执行法官", ["judge"])],
        Roles = [Role("president"), Role("director", "president"), Role("judge", "director")],
        Nodes = Nodes(Node),
        ApprovalChains = Chains(new ApprovalStep(["president"], Node: "notice")),
        Permissions = new Dictionary<string, IReadOnlyList<string>> { ["case.file"] = ["judge"] },
    };

    private static NodeProfile Node => new() { Name = "执行通知", Clause = "TB-3.2-2", From = "filed", Court = Period.Days(3), Holders = ["handler"] };

    private static CourtRole Role(string code, string? fallback = null) => new(code, code, DataScope.Court, fallback);

    private static Dictionary<string, NodeProfile> Nodes(NodeProfile node) => new() { ["notice"] = node };

    private static Dictionary<string, ApprovalChain> Chains(ApprovalStep step) => new() { ["extension"] = new() { Name = "延期", Steps = [step] } };

    private static IReadOnlyList<ProfileFinding> Review(CourtProfile profile) => ProfileReview.Review(profile, KnownRoles);

    private static IEnumerable<string> Errors(CourtProfile profile) => Review(profile).Where(finding => finding.IsError).Select(finding => finding.Path);
}
