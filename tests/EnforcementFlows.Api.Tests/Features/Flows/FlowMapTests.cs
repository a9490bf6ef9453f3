using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Flows;

/// <summary>The progress map (进展图) of a case: its flows as drawn, what is done, what waits for whom, what is late.</summary>
public sealed class FlowMapTests
{
    private const string Handling = "tongbai-first-enforcement";

    [Fact]
    public async Task Map_OfAFiledCase_ShowsWhatIsDoneAndWhomItWaitsFor()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        var flow = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/flows")).Single(row => Definition(row) == Handling);
        var charts = await ChartsAsync(court, id, flow);

        flow.GetProperty("flow").GetProperty("title").GetString().Should().Be("首次执行案件主流程");
        flow.GetProperty("flow").GetProperty("state").GetString().Should().Be("suspended");
        flow.GetProperty("tasks").EnumerateArray().Select(Name).Should().Contain("核收立案材料");
        State(Step(charts, "receive-case")).Should().Be("done");
        Step(charts, "receive-case").GetProperty("doneAt").GetString().Should().NotBeNull();
        State(Step(charts, "archive")).Should().Be("not-reached");
        var intake = Step(charts, "check-intake");
        State(intake).Should().Be("current");
        intake.GetProperty("clause").GetString().Should().StartWith("TB-");
        var wait = intake.GetProperty("waits").EnumerateArray().Single();
        wait.GetProperty("roles").EnumerateArray().Should().NotBeEmpty();
        wait.GetProperty("standing").GetString().Should().BeOneOf("on-time", "soon");
        wait.GetProperty("dueAt").GetString().Should().NotBeNull();
    }

    [Fact]
    public async Task Map_EveryStep_StandsWhereItWasDrawnAndIsConnectedWithinItsChart()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var flow = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/flows")).Single(row => Definition(row) == Handling);

        var charts = await ChartsAsync(court, id, flow);

        charts.Should().HaveCountGreaterThan(1, "the work between reception and closing is drawn inside a step");
        charts.Select(chart => chart.GetProperty("id").GetString()).Should().OnlyHaveUniqueItems();
        foreach (var chart in charts)
        {
            var steps = chart.GetProperty("steps").EnumerateArray().ToList();
            steps.Should().OnlyContain(step => step.GetProperty("position").ValueKind == JsonValueKind.Object);
            var ids = steps.Select(step => step.GetProperty("id").GetString()).ToList();
            chart.GetProperty("connections").EnumerateArray().SelectMany(c => new[] { c.GetProperty("source").GetString(), c.GetProperty("target").GetString() })
                .Should().BeSubsetOf(ids);
        }

        charts.SelectMany(chart => chart.GetProperty("steps").EnumerateArray()).Select(step => step.GetProperty("chart").GetString()).OfType<string>()
            .Should().BeEquivalentTo(charts.Skip(1).Select(chart => chart.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Map_AfterSomebodyDidAStep_NamesThem_AndALateOneIsLate()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.CompleteAsync("tongbai.centre-head", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        await court.MoveClockAsync("2026-06-01T10:00:00+08:00");

        var flow = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/flows")).Single(row => Definition(row) == Handling);
        var charts = await ChartsAsync(court, id, flow);

        var intake = Step(charts, "check-intake");
        (State(intake), intake.GetProperty("times").GetInt32()).Should().Be(("done", 1));
        intake.GetProperty("doneByName").GetString().Should().NotBeNullOrEmpty();
        Step(charts, "receive-case").GetProperty("doneBy").GetString().Should().BeNull("the system did it");
        flow.GetProperty("tasks").EnumerateArray().Select(wait => wait.GetProperty("standing").GetString()).Should().Contain("late");
    }

    [Fact]
    public async Task Map_OfAnotherCasesFlow_IsNotFound()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (one, other) = (await court.FileAsync(Filing.First()), await court.FileAsync(Filing.First(102)));
        var flow = (await court.ListAsync("tongbai.director", $"/api/cases/{one}/flows"))[0].GetProperty("flow").GetProperty("id").GetGuid();

        using var answer = await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{other}/flows/{flow}", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<IReadOnlyList<JsonElement>> ChartsAsync(CourtHouse court, Guid caseId, JsonElement row)
    {
        var flow = row.GetProperty("flow").GetProperty("id").GetGuid();
        using var answer = await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{caseId}/flows/{flow}", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.ReadJsonAsync()).GetProperty("charts").EnumerateArray()];
    }

    private static JsonElement Step(IEnumerable<JsonElement> charts, string id) =>
        charts.SelectMany(chart => chart.GetProperty("steps").EnumerateArray()).Single(step => step.GetProperty("id").GetString() == id);

    private static string? Definition(JsonElement row) => row.GetProperty("flow").GetProperty("definitionId").GetString();

    private static string? State(JsonElement step) => step.GetProperty("state").GetString();

    private static string? Name(JsonElement wait) => wait.GetProperty("name").GetString();
}
