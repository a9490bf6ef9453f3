using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Workflow.Execution;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>The palette of the designer: every activity of the engine, in Chinese, with the court's own lists to choose from.</summary>
[Collection(SharedApp.Name)]
public sealed partial class DescriptorTests(EnforcementApp app)
{
    [Fact]
    public async Task Activities_EveryType_IsThereOnceInChinese()
    {
        var answer = await ActivitiesAsync("tongbai.admin");

        var items = answer["items"]!.AsArray().Select(item => item!.AsObject()).ToList();
        answer["count"]!.GetValue<int>().Should().Be(items.Count);
        items.Select(item => $"{item["typeName"]} {item["version"]}").Should().OnlyHaveUniqueItems();
        items.Select(item => item["typeName"]!.GetValue<string>()).Should().Contain(app.Services.GetRequiredService<ActivityRegistry>().All.Select(activity => activity.Type));
        foreach (var item in items.Where(item => !item["typeName"]!.GetValue<string>().StartsWith("Test.", StringComparison.Ordinal))) // activities of tests that share the host
        {
            foreach (var word in new[] { "displayName", "category", "description" })
                Chinese().IsMatch(item[word]!.GetValue<string>()).Should().BeTrue($"{word} of {item["typeName"]}");
            if (item["namespace"]!.GetValue<string>().Length == 0)
                continue; // a flow used as a step: its inputs and outcomes are its author's
            foreach (var input in item["inputs"]!.AsArray().Concat(item["ports"]!.AsArray()))
                Chinese().IsMatch(input!["displayName"]!.GetValue<string>()).Should().BeTrue($"{input["name"]} of {item["typeName"]}");
        }
    }

    [Fact]
    public async Task Activities_EachDescriptor_HasTheShapeOfTheContract()
    {
        foreach (var item in (await ActivitiesAsync("tongbai.director"))["items"]!.AsArray())
        {
            item!.AsObject().Select(member => member.Key).Should().BeEquivalentTo(
                "typeName", "namespace", "name", "version", "category", "displayName", "description", "inputs", "outputs", "kind", "ports", "customProperties",
                "constructionProperties", "isContainer", "isBrowsable", "isStart", "isTerminal");
            item["kind"]!.GetValue<string>().Should().BeOneOf("Action", "Trigger");
            foreach (var input in item["inputs"]!.AsArray())
                input!.AsObject().Select(member => member.Key).Should().BeEquivalentTo(
                    "name", "typeName", "displayName", "description", "order", "isBrowsable", "isSynthetic", "isWrapped", "uiHint", "category", "defaultValue",
                    "defaultSyntax", "isReadOnly", "isSensitive", "storageDriverType", "uiSpecifications");
            foreach (var port in item["ports"]!.AsArray())
                port!["type"]!.GetValue<string>().Should().BeOneOf("Flow", "Embedded");
        }
    }

    [Fact]
    public async Task HumanTask_Inputs_ChooseFromTheCourtsProfile()
    {
        var task = Find(await ActivitiesAsync("tongbai.admin"), "Court.HumanTask");

        Choices(task, "Role").Should().Contain(["judge 员额法官", "handler 承办人"]);
        Choices(task, "Node").Should().Contain(choice => choice.StartsWith("enforcement-notice ", StringComparison.Ordinal));
        Choices(task, "Clause").Should().Contain(choice => choice.StartsWith("TB-3.2-14b ", StringComparison.Ordinal)).And.NotContain(choice => choice.StartsWith("WL-", StringComparison.Ordinal));
        Choices(task, "Form").Should().Contain(choice => choice.StartsWith("extension-request ", StringComparison.Ordinal));
        Choices(task, "Team").Should().NotBeEmpty();
        Hint(task, "Outcomes").Should().Be("dynamic-outcomes");
        Choices(Find(await ActivitiesAsync("wolong.admin"), "Court.HumanTask"), "Clause").Should().Contain(choice => choice.StartsWith("WL-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Court.Approval", "approved 同意,rejected 不同意,returned 退回修改")]
    [InlineData("Elsa.FlowDecision", "True 是,False 否")]
    [InlineData("Court.Record", "Done 完成")]
    [InlineData("Elsa.If", "Then 成立,Else 不成立,Done 完成")]
    [InlineData("Elsa.End", "")]
    public async Task Ports_OfAnActivity_AreNamedForPeople(string type, string ports)
    {
        var activity = Find(await ActivitiesAsync("tongbai.admin"), type);

        string.Join(',', activity["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["displayName"]}")).Should().Be(ports);
    }

    [Fact]
    public async Task Activities_FlowsUsedAsSteps_AreThere()
    {
        var triage = Find(await ActivitiesAsync("tongbai.admin"), "Triage");

        triage["constructionProperties"]!["WorkflowDefinitionId"]!.GetValue<string>().Should().Be("triage");
        triage["category"]!.GetValue<string>().Should().Be("全国通用");
    }

    [Fact]
    public async Task Activities_AskedForAgain_AreNotSentAgain()
    {
        var client = await app.SignedInAsAsync("tongbai.admin");
        var path = new Uri("/elsa/api/descriptors/activities?Refresh=True", UriKind.Relative);
        using var first = await client.GetAsync(path);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);

        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("expression-descriptors", true, "type,displayName,isSerializable,isBrowsable,properties")]
    [InlineData("storage-drivers", false, "typeName,displayName,priority,deprecated")]
    [InlineData("variables", false, "typeName,displayName,category,description")]
    [InlineData("incident-strategies", true, "typeName,displayName,description")]
    [InlineData("log-persistence-strategies", true, "typeName,displayName,description")]
    [InlineData("workflow-activation-strategies", true, "")]
    [InlineData("commit-strategies/workflows", true, "")]
    [InlineData("commit-strategies/activities", true, "")]
    [InlineData("output-converters?sourceType=String&destinationType=String", true, "")]
    public async Task Lists_OfTheDesigner_AreNeverMissing(string list, bool counted, string members)
    {
        var answer = await (await Designer.OpenAsync(app, "tongbai.vice-president")).GetAsync($"/descriptors/{list}");

        answer.ContainsKey("count").Should().Be(counted);
        var items = answer["items"]!.AsArray();
        (items.Count > 0).Should().Be(members.Length > 0);
        foreach (var item in items)
            item!.AsObject().Select(member => member.Key).Should().BeEquivalentTo(members.Split(','));
    }

    [Fact]
    public async Task ScriptTypes_OfAFlow_NameItsVariables()
    {
        var client = await app.SignedInAsAsync("tongbai.admin");
        using var body = new StringContent("{\"workflowDefinitionId\":\"close\"}", MediaTypeHeaderValue.Parse("application/json"));
        using var response = await client.PostAsync(new Uri("/elsa/api/scripting/javascript/type-definitions/close", UriKind.Relative), body);

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-typescript");
        (await response.Content.ReadAsStringAsync()).Should().Contain("declare function getUnmet(): any;").And.Contain("declare const variables: {");
    }

    [Fact]
    public async Task Features_Installed_AreListed() =>
        (await (await Designer.OpenAsync(app, "tongbai.admin")).GetAsync("/features/installed")).Select(member => member.Key).Should().Equal("items", "count");

    private async Task<JsonObject> ActivitiesAsync(string userName) => await (await Designer.OpenAsync(app, userName)).GetAsync("/descriptors/activities?Refresh=True");

    private static JsonObject Find(JsonObject answer, string type) => answer["items"]!.AsArray().First(item => item!["typeName"]!.GetValue<string>() == type)!.AsObject();

    private static string Hint(JsonObject activity, string input) => InputOf(activity, input)["uiHint"]!.GetValue<string>();

    private static IEnumerable<string> Choices(JsonObject activity, string input)
    {
        Hint(activity, input).Should().Be("dropdown");
        return InputOf(activity, input)["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(item => $"{item!["value"]} {item["text"]}");
    }

    private static JsonObject InputOf(JsonObject activity, string input) => activity["inputs"]!.AsArray().Single(found => found!["name"]!.GetValue<string>() == input)!.AsObject();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|Cron")]
    private static partial Regex Chinese();
}
