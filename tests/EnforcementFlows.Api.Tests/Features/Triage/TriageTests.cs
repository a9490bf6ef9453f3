using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Assignments;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.HumanTasks;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Triage;

[Collection(SharedApp.Name)]
public sealed class TriageTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Theory]
    [InlineData("{}", "ordinary", "judge", "default")]
    [InlineData("""{"petitionRisk":true}""", "special", "judge", "special-petition-risk")]
    [InlineData("""{"settlementLikely":true}""", "simple", "centre", "performing")]
    public async Task Triage_FirstRuleThatHolds_DecidesAndExplains(string facts, string caseClass, string track, string rule)
    {
        var about = await _engine.FileAsync(facts, handled: false);
        var triage = Do("Court.Triage");

        var instance = await _engine.RunAsync(about, "centre-head", triage, KeepOutput(triage, "triage"));

        var decision = Keep.Of(instance)["triage"].As<Dictionary<string, object?>>();
        (decision["class"], decision["track"], decision["rule"]).Should().Be((caseClass, track, rule));
        var explanation = decision["explanation"].As<List<object?>>().Cast<string>().ToList();
        explanation[^1].Should().EndWith("：符合");
        explanation.SkipLast(1).Should().OnlyContain(line => line.EndsWith("：不符合"));
        await using var db = _engine.NewContext();
        var saved = await db.Cases.SingleAsync(c => c.Id == about.Id);
        (saved.CaseClass, saved.Track, saved.TriageRule, saved.Stage).Should().Be((caseClass, track, rule, CaseStage.Triaged));
    }

    [Fact]
    public async Task Triage_OverriddenByAPerson_AsksForTheReason()
    {
        var about = await _engine.FileAsync(handled: false);
        var silent = () => _engine.RunAsync(about, "centre-head", Do("Court.Triage", ("override", new { @class = "simple", track = "centre" })));
        (await silent.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("triage.reason-missing");

        await _engine.RunAsync(about, "centre-head", Do("Court.Triage", ("override", new { @class = "simple", track = "centre", reason = "当事人已和解" })));

        (await _engine.TimelineAsync(about)).Should().ContainSingle(t => t.Kind == "triaged").Which.Text.Should().Contain("当事人已和解");
    }

    [Fact]
    public async Task AssignHandler_NamedByTheFiling_IsTaken()
    {
        var about = await _engine.FileAsync(assignedHandler: await _engine.UserAsync("judge2"), handled: false);

        await _engine.RunAsync(about, "centre-head", Do("Court.AssignHandler", ("track", "judge")));

        await using var db = _engine.NewContext();
        (await db.Cases.SingleAsync(c => c.Id == about.Id)).HandlerId.Should().Be(await _engine.UserAsync("judge2"));
    }

    [Fact]
    public async Task AssignHandler_Drawn_CanBeRepeatedFromItsSeed()
    {
        var about = await _engine.FileAsync(handled: false);

        await _engine.RunAsync(about, "centre-head", Do("Court.AssignHandler", ("track", "judge")));

        await using var db = _engine.NewContext();
        var saved = await db.Cases.Include(c => c.Handlers).SingleAsync(c => c.Id == about.Id);
        var data = JsonDocument.Parse((await _engine.TimelineAsync(about)).Single(t => t.Kind == "handler-assigned").Data!).RootElement;
        var candidates = data.GetProperty("candidates").EnumerateArray().Select(c => c.GetString()!).ToList();
        candidates.Should().BeEquivalentTo([await _engine.UserAsync("judge1"), await _engine.UserAsync("judge2"), await _engine.UserAsync("judge3")]);
        HandlerDraw.Of(candidates, [], saved.Handlers.Single().DrawSeed!).Handler.Should().Be(saved.HandlerId);
    }

    [Fact]
    public async Task AssignHandler_CaseOfTheCentre_GoesToWhoHasFewest()
    {
        var judge1 = await _engine.UserAsync("judge1");
        await using (var before = _engine.NewContext())
        {
            // other tests have given cases to the others; judge1 gets more than any of them
            var most = await before.Cases.Where(c => c.HandlerId != null && c.HandlerId != judge1).GroupBy(c => c.HandlerId).Select(g => g.Count()).ToListAsync();
            for (var i = 0; i <= most.DefaultIfEmpty().Max(); i++)
                await _engine.FileAsync();
        }

        var about = await _engine.FileAsync(handled: false);

        await _engine.RunAsync(about, "centre-head", Do("Court.AssignHandler", ("track", "centre")));

        await using var db = _engine.NewContext();
        (await db.Cases.SingleAsync(c => c.Id == about.Id)).HandlerId.Should().NotBe(judge1);
    }

    [Fact]
    public async Task ChangeHandler_Approved_MovesTheOpenTasks()
    {
        var about = await _engine.FileAsync();
        var (former, successor) = (await _engine.UserAsync("judge1"), await _engine.UserAsync("judge2"));
        await _engine.RunAsync(
            about, "judge1", Do("Court.HumanTask", ("taskName", "核算案款"), ("role", "handler"), ("outcomes", new[] { "done" })));
        var request = await _engine.RequestAsync(about, RequestKinds.HandlerChange, new { newHandler = successor });

        await _engine.RunAsync(about, "caseflow-officer", request, Do("Court.ChangeHandler", ("newHandler", successor)));

        await using var db = _engine.NewContext();
        var saved = await db.Cases.Include(c => c.Handlers).SingleAsync(c => c.Id == about.Id);
        saved.Handlers.OrderBy(h => h.Id).Select(h => h.HandlerId).Should().Equal(former, successor);
        var task = await db.HumanTasks.SingleAsync(t => t.CorrelationId == about.Id.ToString());
        (task.Assignee, task.State).Should().Be((successor, HumanTaskState.Claimed));
    }

    [Fact]
    public async Task ChangeHandler_NotApproved_IsRefused()
    {
        var about = await _engine.FileAsync();
        var request = await _engine.RequestAsync(about, RequestKinds.HandlerChange, approved: false);

        var refused = async () => await _engine.RunAsync(about, "caseflow-officer", request, Do("Court.ChangeHandler", ("newHandler", await _engine.UserAsync("judge2"))));

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("approval.missing");
    }
}
