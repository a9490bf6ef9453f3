using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Queries;

[Collection(SharedApp.Name)]
public sealed class RecordQueryTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task RecordQuery_AssetsFound_AreListedWithTheirOwner()
    {
        var about = await _engine.FileAsync();
        var form = new
        {
            queriedAt = "2026-03-02T08:40:00+08:00",
            found = true,
            assets = new object[]
            {
                new { kind = "deposit", owner = "debtor-1", identifier = "尾号1234", amount = "5000.00" },
                new { kind = "vehicle", owner = "丙建材公司", identifier = "豫R00000", burdens = "抵押权人先行查封且已超价值", disposable = false },
            },
        };

        var instance = await _engine.RunAsync(about, "query-officer", Do("Court.RecordQuery", ("system", "national"), ("form", form)));

        Keep.Of(instance)["outcome0"].Should().Be("found");
        await using var db = _engine.NewContext();
        var assets = await db.Assets.Where(a => a.CaseId == about.Id).OrderBy(a => a.Id).ToListAsync();
        assets.Select(a => (a.Kind, a.Owner, a.Source, a.Disposability)).Should().Equal(
            (AssetKind.Deposit, "被执行人乙", AssetSource.National, Disposability.Unknown),
            (AssetKind.Vehicle, "丙建材公司", AssetSource.National, Disposability.NotDisposable));
        assets[1].OwnerPartyId.Should().Be(about.Debtors.Last().Id);
        (await _engine.TimelineAsync(about)).Should().ContainSingle(t => t.Kind == "query-answered").Which.ProvenAt.Should().Be(new(2026, 3, 2, 0, 40, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task RecordQuery_NothingFound_IsAnAnswerToo()
    {
        var about = await _engine.FileAsync();

        var instance = await _engine.RunAsync(about, "query-officer", Do("Court.RecordQuery", ("system", "point-to-point"), ("form", new { found = false })));

        Keep.Of(instance)["outcome0"].Should().Be("nothing");
        await using var db = _engine.NewContext();
        var query = await db.AssetQueries.SingleAsync(q => q.CaseId == about.Id);
        (query.System, query.Outcome).Should().Be((QuerySystem.PointToPoint, QueryOutcome.Nothing));
    }

    [Fact]
    public async Task RecordQuery_BothSystemsReportOneAccount_ItIsOneAsset()
    {
        var about = await _engine.FileAsync();
        var form = new { found = true, assets = new[] { new { kind = "deposit", owner = "debtor-1", identifier = "尾号1234", amount = "5000.00" } } };

        await _engine.RunAsync(
            about, "query-officer", Do("Court.RecordQuery", ("system", "point-to-point"), ("form", form)), Do("Court.RecordQuery", ("system", "national"), ("form", form)));

        await using var db = _engine.NewContext();
        (await db.Assets.CountAsync(a => a.CaseId == about.Id)).Should().Be(1);
    }

    [Fact]
    public async Task ListAssets_Read_IsOnRecord()
    {
        var about = await _engine.FileAsync();
        var director = await app.SignedInAsAsync("tongbai.director");

        (await director.GetAsync($"/api/cases/{about.Id}/assets")).EnsureSuccessStatusCode();

        await using var db = _engine.NewContext();
        (await db.AccessRecords.SingleAsync(r => r.CaseId == about.Id)).What.Should().Be("assets");
        var other = await app.SignedInAsAsync("tongbai.judge3");
        (await other.GetAsync($"/api/cases/{about.Id}/assets")).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }
}
