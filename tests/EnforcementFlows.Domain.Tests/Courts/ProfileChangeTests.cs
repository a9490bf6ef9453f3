using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Courts;

/// <summary>A change of the profile: ahead of its day, onto the newest version, approved by another person.</summary>
public sealed class ProfileChangeTests
{
    private static readonly DateTimeOffset Now = A.Time("2026-04-28T23:30");

    [Theory] // the newest version holds from 2026-05-01
    [InlineData("2026-04-30", "profile.effective-before-latest")]
    [InlineData("2026-04-27", "profile.effective-past")]
    public void Propose_ForAPastDayOrBeforeTheNewestVersion_IsRefused(string from, string code) => Expect.Refused(() => Propose(from), code);

    [Fact]
    public void Approve_ByAnother_IsTheNextVersion()
    {
        var change = Propose("2026-05-01");

        change.Approve(Latest(3), "director", Now).Should().Be(4);

        (change.State, change.Version, change.EffectiveAt).Should().Be((RuleChangeState.Queued, 4, A.Time("2026-05-01T00:00")));
        Expect.Refused(() => change.Withdraw("admin", Now), "change.decided");
    }

    [Theory]
    [InlineData("admin", 3, "2026-04-29T09:00", "approval.same-person")]
    [InlineData("director", 4, "2026-04-29T09:00", "profile.superseded")]
    [InlineData("director", 3, "2026-05-02T00:00", "profile.effective-past")]
    public void Approve_BySelfOntoAnotherVersionOrTooLate_LeavesItProposed(string by, int latest, string now, string code)
    {
        var change = Propose("2026-05-01");

        Expect.Refused(() => change.Approve(Latest(latest), by, A.Time(now)), code);

        (change.State, change.Version, change.DecidedBy).Should().Be((RuleChangeState.Proposed, null, null));
    }

    private static ProfileChange Propose(string from) => ProfileChange.Propose(Latest(3), A.Day(from), "试行", "{}", ["notice"], "admin", Now);

    private static CourtProfile Latest(int version) => new()
    {
        Court = "tongbai",
        Name = "桐柏县人民法院",
        CaseCode = "豫1330",
        SuperiorCourt = new("中级人民法院", false),
        Version = version,
        EffectiveFrom = new(2026, 5, 1),
        Settings = new(),
        Teams = [],
        Roles = [],
        Nodes = new Dictionary<string, NodeProfile>(),
        ApprovalChains = new Dictionary<string, ApprovalChain>(),
        Permissions = new Dictionary<string, IReadOnlyList<string>>(),
    };
}
