using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Repair;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>The viewer of instances: where a case's flow stands, who waits, what failed; and nothing of what the case is about.</summary>
public sealed class InstanceTests
{
    private const string Flow = "tongbai-first-enforcement";
    private const string UsedFlow = "Workflow1:main:work:work-steps:national-queries:national-queries-steps:query-national";
    private const string Director = "tongbai.director";
    private const string Admin = "tongbai.admin";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task List_FilteredAndSorted_FindsThose()
    {
        await using var court = await CourtHouse.OpenAsync();
        var first = await court.FileAsync(Filing.First());
        await court.MoveClockAsync("2026-04-28T10:05:00+08:00");
        var second = await court.FileAsync(Filing.First(102));
        var director = await Designer.OpenAsync(court, Director);

        var all = await FindAsync(director, new() { ["definitionId"] = Flow });
        Cases(all).Should().Equal([second, first], "the newest comes first");
        Cases(await FindAsync(director, new() { ["definitionIds"] = Texts(Flow), ["orderBy"] = "Created", ["orderDirection"] = "Ascending" })).Should().Equal(first, second);
        Cases(await FindAsync(director, new() { ["searchTerm"] = "（2026）豫1330执101号" })).Should().Contain(first).And.NotContain(second);
        Cases(await FindAsync(director, new() { ["searchTerm"] = second.ToString("D"), ["definitionId"] = Flow })).Should().Equal(second);
        Cases(await FindAsync(director, new() { ["correlationId"] = first.ToString("D"), ["definitionId"] = Flow })).Should().Equal(first);
        Cases(await FindAsync(director, new() { ["definitionId"] = Flow, ["status"] = "Running", ["subStatuses"] = Texts("Suspended"), ["hasIncidents"] = false })).Should().HaveCount(2);
        Cases(await FindAsync(director, new() { ["definitionId"] = Flow, ["statuses"] = Texts("Finished") })).Should().BeEmpty();
        Cases(await FindAsync(director, new() { ["definitionId"] = Flow, ["version"] = 7 })).Should().BeEmpty();
        Cases(await FindAsync(director, new() { ["isSystem"] = true })).Should().BeEmpty();
        (await FindAsync(director, new() { ["definitionId"] = Flow, ["pageSize"] = 1, ["page"] = 1 }))["totalCount"]!.GetValue<int>().Should().Be(2);
        Cases(await FindAsync(director, new() { ["definitionId"] = Flow, ["pageSize"] = 1, ["page"] = 1 })).Should().Equal(first);
    }

    [Theory]
    [InlineData("CreatedAt", "GreaterThan", "2026-04-28T09:00:00+08:00", 1)]
    [InlineData("CreatedAt", "LessThan", "2026-04-28T09:00:00+08:00", 0)]
    [InlineData("UpdatedAt", "GreaterThanOrEqual", "2026-04-28T10:00:00+08:00", 1)]
    [InlineData("FinishedAt", "LessThan", "2026-05-28T10:00:00+08:00", 0)]
    [InlineData("UpdatedAt", "nonsense", "2026-04-28T10:00:00+08:00", 1)]
    public async Task List_ByTime_FindsThose(string column, string comparison, string at, int found)
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        foreach (var order in new[] { "LastExecuted", "Finished", "Name" })
        {
            var list = await FindAsync(await Designer.OpenAsync(court, Director), new()
            {
                ["definitionId"] = Flow,
                ["orderBy"] = order,
                ["timestampFilters"] = new JsonArray(new JsonObject { ["column"] = column, ["operator"] = comparison, ["timestamp"] = at }),
            });
            list["totalCount"]!.GetValue<int>().Should().Be(found, order);
        }
    }

    [Fact]
    public async Task Instance_OfACase_ShowsWhereItStands()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());
        await court.CompleteAsync("tongbai.centre-head", about, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        var director = await Designer.OpenAsync(court, Director);
        var id = await InstanceAsync(director, about);

        var instance = await director.GetAsync($"/workflow-instances/{id}");
        var journal = await director.PostAsync($"/workflow-instances/{id}/journal", new JsonObject());
        var stats = (await director.PostAsync("/activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray() }))["stats"]!.AsArray();
        var definition = await director.GetAsync($"/workflow-definitions/by-id/{instance["definitionVersionId"]}");

        (instance["status"]!.GetValue<string>(), instance["subStatus"]!.GetValue<string>(), instance["name"]!.GetValue<string>()).Should().Be(("Running", "Suspended", "(2026)豫1330执101号"));
        instance["workflowState"]!["bookmarks"]!.AsArray().Should().NotBeEmpty();
        journal["items"]!.AsArray().Select(line => line!["sequence"]!.GetValue<int>()).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        journal["items"]![0]!["nodeId"]!.GetValue<string>().Should().Be("Workflow1");
        var drawn = DefinitionShape.Activities(definition["root"]).Select(activity => activity["nodeId"]!.GetValue<string>()).Append("Workflow1").ToHashSet();
        var inside = journal["items"]!.AsArray().Select(line => line!["nodeId"]!.GetValue<string>()).Distinct().Where(node => !drawn.Contains(node)).ToList();
        inside.Should().Contain(node => node.StartsWith(UsedFlow + ":main", StringComparison.Ordinal), "a flow that is used as a step has steps of its own");
        foreach (var node in inside)
            (await director.GetAsync($"/workflow-definitions/subgraph/{instance["definitionVersionId"]}?parentNodeId={node}"))["nodeId"]!.GetValue<string>().Should().Be(node, "the viewer opens it there");
        (await director.PostAsync("/activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = Texts(inside[0]) }))["stats"]!.AsArray().Should().ContainSingle();
        var done = Step(stats, "check-intake");
        (done["startedCount"]!.GetValue<int>(), done["completedCount"]!.GetValue<int>(), done["isBlocked"]!.GetValue<bool>()).Should().Be((1, 1, false));
        stats.Count(step => step!["isBlocked"]!.GetValue<bool>()).Should().BePositive();
    }

    [Fact]
    public async Task Step_ThatHasRun_IsShownWithItsDesignAndItsContainers()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());
        var director = await Designer.OpenAsync(court, Director);
        var id = await InstanceAsync(director, about);
        var all = (await director.GetAsync($"/activity-executions/list?WorkflowInstanceId={id}"))["items"]!.AsArray();
        var waiting = all.Single(step => step!["activityId"]!.GetValue<string>() == "check-intake")!;

        var one = await director.GetAsync($"/activity-executions/by-id?id={waiting["id"]}");
        var stack = (await director.GetAsync($"/activity-executions/{waiting["id"]}/call-stack"))["items"]!.AsArray();
        var some = await director.GetAsync($"/activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId={waiting["activityNodeId"]}");

        (one["status"]!.GetValue<string>(), one["hasBookmarks"]!.GetValue<bool>(), one["completedAt"]).Should().Be(("Running", true, null));
        one["activityState"]!["Clause"]!.GetValue<string>().Should().StartWith("TB-");
        stack[0]!["activityType"]!.GetValue<string>().Should().Be("Elsa.Workflow");
        stack[^1]!["id"]!.GetValue<string>().Should().Be(waiting["id"]!.GetValue<string>());
        some["count"]!.GetValue<int>().Should().Be(1);
        all.Where(step => step!["status"]!.GetValue<string>() == "Completed").Should().OnlyContain(step => step!["completedAt"] != null);
    }

    [Fact]
    public async Task Journal_Page_IsCutFromWhatFits()
    {
        await using var court = await CourtHouse.OpenAsync();
        var director = await Designer.OpenAsync(court, Director);
        var id = await InstanceAsync(director, await court.FileAsync(Filing.First()));
        var whole = (await director.PostAsync($"/workflow-instances/{id}/journal", new JsonObject()))["items"]!.AsArray();

        var page = await director.PostAsync($"/workflow-instances/{id}/journal?skip=1&take=2", new JsonObject());
        var filtered = await director.PostAsync($"/workflow-instances/{id}/journal?skip=0&take=110", new JsonObject
        {
            ["filter"] = new JsonObject { ["excludedActivityTypes"] = Texts("Elsa.Workflow", "Elsa.Flowchart"), ["eventNames"] = Texts("Completed") },
        });

        page["totalCount"]!.GetValue<int>().Should().Be(whole.Count);
        page["items"]!.AsArray().Select(line => line!["id"]!.GetValue<string>()).Should().Equal(whole.Skip(1).Take(2).Select(line => line!["id"]!.GetValue<string>()));
        filtered["items"]!.AsArray().Should().NotBeEmpty().And.OnlyContain(line => line!["eventName"]!.GetValue<string>() == "Completed" && line["activityType"]!.GetValue<string>() != "Elsa.Flowchart");
        filtered["items"]![0]!["payload"]!["Outcomes"]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Instance_ThatStandsStill_NamesTheStepAndTheCode()
    {
        await using var house = await RepairHouse.OpenAsync();
        var stuck = await house.StuckAsync(await house.FileAsync());
        var director = await Designer.OpenAsync(house.Court, Director);

        var instance = await director.GetAsync($"/workflow-instances/{stuck}");
        var stats = (await director.PostAsync("/activity-executions/report", new JsonObject { ["workflowInstanceId"] = stuck.ToString("D") }))["stats"]!.AsArray();

        (instance["subStatus"]!.GetValue<string>(), instance["incidentCount"]!.GetValue<int>()).Should().Be(("Faulted", 1));
        var incident = instance["workflowState"]!["incidents"]!.AsArray().Single()!;
        (incident["activityId"]!.GetValue<string>(), incident["activityType"]!.GetValue<string>()).Should().Be(("fails", "Elsa.RunJavaScript"));
        Step(stats, "fails")["isFaulted"]!.GetValue<bool>().Should().BeTrue();
        Cases(await FindAsync(director, new() { ["hasIncidents"] = true })).Should().ContainSingle();
    }

    [Fact]
    public async Task Viewer_ShowsNothingOfWhatTheCaseIsAbout()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        var stuck = await house.StuckAsync(about);
        foreach (var user in new[] { Admin, Director })
        {
            var designer = await Designer.OpenAsync(house.Court, user);
            foreach (var id in new[] { stuck.ToString("D"), await InstanceAsync(designer, about) })
            {
                var seen = string.Concat(
                    (await designer.GetAsync($"/workflow-instances/{id}")).ToJsonString(Readable),
                    (await designer.GetAsync($"/workflow-instances/{id}/variables")).ToJsonString(Readable),
                    (await designer.PostAsync($"/workflow-instances/{id}/journal", new JsonObject())).ToJsonString(Readable),
                    (await designer.GetAsync($"/activity-executions/list?WorkflowInstanceId={id}")).ToJsonString(Readable));
                foreach (var secret in new[] { "申请人甲", "被执行人乙", "00000019850615002X", "50000.00", "\"before\"" })
                    seen.Should().NotContain(secret, $"{user} looks at {id}");
            }

            var variables = await designer.GetAsync($"/workflow-instances/{stuck}/variables");
            variables["items"]!.AsArray().Select(variable => variable!["name"]!.GetValue<string>()).Should().Equal("note");
        }
    }

    [Fact]
    public async Task Name_OfACase_IsForThoseWhoMayReadIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());

        (await RowAsync(Director))["name"]!.GetValue<string>().Should().Be("(2026)豫1330执101号");
        (await RowAsync(Admin))["name"].Should().BeNull("administrators do not read cases");
        Cases(await FindAsync(await Designer.OpenAsync(court, Admin), new() { ["searchTerm"] = "(2026)豫1330执101号" })).Should().BeEmpty();

        async Task<JsonNode> RowAsync(string user) =>
            (await FindAsync(await Designer.OpenAsync(court, user), new() { ["definitionId"] = Flow, ["correlationId"] = about.ToString("D") }))["items"]![0]!;
    }

    [Fact]
    public async Task Instance_OfAnotherCourt_IsNotThere()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());
        var director = await Designer.OpenAsync(court, Director);
        var id = await InstanceAsync(director, about);
        var execution = (await director.GetAsync($"/activity-executions/list?WorkflowInstanceId={id}"))["items"]![0]!["id"]!.GetValue<string>();
        var stranger = await Designer.OpenAsync(court, "wolong.director");

        foreach (var path in new[] { $"/workflow-instances/{id}", $"/workflow-instances/{id}/variables", $"/workflow-instances/{id}/execution-state", $"/activity-executions/by-id?id={execution}", "/activity-executions/by-id?id=x" })
            (await stranger.StatusAsync(path)).Should().Be(HttpStatusCode.NotFound, path);
        Cases(await FindAsync(stranger, new() { ["searchTerm"] = about.ToString("D") })).Should().BeEmpty();
        (await stranger.PostAsync("/activity-executions/report", new JsonObject { ["workflowInstanceId"] = id }))["stats"]!.AsArray().Should().BeEmpty();
        (await stranger.GetAsync($"/activity-executions/list?WorkflowInstanceId={id}"))["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task DeleteOrCancel_FromTheDesigner_ChangesNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var about = await court.FileAsync(Filing.First());
        var admin = await Designer.OpenAsync(court, Admin);
        var id = await InstanceAsync(admin, about);

        using var deleted = await admin.DeleteAsync($"/workflow-instances/{id}");
        using var cancelled = await admin.Client.PostAsJsonAsync($"/elsa/api/cancel/workflow-instances/{id}", new { });

        foreach (var refused in new[] { deleted, cancelled })
        {
            refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
            (await refused.ReadCodeAsync()).Should().Be("workflow.not-from-designer");
        }

        (await admin.GetAsync($"/workflow-instances/{id}/execution-state"))["status"]!.GetValue<string>().Should().Be("Running");
    }

    [Fact]
    public async Task Run_FromTheEditor_StartsNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);

        using var run = await admin.Client.PostAsJsonAsync($"/elsa/api/workflow-definitions/{Flow}/execute", new { versionOptions = "Latest" });

        run.StatusCode.Should().Be(HttpStatusCode.OK);
        run.Headers.GetValues("x-elsa-workflow-cannot-start").Should().Equal("true");
        run.Headers.Contains("x-elsa-workflow-instance-id").Should().BeFalse();
        (await FindAsync(admin, new() { ["definitionId"] = Flow }))["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    private static Task<JsonObject> FindAsync(Designer designer, JsonObject filter) => designer.PostAsync("/workflow-instances", filter);

    private static async Task<string> InstanceAsync(Designer designer, Guid about) =>
        (await FindAsync(designer, new() { ["definitionId"] = Flow, ["correlationId"] = about.ToString("D") }))["items"]!.AsArray().Single()!["id"]!.GetValue<string>();

    private static IEnumerable<Guid> Cases(JsonObject list) => list["items"]!.AsArray().Select(item => Guid.Parse(item!["correlationId"]!.GetValue<string>(), CultureInfo.InvariantCulture));

    private static JsonNode Step(JsonArray stats, string activityId) => stats.Single(step => step!["activityId"]!.GetValue<string>() == activityId)!;

    private static JsonArray Texts(params string[] texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
