using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Measures;

[Collection(SharedApp.Name)]
public sealed class MeasureTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task RecordMeasures_FreezeOfAFoundAccount_KeepsTheEndAndWatchesIt()
    {
        var about = await _engine.FileAsync();
        var query = AssetQuery.Start(about, QuerySystem.National, null, _engine.Now);
        query.Answer(QueryOutcome.Found, _engine.Now, _engine.Now);
        var asset = Asset.Find(about, new(AssetKind.Deposit, "被执行人乙", "某银行账户", "尾号1234", Money.Parse("5000.00")), AssetSource.National, query.Id, _engine.Now);
        await _engine.SaveAsync(query, asset);

        var record = Do("Court.RecordMeasures", ("form", Form(asset.Id.ToString("D"), "2027-03-01")));
        var instance = await _engine.RunAsync(about, "query-officer", record, KeepOutput(record, "measureIds"));

        await using var db = _engine.NewContext();
        var measure = await db.Measures.SingleAsync(m => m.CaseId == about.Id);
        (measure.AssetKind, measure.StartsOn, measure.EndsOn, measure.State).Should().Be((AssetKind.Deposit, new(2026, 3, 2), new(2027, 3, 1), MeasureState.InForce));
        Keep.Of(instance)["measureIds"].Should().BeEquivalentTo(new[] { measure.Id.ToString("D") });
        (await db.AssetQueries.SingleAsync(q => q.Id == query.Id)).Control.Should().Be(ControlFeedback.Controlled);
        (await db.WorkflowInstances.CountAsync(i => i.DefinitionId == "measure-expiry" && i.CorrelationId == about.Id.ToString())).Should().Be(1);
        (await _engine.TimelineAsync(about)).Should().Contain(t => t.Kind == "measure-recorded" && t.Text.Contains("2027-03-01") && t.Clause == "TB-3.2-2" && t.Actor != null);
    }

    [Fact]
    public async Task RecordMeasures_ReportedTwice_IsOneMeasure()
    {
        var about = await _engine.FileAsync();
        var form = Form("某银行账户", "2027-03-01");

        await _engine.RunAsync(about, "query-officer", Do("Court.RecordMeasures", ("form", form)), Do("Court.RecordMeasures", ("form", form)));

        await using var db = _engine.NewContext();
        (await db.Measures.CountAsync(m => m.CaseId == about.Id)).Should().Be(1);
    }

    [Fact]
    public async Task RecordMeasures_FrozenMoneyTransferred_EndsTheFreezeAndItsWatch()
    {
        var about = await _engine.FileAsync();
        var asset = Asset.Find(about, new(AssetKind.Deposit, "被执行人乙", "某银行账户", "尾号1234", Money.Parse("5000.00")), AssetSource.National, null, _engine.Now);
        await _engine.SaveAsync(asset);
        await _engine.RunAsync(about, "query-officer", Do("Court.RecordMeasures", ("form", Form(asset.Id.ToString("D"), "2027-03-01"))));
        var transfer = new { kind = "transfer", assetId = asset.Id, document = "(2026)豫1330执1号之二", startsOn = "2026-03-02" };

        await _engine.RunAsync(about, "query-officer", Do("Court.RecordMeasures", ("form", new { measures = new[] { transfer } })));

        await using var db = _engine.NewContext();
        (await db.Measures.Where(m => m.CaseId == about.Id).ToListAsync()).Should().OnlyContain(m => m.State == MeasureState.Disposed);
        (await db.Assets.SingleAsync(a => a.Id == asset.Id)).Disposability.Should().Be(Disposability.DisposedOf);
        (await db.Deadlines.SingleAsync(d => d.CaseId == about.Id && d.Node == "measure-expiry")).State.Should().Be(Domain.Deadlines.DeadlineState.Void);
    }

    [Fact]
    public async Task RecordMeasures_LongerThanTheLaw_IsRefusedAndNothingWritten()
    {
        var about = await _engine.FileAsync();

        var tooLong = () => _engine.RunAsync(about, "query-officer", Do("Court.RecordMeasures", ("form", Form("某银行账户", "2027-03-02"))));

        (await tooLong.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("measure.too-long");
        await using var db = _engine.NewContext();
        (await db.Measures.CountAsync(m => m.CaseId == about.Id)).Should().Be(0);
        (await db.Timeline.CountAsync(t => t.CaseId == about.Id)).Should().Be(0);
    }

    [Fact]
    public async Task EndMeasure_RenewedOnTime_RunsOnFromTheOldEnd()
    {
        var (about, measure) = await WithMeasureAsync(new(2025, 3, 10), new(2026, 3, 9));

        await _engine.RunAsync(about, "judge1", End(measure, "renewed", new { rulingNumber = "(2026)豫1330执1号之二", newEndsOn = "2027-03-09" }));

        await using var db = _engine.NewContext();
        (await db.Measures.SingleAsync(m => m.Id == measure.Id)).EndsOn.Should().Be(new(2027, 3, 9));
    }

    [Fact]
    public async Task EndMeasure_RenewedAfterItsEnd_IsRefused()
    {
        var (about, measure) = await WithMeasureAsync(new(2025, 2, 20), new(2026, 2, 19));

        var late = () => _engine.RunAsync(about, "judge1", End(measure, "renewed", new { rulingNumber = "(2026)豫1330执1号之二", newEndsOn = "2027-02-19" }));

        (await late.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("measure.lapsed");
        await using var db = _engine.NewContext();
        (await db.Measures.SingleAsync(m => m.Id == measure.Id)).EndsOn.Should().Be(new(2026, 2, 19));
    }

    [Theory]
    [InlineData(-1, MeasureState.Lapsed)]
    [InlineData(0, MeasureState.InForce)] // it holds to the end of its last day
    [InlineData(7, MeasureState.InForce)] // renewed meanwhile, or the alarm came early: nothing happens
    public async Task EndMeasure_Lapsed_OnlyWhenTheLastDayHasPassed(int daysLeft, MeasureState expected)
    {
        var last = Domain.Calendars.CourtTime.DayOf(_engine.Now).AddDays(daysLeft);
        var (about, measure) = await WithMeasureAsync(last.AddYears(-1).AddDays(1), last);

        await _engine.RunAsync(about, "judge1", End(measure, "lapsed", null));

        await using var db = _engine.NewContext();
        (await db.Measures.SingleAsync(m => m.Id == measure.Id)).State.Should().Be(expected);
    }

    [Fact]
    public async Task ListMeasures_RunOutButNotEntered_SaysLapsed()
    {
        var (about, _) = await WithMeasureAsync(new(2025, 2, 20), new(2026, 2, 19));
        var director = await app.SignedInAsAsync("tongbai.director");

        var list = await (await director.GetAsync($"/api/cases/{about.Id}/measures")).ReadJsonAsync();

        var row = list.GetProperty("items")[0];
        (row.GetProperty("kind").GetString(), row.GetProperty("endsOn").GetString(), row.GetProperty("lapsed").GetBoolean()).Should().Be(("freeze", "2026-02-19", true));
    }

    private static object Form(string property, string endsOn) => new
    {
        measures = new[]
        {
            new { kind = "freeze", assetKind = "deposit", assetId = property, document = "(2026)豫1330执1号之一", assistedBy = "某银行", startsOn = "2026-03-02", endsOn },
        },
    };

    private static System.Text.Json.Nodes.JsonObject End(ControlMeasure measure, string action, object? form) =>
        Do("Court.EndMeasure", ("measureId", measure.Id.ToString("D")), ("action", action), ("form", form));

    private async Task<(EnforcementCase About, ControlMeasure Measure)> WithMeasureAsync(DateOnly start, DateOnly end)
    {
        var about = await _engine.FileAsync();
        var measure = ControlMeasure.Take(about, new(MeasureKind.Freeze, AssetKind.Deposit, "某银行账户", "1号", start, end), _engine.Now);
        await _engine.SaveAsync(measure);
        return (about, measure);
    }
}
