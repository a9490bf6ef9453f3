using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Disposal;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Disposal;

[Collection(SharedApp.Name)]
public sealed class DisposalTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task RecordDisposal_SurveyPriceAndReserve_StandInOneDisposal()
    {
        var about = await _engine.FileAsync();
        var request = await RequestAsync(about);

        await _engine.RunAsync(about, "auction-officer", request, Survey, Price, Reserve("70000.00", "7000.00"));

        await using var db = _engine.NewContext();
        var disposal = await db.Disposals.Include(d => d.Rounds).Include(d => d.Records).SingleAsync(d => d.CaseId == about.Id);
        (disposal.RequestId, disposal.Price, disposal.AssetKind).Should().Be((request.Id, Money.Parse("100000.00"), AssetKind.RealEstate));
        disposal.Rounds.Should().ContainSingle().Which.StartingPrice.Should().Be(Money.Parse("70000.00"));
        disposal.Records.OrderBy(r => r.Id).Select(r => r.Step).Should().Equal(DisposalStep.Survey, DisposalStep.ReferencePrice, DisposalStep.ReservePrice);
    }

    [Theory]
    [InlineData("69999.99", "7000.00", "disposal.price-too-low")]
    [InlineData("70000.00", "3499.99", "disposal.deposit-out-of-range")]
    public async Task RecordDisposal_OutsideTheLawsNumbers_IsRefused(string startingPrice, string deposit, string code)
    {
        var about = await _engine.FileAsync();
        var request = await RequestAsync(about);
        await _engine.RunAsync(about, "auction-officer", request, Survey, Price);

        var refused = () => _engine.RunAsync(about, "auction-officer", request, Reserve(startingPrice, deposit));

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be(code);
    }

    [Fact]
    public async Task RecordDisposal_RequestNotApproved_DoesNotBegin()
    {
        var about = await _engine.FileAsync();
        var request = await RequestAsync(about, approved: false);

        var refused = () => _engine.RunAsync(about, "auction-officer", request, Survey);

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("approval.missing");
        await using var db = _engine.NewContext();
        (await db.Disposals.CountAsync(d => d.CaseId == about.Id)).Should().Be(0);
    }

    private static System.Text.Json.Nodes.JsonObject Survey => Step("survey", new { ownership = "登记在被执行人名下" });

    private static System.Text.Json.Nodes.JsonObject Price =>
        Step("reference-price", new { method = "online", price = "100000.00", fixedOn = "2026-03-02", validUntil = "2027-03-01" });

    private static System.Text.Json.Nodes.JsonObject Reserve(string startingPrice, string deposit) =>
        Step("reserve-price", new { round = "first", startingPrice, increment = "500.00", deposit });

    private static System.Text.Json.Nodes.JsonObject Step(string step, object form) => Do("Court.RecordDisposal", ("step", step), ("form", form));

    private async Task<CaseRequest> RequestAsync(Domain.Cases.EnforcementCase about, bool approved = true)
    {
        var asset = Asset.Find(about, new(AssetKind.RealEstate, "被执行人乙", "住房一套"), AssetSource.National, null, _engine.Now);
        await _engine.SaveAsync(asset);
        return await _engine.RequestAsync(about, RequestKinds.Disposal, new { assetId = asset.Id, seizedOn = "2026-02-25" }, approved);
    }
}
