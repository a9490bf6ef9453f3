using EnforcementFlows.Workflow.Tests.Runtime;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Workflows;

/// <summary>Every rule of the court's lint: <see cref="Everything"/> satisfies them all, each row breaks one.</summary>
public sealed class CourtDefinitionCheckTests
{
    private static readonly string Everything = Flow.Chart(
        "everything",
        [
            Flow.Do("Court.StartDeadline", "start-answer", ("clause", "SA-1"), ("node", "answer")),
            Flow.Do(
                "Court.HumanTask", "write-answer", ("clause", "SA-1"), ("taskName", "=1 + '号来信'"), ("role", "handler,judge"), ("team", "bureau"), ("node", "answer"),
                ("form", "answer"), ("outcomes", new[] { "done", "not-needed" })),
            Flow.Do("Court.Approval", "approve-refusal", ("clause", "SA-2"), ("taskName", "审批"), ("chain", "refusal"), ("requester", "=getCorrelationId()")),
            Flow.Do("Court.Alert", "tell-director", ("clause", "SA-2"), ("role", "director"), ("kind", "node-alert"), ("text", "请审批")),
            Flow.Do("Court.SetStage", "stage-handling", ("clause", "SA-2"), ("stage", "handling")),
            Flow.Do("Elsa.DispatchWorkflow", "start-other", ("workflowDefinitionId", "everything")),
            Flow.Do("Court.FinishRequest", "finish", ("clause", "SA-2"), ("state", "done")),
        ],
        "start-answer->write-answer", "write-answer:done->approve-refusal", "write-answer:not-needed->start-other", "approve-refusal:approved->tell-director",
        "approve-refusal:rejected->write-answer", "approve-refusal:returned->write-answer", "tell-director->stage-handling", "stage-handling->start-other", "start-other->finish");

    [Fact]
    public async Task Lint_DefinitionThatNamesOnlyWhatExists_FindsNothing()
    {
        var (code, output) = await LintAsync(Everything);

        output.Should().Be("1 definitions, 0 errors, 0 warnings\n");
        code.Should().Be(0);
    }

    [Theory]
    [InlineData("\"value\":\"handler,judge\"", "\"value\":\"handler,postman\"", "[1].role: error role-unknown: The role (角色) 'postman' is not in roles.json.")]
    [InlineData("\"value\":\"handler,judge\"", "\"value\":\"police\"", "[1].role: error role-unknown: The court's profile has no role (角色) 'police'.")]
    [InlineData("\"value\":\"handler,judge\"", "\"value\":\"\"", "[1].role: error role-missing: The task 'write-answer' names no role")]
    [InlineData("\"role\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"handler,judge\"}},", "", "[1].role: error input-missing")]
    [InlineData("\"value\":\"director\"", "\"value\":\"postman\"", "[3].role: error role-unknown")]
    [InlineData("\"value\":\"director\"", "\"value\":null", "[3].role: error role-missing: The alert 'tell-director'")]
    [InlineData("\"value\":\"answer\"", "\"value\":\"nowhere\"", "[0].node: error node-unknown: There is no node (节点) 'nowhere'.")]
    [InlineData("\"value\":\"bureau\"", "\"value\":\"nowhere\"", "[1].team: error team-unknown")]
    [InlineData("\"form\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"answer\"", "\"form\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"nowhere\"", "[1].form: error form-unknown")]
    [InlineData("\"form\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"answer\"", "\"form\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"secret\"", "[1].form: error form-restricted")]
    [InlineData("\"value\":\"refusal\"", "\"value\":\"nowhere\"", "[2].chain: error chain-unknown: There is no chain (审批链) 'nowhere'.")]
    [InlineData("\"value\":\"everything\"", "\"value\":\"nowhere\"", "[5].workflowDefinitionId: error workflow-unknown")]
    [InlineData("\"value\":\"SA-1\"", "\"value\":\"SA-9\"", "[0].clause: error clause-unknown: The clause (条款) 'SA-9' is neither in clauses.json nor in national/sources.json.")]
    [InlineData("\"value\":\"SA-1\"", "\"value\":\" \"", "[0].clause: error clause-missing")]
    [InlineData("\"value\":\"node-alert\"", "\"value\":\"shout\"", "[3].kind: error code-unknown")]
    [InlineData("\"value\":\"handling\"", "\"value\":\"asleep\"", "[4].stage: error code-unknown")]
    [InlineData("\"state\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"done\"", "\"state\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"gone\"", "[6].state: error code-unknown")]
    [InlineData("[\"done\",\"not-needed\"]", "[\"done\",\"not-needed\",\"done\"]", "[1].outcomes: error outcome-twice: The outcome 'done' stands there twice.")]
    [InlineData("\"not-needed\"", "\"notNeeded\"", "[1].outcomes: error outcome-name: The outcome 'notNeeded' is not in kebab-case.")]
    [InlineData("[\"done\",\"not-needed\"]", "[\"done\",\"not-needed\",\"later\"]", "[1].outcomes: error outcome-unconnected: The outcome 'later' of 'write-answer' leads nowhere.")]
    [InlineData("[\"done\",\"not-needed\"]", "[]", "[1].outcomes: error outcomes-missing")]
    [InlineData("\"port\":\"returned\"", "\"port\":\"rejected\"", "[2].outcomes: error outcome-unconnected: The outcome 'returned' of 'approve-refusal'")]
    public async Task Lint_OneThingWrong_NamesFilePlaceAndReason(string from, string to, string finding)
    {
        var (code, output) = await LintAsync(Replace(Everything, from, to));

        output.Should().Contain($"definitions/everything.json: $.root.activities{finding}");
        code.Should().Be(1);
    }

    [Theory]
    [InlineData("start-answer", "startAnswer", "[0].id: warning id-style")]
    [InlineData("\"Literal\",\"value\":[\"done\",\"not-needed\"]", "\"JavaScript\",\"value\":\"['done']\"", "[1].outcomes: warning outcomes-computed")]
    public async Task Lint_MatterOfStyle_WarnsAndPasses(string from, string to, string finding)
    {
        var (code, output) = await LintAsync(Everything.Replace(from, to, StringComparison.Ordinal));

        output.Should().Contain($"$.root.activities{finding}").And.Contain("0 errors, 1 warnings");
        code.Should().Be(0);
    }

    [Fact]
    public async Task Lint_OutcomeMarkedAsTheEndOfItsBranch_MayLeadNowhere()
    {
        var definition = Replace(Everything, "[\"done\",\"not-needed\"]", "[\"done\",\"not-needed\",\"later\"]");

        var (_, output) = await LintAsync(Replace(definition, "\"id\":\"write-answer\"", "\"customProperties\":{\"terminalOutcomes\":[\"later\"]},\"id\":\"write-answer\""));

        output.Should().Contain("0 errors");
    }

    [Fact]
    public async Task Lint_LastTaskOfAFlow_MayLeadNowhere()
    {
        var task = Flow.Do(
            "Court.HumanTask", "write-answer", ("clause", "SA-1"), ("taskName", "答复"), ("role", "judge"), ("outcomes", new[] { "done", "refuse" }));

        var (_, output) = await LintAsync(Flow.Chart("everything", [task]));

        output.Should().Contain("0 errors");
    }

    [Theory]
    [InlineData("answer", "0 errors")]
    [InlineData("nowhere", "[0].documentSet: error document-set-unknown")]
    [InlineData("lost", "[0].documentSet: error template-missing: The document set (文书组) 'lost' needs documents/lost.docx, which is missing.")]
    public async Task Lint_DocumentSet_MustExistWithItsTemplates(string set, string finding)
    {
        var (_, output) = await LintAsync(Flow.Chart("everything", [Flow.Do("Court.IssueDocuments", "issue", ("clause", "SA-1"), ("documentSet", set))]));

        output.Should().Contain(finding);
    }

    [Fact]
    public async Task Lint_ProfileWithAFlowNobodyWrote_NamesThePlaceInTheProfile()
    {
        using var court = new SampleCourt("""{ "request:leave": "leave" }""").Define("everything", Everything);

        var (code, output) = await court.RunAsync("lint");

        output.Should().Contain("profile.json: $.flows['request:leave']: error workflow-unknown: There is no definition 'leave'.");
        code.Should().Be(1);
    }

    [Fact]
    public async Task Lint_OneFile_KnowsTheCourtsOtherFlows()
    {
        using var court = new SampleCourt()
            .Define("everything", Replace(Everything, "\"value\":\"everything\"", "\"value\":\"answer-letter\"")).Define("answer-letter", SampleCourt.AnswerLetter);

        var (_, output) = await court.RunAsync("lint", "courts/sample/definitions/everything.json");

        output.Should().Be("1 definitions, 0 errors, 0 warnings\n");
    }

    private static async Task<(int Code, string Output)> LintAsync(string definition)
    {
        using var court = new SampleCourt().Define("everything", definition);
        return await court.RunAsync("lint");
    }

    // the first of them only: one thing wrong at a time
    private static string Replace(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        at.Should().BeGreaterThan(0, from);
        return text[..at] + to + text[(at + from.Length)..];
    }
}
