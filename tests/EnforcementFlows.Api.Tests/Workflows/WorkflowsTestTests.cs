using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Workflows;

public sealed class WorkflowsTestTests
{
    private const string Answered = """
        {
          "name": "三日内答复",
          "given": {
            "now": "2026-03-02T09:00:00+08:00", "handler": "sample.judge1", "facts": { "filedAt": "2026-03-02T08:30:00+08:00" },
            "expect": { "tasks": ["答复来信"], "deadlines": { "answer": "running" } }
          },
          "steps": [
            { "at": "2026-03-05T16:00:00+08:00", "do": "task", "task": "答复来信", "by": "sample.judge1", "outcome": "done", "form": { "text": "已答复" },
              "expect": { "tasks": [], "deadlines": { "answer": "met" }, "events": [] } }
          ],
          "expect": { "status": "Finished", "path": ["start-answer", "write-answer", "meet-answer"], "dates": { "answer": "2026-03-05" } }
        }
        """;

    private const string RefusedAtLast = """
        {
          "name": "退回、不同意之后批准不予答复",
          "given": { "now": "2026-03-02T09:00:00+08:00", "handler": "sample.judge1", "facts": { "filedAt": "2026-03-02T08:30:00+08:00" } },
          "steps": [
            { "at": "2026-03-02T09:10:00+08:00", "do": "task", "activity": "write-answer", "by": "sample.judge1", "outcome": "refuse" },
            { "at": "2026-03-02T09:20:00+08:00", "do": "task", "task": "审批不予答复", "by": "sample.judge2", "outcome": "return" },
            { "at": "2026-03-06T00:00:00+08:00", "do": "advance", "expect": { "tasks": ["答复来信"], "deadlines": { "answer": "overdue" } } },
            { "at": "2026-03-06T09:30:00+08:00", "do": "task", "node": "answer", "by": "sample.judge1", "outcome": "refuse" },
            { "at": "2026-03-06T09:40:00+08:00", "do": "task", "task": "审批不予答复", "by": "sample.judge3", "outcome": "approve" },
            { "at": "2026-03-06T09:50:00+08:00", "do": "task", "task": "审批不予答复", "by": "sample.director", "outcome": "reject" },
            { "at": "2026-03-06T10:00:00+08:00", "do": "task", "task": "答复来信", "by": "sample.judge1", "outcome": "refuse" },
            { "at": "2026-03-06T10:10:00+08:00", "do": "task", "task": "审批不予答复", "by": "sample.judge2", "outcome": "reject" },
            { "at": "2026-03-06T10:20:00+08:00", "do": "task", "task": "审批不予答复", "by": "sample.director", "outcome": "approve" },
            { "at": "2026-03-06T10:30:00+08:00", "do": "task", "task": "审批不予答复", "by": "sample.president", "outcome": "approve",
              "expect": { "tasks": [], "deadlines": { "answer": "void" } } }
          ],
          "expect": { "status": "Finished", "path": ["approve-refusal", "approve-refusal", "approve-refusal", "void-answer"] }
        }
        """;

    [Fact]
    public async Task Test_CasesThatHold_PrintsALineEachAndPasses()
    {
        var (code, output) = await RunAsync(Answered, RefusedAtLast);

        output.Should().Be("ok   answer-letter: 三日内答复\nok   answer-letter: 退回、不同意之后批准不予答复\n2 passed, 0 failed\n");
        code.Should().Be(0);
    }

    [Theory]
    [InlineData("2026-03-05\" } }", "2026-03-06\" } }", "expect: The node 'answer' ends with 2026-03-05, expected 2026-03-06.")]
    [InlineData("\"Finished\"", "\"Suspended\"", "expect: The flow is Finished, expected Suspended")]
    [InlineData("\"write-answer\", \"meet-answer\"", "\"meet-answer\", \"write-answer\"", "expect: The path was [start-answer, write-answer, meet-answer]")]
    [InlineData("[\"答复来信\"]", "[]", "given: Open are the tasks [答复来信], expected [].")]
    [InlineData("\"running\"", "\"met\"", "given: The node 'answer' is running, expected met.")]
    [InlineData("\"answer\": \"met\"", "\"urgent\": \"met\"", "step 1 (task 答复来信): The node 'urgent' is nothing: it was not started, expected met.")]
    [InlineData("\"events\": []", "\"events\": [\"letter.sent\"]", "step 1 (task 答复来信): Published were [], expected [letter.sent].")]
    public async Task Test_ExpectationThatDoesNotHold_SaysWhatIsInstead(string from, string to, string reason) => await FailsAsync(from, to, reason);

    [Theory]
    [InlineData("\"task\": \"答复来信\"", "\"task\": \"没有的待办\"", "step 1 (task 没有的待办): No such task is open; open are [答复来信].")]
    [InlineData("\"outcome\": \"done\"", "\"outcome\": \"finish\"", "'答复来信' has no outcome 'finish'; it has done, refuse.")]
    [InlineData("\"by\": \"sample.judge1\"", "\"by\": \"sample.president\"", "sample.president (president) is none of handler, judge.")]
    [InlineData("\"by\": \"sample.judge1\"", "\"by\": \"sample.nobody\"", "the court has no account 'sample.nobody'.")]
    [InlineData("{ \"text\": \"已答复\" }", "{}", "form.text: 请填写“答复内容”.")]
    [InlineData("2026-03-05T16", "2026-03-01T16", "lies before 2026-03-02T09:00:00")]
    [InlineData("\"do\": \"task\"", "\"do\": \"jump\"", "'jump' is none of task, event, advance.")]
    [InlineData("\"handler\":", "\"outcomes\": { \"nowhere\": \"x\" }, \"handler\":", "given: No definition has an activity 'nowhere'.")]
    [InlineData("\"handler\":", "\"deadlines\": [\"nowhere\"], \"handler\":", "given: 本院配置没有节点“nowhere”。")]
    [InlineData("\"filedAt\"", "\"filedOn\"", "given: The flow faulted: start-answer:")]
    public async Task Test_MistakeInACase_NamesStepAndReason(string from, string to, string reason) => await FailsAsync(from, to, reason);

    [Fact]
    public async Task Test_CaseThatExpectsNothing_Fails()
    {
        var (code, output) = await RunAsync("""{ "name": "无断言" }""");

        output.Should().Contain("无断言: expect: The case expects nothing.");
        code.Should().Be(1);
    }

    [Fact]
    public async Task Test_BranchThatNoCaseTakes_NamesItsConnections()
    {
        var (code, output) = await RunAsync(Answered);

        output.Should().Contain("1 passed, 0 failed").And.Contain("answer-letter.json: $.root.connections[2]: No case walks the connection write-answer:refuse -> approve-refusal.");
        code.Should().Be(1);
    }

    [Fact]
    public async Task Test_DefinitionWithoutCases_Fails()
    {
        using var court = new SampleCourt().Define("answer-letter", SampleCourt.AnswerLetter);

        var (code, output) = await court.RunAsync("test");

        output.Should().Contain("answer-letter.json: The definition has no tests.");
        code.Should().Be(1);
    }

    [Theory]
    [InlineData("""{ "definition": "nowhere", "cases": [] }""", "There is no definition 'nowhere'.")]
    [InlineData("""{ "definition": "answer-letter", "cases": [ { "name": "a", "expects": {} } ] }""", "$.cases[0].expects: Line 1")]
    [InlineData("""{ "definition": """, "Line 1")]
    public async Task Test_FileThatCanNotBeRead_NamesFileAndPlace(string tests, string reason)
    {
        using var court = new SampleCourt().Define("answer-letter", SampleCourt.AnswerLetter).Test("broken", tests);

        var (code, output) = await court.RunAsync("test", "courts/sample/tests/broken.tests.json");

        output.Should().Contain("broken.tests.json: ").And.Contain(reason);
        code.Should().Be(1);
    }

    [Fact]
    public async Task Test_RequesterAmongTheApprovers_IsKeptApart()
    {
        var (_, output) = await RunAsync(RefusedAtLast.Replace("\"sample.judge2\", \"outcome\": \"return\"", "\"sample.judge1\", \"outcome\": \"return\"", StringComparison.Ordinal));

        output.Should().Contain("step 2 (task 审批不予答复): '审批不予答复': sample.judge1 is kept apart from this task.");
    }

    [Fact]
    public async Task Test_ProfileWithAnAuthorisation_SparesTheAddedStep()
    {
        const string authorisation = """
            "profile": { "authorisations": [ { "by": "president", "to": "director", "acts": ["refusal"], "document": "授权1号", "from": "2026-01-01" } ] }, "handler":
            """;
        var (_, output) = await RunAsync(RefusedAtLast.Replace("\"handler\":", authorisation, StringComparison.Ordinal));

        output.Should().Contain("step 10 (task 审批不予答复): No such task is open; open are [].");
    }

    private static async Task FailsAsync(string from, string to, string reason)
    {
        Answered.Should().Contain(from);

        var (code, output) = await RunAsync(Answered.Replace(from, to, StringComparison.Ordinal), RefusedAtLast);

        output.Should().Contain("answer-letter.tests.json: 三日内答复: ").And.Contain(reason).And.Contain("1 passed, 1 failed");
        code.Should().Be(1);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] cases)
    {
        using var court = new SampleCourt()
            .Define("answer-letter", SampleCourt.AnswerLetter)
            .Test("answer-letter", $$"""{ "definition": "answer-letter", "cases": [ {{string.Join(",", cases)}} ] }""");
        return await court.RunAsync("test");
    }
}
