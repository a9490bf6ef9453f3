using EnforcementFlows.Domain.Flows;

namespace EnforcementFlows.Domain.Tests.Flows;

/// <summary>A flow is published by somebody who neither changed it nor asked for it, and only as it was asked for.</summary>
public sealed class DefinitionReleaseTests
{
    private static readonly DateTimeOffset Now = A.Time("2026-04-28T10:00");

    [Fact]
    public void Approve_ByAnother_Publishes()
    {
        var release = Propose(version: 4, replaces: 3);

        release.Approve("hash", 3, "director", "同意", Now);

        (release.State, release.DecidedBy, release.Opinion, release.IsRollback).Should().Be((DefinitionReleaseState.Published, "director", "同意", false));
        Expect.Refused(() => release.Withdraw("admin", Now), "release.decided");
    }

    [Theory]
    [InlineData("admin", "hash", 3, "approval.same-person")]
    [InlineData("helper", "hash", 3, "approval.same-person")]
    [InlineData("director", "other", 3, "release.changed")]
    [InlineData("director", "hash", 5, "release.superseded")]
    public void Approve_ByAnAuthorOrOfSomethingElse_LeavesItProposed(string by, string hash, int published, string code)
    {
        var release = Propose(version: 4, replaces: 3);

        Expect.Refused(() => release.Approve(hash, published, by, null, Now), code);

        (release.IsOpen, release.DecidedBy).Should().Be((true, null));
    }

    [Fact]
    public void Reject_ByAnAuthor_IsRefused() => Expect.Refused(() => Propose(4, 3).Reject("helper", "否", Now), "approval.same-person");

    [Fact]
    public void Withdraw_BySomebodyElse_IsRefused() => Expect.Refused(() => Propose(4, 3).Withdraw("director", Now), "release.not-requester");

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(4, 3, false)]
    [InlineData(1, null, false)]
    public void IsRollback_OfAnEarlierVersion(int version, int? replaces, bool rollback) => Propose(version, replaces).IsRollback.Should().Be(rollback);

    private static DefinitionRelease Propose(int version, int? replaces) =>
        DefinitionRelease.Propose("tongbai", "payout", new FlowVersion($"payout-v{version}", version, "hash", ["admin", "helper"]), replaces, "admin", "试行", Now);
}
