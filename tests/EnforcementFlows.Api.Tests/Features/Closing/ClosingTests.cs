using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Closing;

[Collection(SharedApp.Name)]
public sealed class ClosingTests(EnforcementApp app)
{
    private static readonly object Report = new
    {
        claimAmount = "120000.00",
        closingAmount = "120000.00",
        waivedAmount = "120000.00",
        receivedAmount = "0.00",
        payoutFinished = true,
        closingDate = "2026-03-02",
        ground = "申请执行人撤回申请",
        report = "file-1",
        closingDocument = "file-2",
    };

    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task ClosingCheck_NothingDone_ListsEveryUnmetConditionAtOnce()
    {
        var about = await _engine.FileAsync();
        await _engine.SaveAsync(ControlMeasure.Take(about, new(MeasureKind.Freeze, AssetKind.Deposit, "账户", "1号", new(2026, 3, 2)), _engine.Now));
        var check = Do("Court.ClosingCheck", ("way", "terminate-current-procedure"));

        var instance = await _engine.RunAsync(about, "judge1", await _engine.RequestAsync(about, RequestKinds.Terminate, approved: false), check, KeepOutput(check, "unmet"));

        Keep.Of(instance)["outcome0"].Should().Be("unmet");
        var unmet = Keep.Of(instance)["unmet"].As<List<object?>>().Cast<Dictionary<string, object?>>().ToList();
        string[] expected =
        [
            "closing-documents-ready", "closing-items-complete", "notice-documents-sent", "query-analysed", "terminate.too-early", "notice-served",
            "asset-report-checked", "consumption-restricted", "dishonest-listed-if-due", "query-repeated-before-closing", "traditional-investigation-done",
            "termination-interview-held",
        ];
        unmet.Select(u => (string?)u["code"]).Should().BeEquivalentTo(expected);
        unmet.Should().OnlyContain(u => !string.IsNullOrEmpty((string?)u["message"]) && u["clause"] != null);
    }

    [Fact]
    public async Task ClosingCheck_WithdrawnWithAllInOrder_IsMet()
    {
        var about = await _engine.FileAsync();

        var instance = await _engine.RunAsync(about, "judge1", Do("Court.ClosingCheck", ("way", "withdrawn"), ("form", Report)));

        Keep.Of(instance)["outcome0"].Should().Be("met");
    }

    [Fact]
    public async Task ClosingCheck_MeasureStillInForce_IsNamed()
    {
        var about = await _engine.FileAsync();
        await _engine.SaveAsync(ControlMeasure.Take(about, new(MeasureKind.Freeze, AssetKind.Deposit, "账户", "1号", new(2026, 3, 2)), _engine.Now));
        var check = Do("Court.ClosingCheck", ("way", "withdrawn"), ("form", Report));

        var instance = await _engine.RunAsync(about, "judge1", check, KeepOutput(check, "unmet"));

        Keep.Of(instance)["unmet"].As<List<object?>>().Should().ContainSingle().Which.As<Dictionary<string, object?>>()["code"].Should().Be("measures-released");
    }

    [Fact]
    public async Task CloseCase_Approved_ClosesAndTellsTheOtherFlows()
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "judge1", Do("Elsa.Event", ("eventName", "case.closed")), Do("Test.Keep", ("name", "told"), ("value", about.Id.ToString("D"))));
        var request = await _engine.RequestAsync(about, RequestKinds.Close);

        await _engine.RunAsync(about, "clerk1", request, Close, Do("Court.ArchiveCase", ("form", new { archivedOn = "2026-03-02", shelf = "3-2-1" })));

        await using var db = _engine.NewContext();
        var saved = await db.Cases.SingleAsync(c => c.Id == about.Id);
        (saved.Stage, saved.ClosingWay, saved.ArchiveShelf).Should().Be((CaseStage.Archived, ClosingWay.Withdrawn, "3-2-1"));
        saved.Amounts.Waived.Should().Be(Money.Parse("120000.00"));
        (await db.EventWaits.CountAsync(w => w.CorrelationId == about.Id.ToString())).Should().Be(0, "the waiting flow took the event");
        (await db.Outbox.SingleAsync(o => o.DedupKey == $"case.closed:{about.Id:N}")).DoneAt.Should().NotBeNull();
    }

    [Fact]
    public async Task CloseCase_NotApproved_IsRefused()
    {
        var about = await _engine.FileAsync();
        var request = await _engine.RequestAsync(about, RequestKinds.Close, approved: false);

        var refused = () => _engine.RunAsync(about, "clerk1", request, Close);

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("approval.missing");
        await using var db = _engine.NewContext();
        (await db.Cases.SingleAsync(c => c.Id == about.Id)).Stage.Should().Be(CaseStage.Handling);
    }

    [Fact]
    public async Task CloseCase_FactsMovedSinceTheCheck_IsRefused()
    {
        var about = await _engine.FileAsync();
        var request = await _engine.RequestAsync(about, RequestKinds.Close);
        await _engine.SaveAsync(ControlMeasure.Take(about, new(MeasureKind.Freeze, AssetKind.Deposit, "账户", "1号", new(2026, 3, 2)), _engine.Now));

        var refused = () => _engine.RunAsync(about, "clerk1", request, Close);

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("closing.conditions-unmet");
    }

    private static System.Text.Json.Nodes.JsonObject Close => Do("Court.CloseCase", ("way", "withdrawn"), ("form", new { report = Report, closing = new { closedOn = "2026-03-02" } }));
}
