using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Simulation;

/// <summary>An admin plays a flow on a clock of its own, before anybody at the court works by it.</summary>
public sealed class SimulationTests
{
    private const string Flow = "payout";

    [Fact]
    public async Task Play_PartOfTheWay_ShowsWhereTheFlowStandsAndWhoIsAsked()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Simulator.Case(Flow);

        var answer = await simulator.PlayAsync(given, Simulator.First(steps, 2));

        (answer.Text("status"), answer.GetProperty("played").GetInt32(), answer.GetProperty("problem").ValueKind).Should().Be(("suspended", 2, JsonValueKind.Null));
        answer.GetProperty("now").GetDateTimeOffset().Should().Be(new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.FromHours(8)));
        answer.Step("compute-plan").Text("state").Should().Be("done");
        answer.Step("check-plan").GetProperty("outcomes")[0].GetString().Should().Be("approve");
        (answer.Step("sign-plan").Text("state"), answer.Step("sign-plan").GetProperty("waits")[0].GetString()).Should().Be(("current", "task"));
        answer.Texts("steps", "id").Should().NotContain("approve-payout", "nobody has got that far");
        var task = answer.All("tasks").Should().ContainSingle().Subject;
        task.Text("name").Should().Be("承办人签字");
        task.Texts("mayDo", "account").Should().Equal("tongbai.judge1");
        answer.All("connections").Should().Contain(way => way.Text("source") == "check-plan" && way.Text("target") == "sign-plan");
        answer.All("trace").Where(entry => entry.Text("kind") == "completed").Select(entry => (entry.GetProperty("step").GetInt32(), entry.Text("activityId")))
            .Should().Contain([(1, "compute-plan"), (2, "check-plan")]);
        var deadline = answer.All("deadlines").Single();
        (deadline.Text("node"), deadline.Text("state"), deadline.Text("dueOn")).Should().Be(("funds-payout", "running", "2026-04-01"));
    }

    [Fact]
    public async Task Play_ToTheEnd_LeavesNothingAtTheCourt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Simulator.Case(Flow);
        var before = await CountsAsync(court);

        var answer = await simulator.PlayAsync(given, steps);

        (answer.Text("status"), answer.All("tasks").Count, answer.GetProperty("next").ValueKind).Should().Be(("finished", 0, JsonValueKind.Null));
        answer.Texts("letters", "activityId").Should().Contain("issue-approval-form");
        (await CountsAsync(court)).Should().Be(before);
    }

    [Fact]
    public async Task Play_StepsWithoutAPerson_AreDoneByWhoeverMay()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Simulator.Case(Flow);
        foreach (var step in steps)
            step!.AsObject().Remove("by");

        var answer = await simulator.PlayAsync(given, steps);

        answer.Text("status").Should().Be("finished", answer.GetProperty("problem").ToString());
    }

    [Fact]
    public async Task Advance_ToWhatIsNext_RingsTheAlertsAndTheLastDayInOrder()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = (Simulator.Case(Flow).Given, new JsonArray());
        var kinds = new List<string?>();
        var answer = await simulator.PlayAsync(given, steps);
        while (answer.GetProperty("next") is { ValueKind: JsonValueKind.Object } next && kinds.Count < 10)
        {
            kinds.Add(next.Text("kind"));
            steps.Add(new JsonObject { ["do"] = "advance", ["at"] = next.Text("at") });
            answer = await simulator.PlayAsync(given, steps);
        }

        kinds.Should().HaveCountGreaterThan(1).And.EndWith("due");
        kinds.SkipLast(1).Should().OnlyContain(kind => kind == "alert");
        answer.All("deadlines").Single().Text("state").Should().Be("overdue");
        answer.All("deadlines")[0].All("alerts").Should().OnlyContain(alert => alert.GetProperty("sentAt").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Play_StepThatCannotBe_StopsBeforeItAndSaysWhy()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Simulator.Case(Flow);
        steps[1]!["by"] = "tongbai.judge1"; // the funds officer checks

        var answer = await simulator.PlayAsync(given, steps);

        var problem = answer.GetProperty("problem");
        (answer.GetProperty("played").GetInt32(), problem.GetProperty("step").GetInt32(), problem.Text("code")).Should().Be((1, 2, "person-wrong"));
        problem.Text("message").Should().StartWith("“核对案款发放方案”不由 tongbai.judge1（员额法官）办理，而由：").And.NotContainAny("judge）", "funds");
        answer.Texts("tasks", "name").Should().Equal("核对案款发放方案");
        answer.Text("status").Should().Be("suspended");
    }

    [Fact]
    public async Task Play_StepAtWorkForSeveralThings_DoesTheTaskOfTheNumber()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, "settlement");
        var given = Simulator.Case("settlement").Given;
        const string Late = "2026-05-06T10:00:00+08:00"; // both instalments are to be looked at
        JsonArray steps = [new JsonObject { ["at"] = Late, ["do"] = "advance" }];

        var both = await simulator.PlayAsync(given, steps);
        steps.Add(Checked(2));
        var one = await simulator.PlayAsync(given, steps);
        steps.Add(Checked(2));
        var none = await simulator.PlayAsync(given, steps);

        both.Texts("tasks", "name").Should().Equal("核对和解分期履行（2026-03-31，5000.00元）", "核对和解分期履行（2026-04-30，7000.00元）");
        one.Texts("tasks", "name").Should().Equal("核对和解分期履行（2026-03-31，5000.00元）");
        none.GetProperty("problem").Text("code").Should().Be("task-missing");

        static JsonObject Checked(int number) => new()
        {
            ["at"] = Late,
            ["do"] = "task",
            ["activity"] = "check-instalment",
            ["number"] = number,
            ["outcome"] = "paid",
            ["form"] = new JsonObject { ["paidOn"] = "2026-04-29", ["amount"] = "7000.00" },
        };
    }

    [Fact]
    public async Task Play_Draft_IsNotWhatIsPublished()
    {
        await using var court = await CourtHouse.OpenAsync();
        var studio = await Studio.OpenAsync(court, Simulator.Admin);
        var draft = await studio.LatestAsync(Flow);
        Designer.Designs.Step(draft, "compute-plan")["role"] = Studio.Input("director");
        await studio.SaveAsync(draft);
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, _) = Simulator.Case(Flow);

        var (latest, published) = (await simulator.PlayAsync(given, []), await simulator.PlayAsync(given, [], "published"));

        (latest.GetProperty("version").GetInt32(), published.GetProperty("version").GetInt32()).Should().Be((2, 1));
        latest.All("tasks")[0].Texts("mayDo", "account").Should().Equal("tongbai.director");
        published.All("tasks")[0].Texts("mayDo", "account").Should().Equal("tongbai.judge1");
    }

    [Fact]
    public async Task Play_DraftThatCannotRun_NamesWhatIsWrong()
    {
        await using var court = await CourtHouse.OpenAsync();
        var studio = await Studio.OpenAsync(court, Simulator.Admin);
        var draft = await studio.LatestAsync(Flow);
        Designer.Designs.Step(draft, "was-paid")["condition"] = Studio.Input("((", "Boolean", "JavaScript");
        await studio.SaveAsync(draft);
        var simulator = await Simulator.OpenAsync(court, Flow);

        using var refused = await simulator.SendAsync(null, []);

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.Text("code")).Should().Be((HttpStatusCode.Conflict, "simulation.not-runnable"));
        problem.All("errors").Should().NotBeEmpty();
    }

    [Fact]
    public async Task Play_WhatIsNoScript_IsRefusedWithThePlace()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var step = new JsonObject { ["at"] = "2026-03-02T10:00:00+08:00", ["do"] = "advance" };

        using var misspelt = await simulator.SendAsync(null, [step.DeepClone(), new JsonObject { ["at"] = "2026-03-02T10:00:00+08:00", ["does"] = "advance" }]);
        using var many = await simulator.SendAsync(null, [.. Enumerable.Range(0, 201).Select(_ => step.DeepClone())]);
        using var unknown = await simulator.SendAsync(null, [], "newest");

        (await misspelt.ReadJsonAsync()).Texts("errors", "field").Single().Should().StartWith("steps[1]");
        new[] { misspelt, many, unknown }.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{ "deadlines": [7] }""", "node-missing")]
    [InlineData("""{ "deadlines": ["no-such-node"] }""", "in-its-words")]
    [InlineData("""{ "outcomes": { "compute-plan": null } }""", "outcome-no-text")]
    [InlineData("""{ "outputs": { "no-such-step": {} } }""", "activity-missing")]
    [InlineData("""{ "now": "9999-12-30T00:00:00+08:00", "deadlines": ["funds-payout"] }""", "in-its-words")]
    [InlineData("""{ "profile": { "nodes": null } }""", "mistake")]
    [InlineData("""{ "facts": { "filedAt": "yesterday" } }""", "in-its-words")]
    public async Task Play_SituationThatCannotBe_IsAnsweredWithWhatIsWrong(string given, string code)
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);

        var answer = await simulator.PlayAsync(JsonNode.Parse(given), []);

        var problem = answer.GetProperty("problem");
        (answer.Text("status"), problem.GetProperty("step").GetInt32(), problem.Text("code")).Should().Be(("pending", 0, code), problem.ToString());
    }

    [Fact]
    public async Task Play_FlowOfAnotherCourt_IsNotThere()
    {
        await using var court = await CourtHouse.OpenAsync();
        var stranger = new Simulator(await court.AsAsync("wolong.admin"), "tongbai-first-enforcement");

        using var answer = await stranger.SendAsync(null, []);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<string> CountsAsync(CourtHouse court)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        return $"{await db.WorkflowInstances.CountAsync()} {await db.HumanTasks.CountAsync()} {await db.Deadlines.CountAsync()} {await db.Documents.CountAsync()} {await db.Cases.CountAsync()}";
    }
}
