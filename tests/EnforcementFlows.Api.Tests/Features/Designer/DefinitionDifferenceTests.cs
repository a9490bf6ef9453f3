using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Tests.Runtime;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>In what two versions differ, in the words of who has to approve it.</summary>
public sealed class DefinitionDifferenceTests
{
    private static readonly string Before = Named(Flow.Definition("letter", Flow.Graph(
        "root",
        [
            Flow.Do("Court.HumanTask", "write-answer", ("clause", "SA-1"), ("taskName", "答复"), ("role", "judge"), ("outcomes", new[] { "done", "refuse" })),
            Flow.Do("Elsa.FlowDecision", "is-urgent", ("condition", "=getX() > 1")),
            Flow.Do("Court.MeetDeadline", "meet-answer", ("clause", "SA-2"), ("node", "answer")),
        ],
        "is-urgent:True->write-answer", "write-answer:done->meet-answer"), "x"));

    [Fact]
    public void Changes_SameDefinition_AreNone() => Designs.Difference(Before, Before).Should().BeEmpty();

    [Theory]
    [InlineData("write-answer", "role", "clerk", "role", "judge", "clerk", "步骤“写答复”的角色由“judge”改为“clerk”。")]
    [InlineData("write-answer", "form", "answer", "form", null, "answer", "步骤“写答复”的表单设为“answer”。")]
    [InlineData("write-answer", "clause", "SA-3", "clause", "SA-1", "SA-3", "步骤“写答复”的条款由“SA-1”改为“SA-3”。")]
    [InlineData("meet-answer", "node", "urgent", "limit", "answer", "urgent", "步骤“meet-answer”的节点期限由“answer”改为“urgent”。")]
    public void Changes_InputOfAStep_AreNamedByWhatTheyMean(string step, string input, string value, string kind, string? before, string after, string sentence)
    {
        var change = Designs.Difference(Before, Designs.With(Before, step, json => json[input] = Designs.Literal(value))).Should().ContainSingle().Subject;

        (change.Kind, change.ActivityId, change.Property, change.Before, change.After, change.Sentence).Should().Be((kind, step, input, before, after, sentence));
    }

    [Fact]
    public void Changes_ConditionOfADecision_ShowsBothScripts()
    {
        var after = Designs.With(Before, "is-urgent", step => step["condition"]!["expression"]!["value"] = "getX() > 2");

        var change = Designs.Difference(Before, after).Should().ContainSingle().Subject;

        (change.Kind, change.Before, change.After).Should().Be(("expression", "getX() > 1", "getX() > 2"));
        change.Sentence.Should().Be("步骤“is-urgent”的条件由“getX() > 1”改为“getX() > 2”。");
    }

    [Fact]
    public void Changes_OutcomesOfATask_AreTold()
    {
        var after = Designs.With(Before, "write-answer", step => step["outcomes"]!["expression"]!["value"] = new JsonArray("done", "refuse", "later"));

        Designs.Difference(Before, after).Should().ContainSingle().Which.Sentence.Should().Be("步骤“写答复”的结果由“done、refuse”改为“done、refuse、later”。");
    }

    [Fact]
    public void Changes_StepAddedAndConnected_AreTheStepAndTheWays()
    {
        var after = Change(root =>
        {
            root["activities"]!.AsArray().Add(Flow.Do("Court.HumanTask", "check", ("clause", "SA-9"), ("taskName", "复核"), ("role", "director"), ("outcomes", new[] { "done" })));
            Way(root, "write-answer")["target"]!["activity"] = "check";
            root["connections"]!.AsArray().Add(JsonNode.Parse("""{ "source": { "activity": "check", "port": "done" }, "target": { "activity": "meet-answer", "port": "In" } }"""));
        });

        var changes = Designs.Difference(Before, after);

        changes.Select(change => change.Sentence).Should().Equal(
            "新增步骤“check”（人工待办）：待办名称“复核”，角色“director”，结果“done”。", "“写答复”的结果“done”之后由“meet-answer”改到“check”。", "“check”的结果“done”之后新增去向“meet-answer”。");
        changes.SelectMany(change => change.Clauses).Distinct().Should().BeEquivalentTo(["SA-9", "SA-1", "SA-2"]);
    }

    [Fact] // as the court calls them, as the form does, as all do; of steps that nobody does by hand as the activity does
    public void Changes_OutcomesAndWays_AreCalledWhatClerksRead()
    {
        using var sample = new SampleCourt()
            .Write("outcomes.json", """{ "done": "办结", "refuse": "不予准许" }""")
            .Write("forms/answer.json", """{ "key": "answer", "title": "答复", "outcomes": { "refuse": "不予答复" }, "fields": [] }""");
        var path = Path.Combine(sample.Court, "profile.json");
        var profile = JsonNode.Parse(File.ReadAllText(path))!;
        profile["outcomes"] = JsonNode.Parse("""{ "put-off": "延期再办" }""");
        var court = CourtFolder.Read(sample.Write("courts/sample/profile.json", profile.ToJsonString()).Court);
        var before = Designs.With(Before, "write-answer", step => step["form"] = Designs.Literal("answer"));
        var after = JsonNode.Parse(Designs.With(before, "write-answer", step => step["outcomes"]!["expression"]!["value"] = new JsonArray("done", "refuse", "put-off", "later")))!;
        foreach (var (source, port) in new[] { ("write-answer", "put-off"), ("write-answer", "refuse"), ("is-urgent", "False") })
            after["root"]!["connections"]!.AsArray().Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = source, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = "meet-answer", ["port"] = "In" } });

        Designs.Difference(before, after.ToJsonString(), court).Select(change => change.Sentence).Should().Equal(
            "步骤“写答复”的结果由“办结、不予答复”改为“办结、不予答复、延期再办、later”。",
            "“写答复”的结果“延期再办”之后新增去向“meet-answer”。", "“写答复”的结果“不予答复”之后新增去向“meet-answer”。", "“is-urgent”的结果“否”之后新增去向“meet-answer”。");
    }

    [Fact]
    public void Changes_InputThatOnlySomeStepsHave_IsCalledAsTheDesignerCallsIt() =>
        Designs.Difference(Before, Designs.With(Before, "write-answer", step => step["subjectId"] = Designs.Literal("x")))
            .Should().ContainSingle().Which.Sentence.Should().Be("步骤“写答复”的标的设为“x”。");

    [Fact]
    public void Changes_WhatTheDesignerTriesStepsOutWith_IsNone()
    {
        var after = JsonNode.Parse(Before)!;
        after["customProperties"] = new JsonObject { ["VariableTestValues"] = new JsonObject() };

        Designs.Difference(Before, after.ToJsonString()).Should().BeEmpty();
    }

    [Fact]
    public void Changes_StepTakenOut_AreTheStepAndItsWays()
    {
        var after = Change(root =>
        {
            root["activities"]!.AsArray().RemoveAt(2);
            root["connections"]!.AsArray().Remove(Way(root, "write-answer"));
        });

        var changes = Designs.Difference(Before, after);

        changes.Select(change => change.Kind).Should().Equal("step-removed", "connection-removed");
        changes[0].Sentence.Should().Be("删除步骤“meet-answer”（节点办结）：节点期限“answer”。");
    }

    [Fact]
    public void Changes_NewName_IsARenamedStepAndNoNewOne() =>
        Designs.Difference(Before, Designs.With(Before, "write-answer", step => step["metadata"]!["displayText"] = "草拟答复"))
            .Should().ContainSingle().Which.Sentence.Should().Be("步骤“写答复”改名为“草拟答复”。");

    [Theory]
    [InlineData("""{ "id": "y", "name": "y", "typeName": "String" }""", 1, "新增变量“y”。")]
    [InlineData("""{ "id": "x", "name": "x", "typeName": "Object" }""", 0, "变量“x”由“x：Object，默认值 无，随流程保存”改为“x：Object，默认值 无，不保存”。")]
    public void Changes_Variable_SaysTypeAndWhetherItIsKept(string variable, int index, string sentence)
    {
        var after = JsonNode.Parse(Before)!;
        var list = after["variables"]!.AsArray();
        if (index < list.Count)
            list[index] = JsonNode.Parse(variable);
        else
            list.Add(JsonNode.Parse(variable));

        Designs.Difference(Before, after.ToJsonString()).Should().ContainSingle().Which.Sentence.Should().Be(sentence);
    }

    [Fact]
    public void Changes_StepsMovedOnTheCanvasOnly_AreOneLine()
    {
        var after = Designs.With(Before, "write-answer", step => step["metadata"]!["designer"] = JsonNode.Parse("""{ "position": { "x": 9, "y": 9 } }"""));

        Designs.Difference(Before, after).Should().ContainSingle().Which.Should().Match<DefinitionChange>(change => change.Kind == "layout" && change.Sentence == "仅调整了布局。");
        Designs.Difference(Before, Designs.With(after, "write-answer", step => step["role"] = Designs.Literal("clerk"))).Select(change => change.Kind).Should().Equal("role", "layout");
    }

    [Fact]
    public void Changes_OfTongbaisMainFlow_UseTheNamesOfTheCourt()
    {
        var court = Designs.Court("tongbai");
        var flow = Designs.FlowsOf(court)["tongbai-first-enforcement"].Json.ToJsonString();
        var after = Designs.With(flow, "check-intake", step =>
        {
            step["role"] = Designs.Literal("clerk");
            step["node"] = Designs.Literal("case-hand-over");
        });

        var changes = Designs.Difference(flow, after, court);

        changes.Select(change => change.Kind).Should().BeEquivalentTo("limit", "role");
        changes.Should().OnlyContain(change => change.Clauses.SequenceEqual(new[] { "TB-3.2-1a" }));
        changes.Select(change => change.Sentence).Should().Contain("步骤“核收立案材料”的角色由“执行指挥中心主任、书记员”改为“书记员”。");
        changes.Single(change => change.Kind == "limit").Sentence.Should().Contain("由“核收立案材料”改为");
    }

    private static string Change(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Before)!;
        change(json["root"]!.AsObject());
        return json.ToJsonString();
    }

    private static JsonObject Way(JsonObject root, string source) => root["connections"]!.AsArray().Select(way => way!.AsObject()).First(way => way["source"]!["activity"]!.ToString() == source);

    private static string Named(string definition) => Designs.With(definition, "write-answer", step => step["metadata"] = new JsonObject { ["displayText"] = "写答复" });
}
