using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Sanctions;

[Collection(SharedApp.Name)]
public sealed class SanctionTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task RecordSanction_ApprovedListing_IsInForceAndInTheLedger()
    {
        var about = await _engine.FileAsync();
        var request = await _engine.RequestAsync(about, RequestKinds.DishonestListing);

        await _engine.RunAsync(about, "clerk1", request, Listing("add", "debtor-2", "asset-report"));

        await using var db = _engine.NewContext();
        var sanction = await db.Sanctions.Include(s => s.Entries).SingleAsync(s => s.CaseId == about.Id);
        (sanction.Ground, sanction.StartsOn, sanction.EndsOn, sanction.State).Should().Be(
            (ListingGround.AssetReport, new(2026, 3, 2), new(2028, 3, 1), SanctionState.InForce));
        sanction.PartyId.Should().Be(about.Debtors.Last().Id);
        var row = sanction.Entries.Should().ContainSingle().Subject;
        (row.RequestId, row.ApprovedBy, row.SystemNumber).Should().Be((request.Id, await _engine.UserAsync("director"), "S-1"));
        (await _engine.TimelineAsync(about)).Should().ContainSingle(t => t.Kind == "sanction-add").Which.Text.Should().NotContain("丙建材公司");
    }

    [Theory]
    [InlineData("add", RequestKinds.DishonestListing, false)] // nobody has approved it
    [InlineData("add", RequestKinds.Extension, true)] // something else was approved
    [InlineData("lift", RequestKinds.DishonestListing, true)] // the listing was approved, not its lift
    public async Task RecordSanction_WithoutItsApprovedRequest_IsRefusedAndNothingChanged(string action, string kind, bool approved)
    {
        var about = await _engine.FileAsync();
        if (action == "lift")
            await _engine.RunAsync(about, "clerk1", await _engine.RequestAsync(about, RequestKinds.DishonestListing), Listing("add", "debtor-2", "asset-report"));
        var request = await _engine.RequestAsync(about, kind, approved: approved);

        var refused = () => _engine.RunAsync(about, "clerk1", request, Listing(action, "debtor-2", action == "add" ? "asset-report" : "performed"));

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("approval.missing");
        await using var db = _engine.NewContext();
        (await db.Sanctions.CountAsync(s => s.CaseId == about.Id && s.State == SanctionState.Lifted)).Should().Be(0);
        (await db.Sanctions.CountAsync(s => s.CaseId == about.Id)).Should().Be(action == "add" ? 0 : 1);
        (await db.Timeline.CountAsync(t => t.CaseId == about.Id && t.Kind.StartsWith("sanction"))).Should().Be(action == "add" ? 0 : 1);
    }

    [Fact]
    public async Task RecordSanction_ApprovedLift_EndsItWithASecondLedgerRow()
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "clerk1", await _engine.RequestAsync(about, RequestKinds.DishonestListing), Listing("add", "debtor-1", "settlement"));

        await _engine.RunAsync(about, "clerk1", await _engine.RequestAsync(about, RequestKinds.DishonestListingLift), Listing("lift", "debtor-1", "performed"));

        await using var db = _engine.NewContext();
        var sanction = await db.Sanctions.Include(s => s.Entries).SingleAsync(s => s.CaseId == about.Id);
        (sanction.State, sanction.LiftGround).Should().Be((SanctionState.Lifted, LiftGround.Performed));
        sanction.Entries.OrderBy(e => e.Id).Select(e => e.Act).Should().Equal(SanctionAct.Add, SanctionAct.Lift);
    }

    private static System.Text.Json.Nodes.JsonObject Listing(string action, string debtor, string ground) => Do(
        "Court.RecordSanction", ("kind", "dishonest-listing"), ("action", action),
        ("form", new { entry = new { approvedRequest = "见审批单", enteredOn = "2026-03-02", systemNumber = "S-1" }, data = new { debtor, ground } }));
}
