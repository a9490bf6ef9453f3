using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class PermissionMatrixTests(EnforcementApp app)
{
    private static readonly Guid Self = Guid.Parse("5d3a54a5-4ba0-4f4b-9d0b-0c2c4f0f6f01");

    [Theory]
    [InlineData("tongbai", "judge", "case.read", true)]
    [InlineData("tongbai", "judge", "request.extension", true)]
    [InlineData("tongbai", "clerk", "request.extension", false)]
    [InlineData("tongbai", "filing-clerk", "case.file", true)]
    [InlineData("tongbai", "judge", "case.file", false)]
    [InlineData("tongbai", "director", "overdue.supervise", true)]
    [InlineData("tongbai", "centre-head", "overdue.supervise", false)]
    [InlineData("tongbai", "admin", "case.read", false)]
    [InlineData("tongbai", "judge", "no.such-permission", false)]
    [InlineData("nowhere", "admin", "clock.set", false)]
    public void Has_ByRole_IsWhatTheMatrixSays(string court, string role, string permission, bool may) =>
        Staff(court, role).Has(permission).Should().Be(may);

    [Fact]
    public void Has_HandlerOfTheCase_MayWhatTheMatrixGivesHandlers()
    {
        var officer = Staff("tongbai", "officer");

        officer.Has("event.write").Should().BeFalse();
        officer.MayAsHandler("event.write").Should().BeTrue();
        officer.Has("event.write", Self).Should().BeTrue();
        officer.Has("event.write", Guid.NewGuid()).Should().BeFalse();
        officer.Has("event.write", null).Should().BeFalse();
    }

    [Fact]
    public void Has_SystemWithScope_MayWhatTheMatrixGivesThatScope()
    {
        var gateway = Actor(new() { Kind = ActorKind.Client, Id = "tongbai.funds-gateway", Court = "tongbai", UserName = "", DisplayName = "", Scopes = ["events:write"] });

        gateway.Has("event.write").Should().BeTrue();
        gateway.Has("case.file").Should().BeFalse();
        gateway.MayAsHandler("event.write").Should().BeFalse();
    }

    [Theory]
    [InlineData("sanction.lift")]
    [InlineData("sanction.add")]
    [InlineData("handler.change")]
    [InlineData("term.extend")]
    public void Matrix_WhatOnlyAnApprovedFlowMayDo_IsGivenToNobody(string permission)
    {
        var profiles = app.Services.GetRequiredService<ProfileCatalog>();

        profiles.Courts.SelectMany(court => profiles.Get(court, DateTimeOffset.MaxValue.AddDays(-1)).Permissions.GetValueOrDefault(permission) ?? [])
            .Should().BeEmpty();
    }

    private CurrentActor Staff(string court, string role) =>
        Actor(new() { Kind = ActorKind.Staff, Id = Self.ToString("D"), Court = court, UserName = "", DisplayName = "", Roles = [role] });

    private CurrentActor Actor(ActorRecord record)
    {
        var actor = new CurrentActor();
        actor.Become(record, app.Services.GetRequiredService<PermissionMatrix>().PermissionsOf(record));
        return actor;
    }
}
