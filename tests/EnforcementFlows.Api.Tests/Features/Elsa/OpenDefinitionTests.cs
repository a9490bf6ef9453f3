using System.Net;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>What the designer asks for when it starts, and the shapes without which it does not (Elsa Studio 3.8.2).</summary>
[Collection(SharedApp.Name)]
public sealed class OpenDefinitionTests(EnforcementApp app)
{
    [Fact]
    public async Task List_FirstPage_HasSummariesAndLinks()
    {
        var designer = await Designer.OpenAsync(app, "tongbai.admin");

        var list = await designer.GetAsync("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending&OrderBy=Name");

        list["items"]!.AsArray().Should().HaveCount(10);
        list["totalCount"]!.GetValue<int>().Should().BeGreaterThan(20);
        list["links"]!.AsArray().Select(link => link!["rel"]!.GetValue<string>()).Should().Contain("bulk-publish");
        var first = list["items"]![0]!.AsObject();
        first.Select(member => member.Key).Should().BeEquivalentTo(
            "links", "id", "definitionId", "name", "description", "version", "toolVersion", "isLatest", "isPublished", "providerName", "materializerName",
            "isMaterializerAvailable", "isReadonly", "createdAt");
        (first["materializerName"]!.GetValue<string>(), first["isMaterializerAvailable"]!.GetValue<bool>(), first["providerName"]).Should().Be(("Json", true, null));
        list["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("versionOptions=Published&DefinitionIds=tongbai-first-enforcement&DefinitionIds=close", 2)]
    [InlineData("versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds=close&OrderBy=Version&OrderDirection=Descending", 1)]
    [InlineData("versionOptions=&Ids=close-v1", 1)]
    [InlineData("versionOptions=Draft", 0)]
    [InlineData("versionOptions=1&DefinitionIds=close", 1)]
    [InlineData("versionOptions=7&DefinitionIds=close", 0)]
    [InlineData("versionOptions=Latest&SearchTerm=执行通知书", 1)]
    [InlineData("versionOptions=Latest&SearchTerm=%25", 0)]
    [InlineData("versionOptions=nonsense&Page=x&PageSize=-4", 0)]
    public async Task List_ByVersionIdOrText_FindsThose(string query, int found)
    {
        var list = await (await Designer.OpenAsync(app, "tongbai.director")).GetAsync($"/workflow-definitions?{query}");

        list["totalCount"]!.GetValue<int>().Should().Be(found);
        list["items"]!.AsArray().Should().HaveCount(found);
    }

    [Theory]
    [InlineData("tongbai")]
    [InlineData("wolong")]
    [InlineData("hualong")]
    [InlineData("shihe")]
    [InlineData("jiangyuan")]
    public async Task Open_EveryFlowOfACourt_HasWhatTheEditorNeeds(string court)
    {
        var designer = await Designer.OpenAsync(app, $"{court}.president");
        var known = await KnownTypesAsync(designer);
        var list = await designer.GetAsync("/workflow-definitions?versionOptions=LatestOrPublished");

        foreach (var summary in list["items"]!.AsArray())
            DefinitionShape.ShouldOpen(await designer.LatestAsync(summary!["definitionId"]!.GetValue<string>()), known);
        list["items"]!.AsArray().Should().HaveCountGreaterThan(5);
    }

    [Fact]
    public async Task Open_WhoeverOnlyReads_SeesItReadOnly()
    {
        var president = await Designer.OpenAsync(app, "tongbai.president");

        (await president.LatestAsync("payout")).IsEditable().Should().BeFalse();
        (await president.GetAsync("/workflow-definitions?versionOptions=Latest"))["links"]!.AsArray().Select(link => link!["rel"]!.GetValue<string>()).Should().NotContain("bulk-publish");
        (await president.GetAsync("/workflow-definitions/by-id/payout-v1"))["definitionId"]!.GetValue<string>().Should().Be("payout");
        (await president.GetAsync("/workflow-definitions/many-by-id?ids=payout-v1&ids=close-v1"))["count"]!.GetValue<int>().Should().Be(2);
        (await president.GetAsync("/workflow-definitions/query/count"))["count"]!.GetValue<int>().Should().BePositive();
    }

    [Fact]
    public async Task Open_WhatTheCourtDoesNotHave_IsNotFound()
    {
        var wolong = await Designer.OpenAsync(app, "wolong.admin");

        foreach (var path in new[] { "by-definition-id/tongbai-first-enforcement", "by-id/tongbai-first-enforcement-v1", "tongbai-first-enforcement/export", "tongbai-first-enforcement/consumers", "subgraph/tongbai-first-enforcement-v1", "subgraph/segments/tongbai-first-enforcement-v1" })
            (await wolong.StatusAsync($"/workflow-definitions/{path}")).Should().Be(HttpStatusCode.NotFound, path);
        (await wolong.GetAsync("/workflow-definitions?Ids=tongbai-first-enforcement-v1"))["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task Consumers_OfAFlowUsedAsAStep_AreNamed()
    {
        var consumers = await (await Designer.OpenAsync(app, "tongbai.admin")).GetAsync("/workflow-definitions/triage/consumers");

        consumers["consumingWorkflowDefinitionIds"]!.AsArray().Select(id => id!.GetValue<string>()).Should().Equal("tongbai-first-enforcement");
    }

    [Theory]
    [InlineData("name=NationalQuery", false)]
    [InlineData("name=National Query", false)] // a step could mean either
    [InlineData("name=national-query", false)]
    [InlineData("name=NationalQuery&definitionId=national-query", true)]
    [InlineData("name=Workflow 1", true)]
    public async Task IsNameUnique_ByOtherFlows_SaysSo(string query, bool unique) =>
        (await (await Designer.OpenAsync(app, "tongbai.admin")).GetAsync($"/workflow-definitions/validation/is-name-unique?{query}"))["isUnique"]!.GetValue<bool>().Should().Be(unique);

    [Theory]
    [InlineData("main:work:work-steps:notices:notices-steps:send-notices", "work Body,notices Body", "send-notices")] // charts within steps
    [InlineData("main:work:work-steps:triage-case:main:start-triage", "work Body,triage-case Root", "start-triage")] // a flow that is used as a step
    [InlineData("main:work:work-steps:triage-case:main:no-more", "work Body", "triage-case")] // what is no longer there is shown where it was
    [InlineData("main:archive", "", "archive")]
    [InlineData("nowhere:at-all", "", "Workflow1")]
    public async Task PathSegments_OfANode_AreWhatTheViewerOpens(string node, string opened, string shown)
    {
        var designer = await Designer.OpenAsync(app, "tongbai.admin");

        var answer = await designer.GetAsync($"/workflow-definitions/subgraph/segments/tongbai-first-enforcement-v1?childNodeId=Workflow1:{node}");

        string.Join(',', answer["pathSegments"]!.AsArray().Select(step => $"{step!["activityId"]} {step["portName"]}")).Should().Be(opened);
        answer["childNode"]!["activity"]!["id"]!.GetValue<string>().Should().Be(shown);
        var container = answer["pathSegments"]!.AsArray() is [.., var last] ? last!["activityNodeId"]!.GetValue<string>() : "Workflow1";
        answer["container"]!["nodeId"]!.GetValue<string>().Should().Be(container);
        var known = await KnownPortsAsync(designer);
        answer["pathSegments"]!.AsArray().Select(step => $"{step!["activityType"]} {step["portName"]}").Should().BeSubsetOf(known, "the viewer looks the port up and does not survive its absence");
    }

    [Fact]
    public async Task Subgraph_OfAStepThatIsAFlow_HasThatFlowInside()
    {
        var designer = await Designer.OpenAsync(app, "tongbai.admin");
        const string Step = "Workflow1:main:work:work-steps:triage-case";

        var node = await designer.GetAsync($"/workflow-definitions/subgraph/tongbai-first-enforcement-v1?parentNodeId={Step}");

        (node["nodeId"]!.GetValue<string>(), node["activity"]!["type"]!.GetValue<string>()).Should().Be((Step, "Triage"));
        var root = node["activity"]!["root"]!;
        (root["nodeId"]!.GetValue<string>(), root["type"]!.GetValue<string>()).Should().Be(($"{Step}:main", "Elsa.Flowchart"));
        root["activities"]!.AsArray().Select(activity => activity!["nodeId"]!.GetValue<string>()).Should().Contain($"{Step}:main:start-triage");
        (await designer.GetAsync("/workflow-definitions/subgraph/tongbai-first-enforcement-v1"))["nodeId"]!.GetValue<string>().Should().Be("Workflow1");
    }

    private static async Task<IReadOnlySet<string>> KnownPortsAsync(Designer designer) =>
        (await designer.GetAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray()
            .SelectMany(item => item!["ports"]!.AsArray().Where(port => port!["type"]!.GetValue<string>() == "Embedded").Select(port => $"{item["typeName"]} {port!["name"]}")).ToHashSet();

    internal static async Task<IReadOnlySet<string>> KnownTypesAsync(Designer designer) =>
        (await designer.GetAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray().Select(item => $"{item!["typeName"]} {item["version"]}").ToHashSet();
}
