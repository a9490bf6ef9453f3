using EnforcementFlows.Workflow.Tests.Runtime;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Workflows;

/// <summary>A national flow at one court: what steps.json says of its steps, and what is said when it does not fit.</summary>
public sealed class NationalFlowTests
{
    // who answers a letter, and who reads it over, is for the court to say
    private static readonly string Letter = Flow.Chart(
        "letter",
        [
            Flow.Do("Court.StartDeadline", "start-answer", ("node", "answer")),
            Flow.Do("Court.HumanTask", "write-answer", ("taskName", "答复来信"), ("node", "answer"), ("form", "answer"), ("outcomes", new[] { "done" })),
            Flow.Do("Court.HumanTask", "read-over", ("taskName", "复核答复"), ("outcomes", new[] { "done", "return" })),
            Flow.Do("Court.MeetDeadline", "meet-answer", ("node", "answer")),
        ],
        "start-answer->write-answer", "write-answer:done->read-over", "read-over:done->meet-answer", "read-over:return->write-answer");

    private const string ReadOver = """{ "letter": { "*": { "clause": "SA-1", "role": "judge" }, "read-over": { "clause": "SA-2", "role": "director", "team": "bureau" } } }""";
    private const string NotReadOver = """{ "letter": { "*": { "clause": "SA-1", "role": "judge" }, "read-over": { "omit": "本院不复核", "through": "done" } } }""";

    [Fact]
    public async Task Test_StepsGivenToRoles_AreOfferedToThem()
    {
        using var court = Court(ReadOver).Test("letter", """
            { "definition": "letter", "cases": [ { "name": "复核后办结", "clauses": ["SA-2"], "given": { "now": "2026-03-02T09:00:00+08:00", "facts": { "filedAt": "2026-03-02T08:30:00+08:00" } },
              "steps": [
                { "at": "2026-03-02T10:00:00+08:00", "do": "task", "task": "答复来信", "by": "sample.judge1", "outcome": "done", "form": { "text": "已答复" } },
                { "at": "2026-03-02T11:00:00+08:00", "do": "task", "task": "复核答复", "by": "sample.director", "outcome": "return" },
                { "at": "2026-03-02T12:00:00+08:00", "do": "task", "task": "答复来信", "by": "sample.judge2", "outcome": "done", "form": { "text": "已改" } },
                { "at": "2026-03-02T13:00:00+08:00", "do": "task", "task": "复核答复", "by": "sample.director", "outcome": "done", "expect": { "deadlines": { "answer": "met" } } } ],
              "expect": { "status": "Finished" } } ] }
            """);

        var (code, output) = await court.RunAsync("test");

        output.Should().Be("ok   letter: 复核后办结\n1 passed, 0 failed\n");
        code.Should().Be(0);
    }

    [Fact]
    public async Task Test_StepLeftOut_LeadsOnToWhatFollows()
    {
        using var court = Court(NotReadOver).Test("letter", """
            { "definition": "letter", "cases": [ { "name": "不复核", "given": { "now": "2026-03-02T09:00:00+08:00", "facts": { "filedAt": "2026-03-02T08:30:00+08:00" } },
              "steps": [ { "at": "2026-03-02T10:00:00+08:00", "do": "task", "task": "答复来信", "by": "sample.judge1", "outcome": "done", "form": { "text": "已答复" },
                "expect": { "tasks": [], "deadlines": { "answer": "met" } } } ],
              "expect": { "status": "Finished", "path": ["start-answer", "write-answer", "meet-answer"] } } ] }
            """);

        var (code, output) = await court.RunAsync("test");

        output.Should().Be("ok   letter: 不复核\n1 passed, 0 failed\n");
        code.Should().Be(0);
    }

    [Theory]
    [InlineData(ReadOver)]
    [InlineData(NotReadOver)]
    public async Task Lint_SettingsThatFit_FindsNothing(string steps)
    {
        using var court = Court(steps);

        var (code, output) = await court.RunAsync("lint");

        output.Should().Be("1 definitions, 0 errors, 0 warnings\n");
        code.Should().Be(0);
    }

    [Theory]
    [InlineData("""{ "letter": { "*": { "role": "judge" } } }""", "national/definitions/letter.json: $.root.activities[0].clause: error input-missing")]
    [InlineData("""{ "letter": { "*": { "clause": "SA-1" } } }""", "$.root.activities[1].role: error input-missing")]
    [InlineData("""{ "letter": { "*": { "clause": "SA-9", "role": "judge" } } }""", "error clause-unknown: The clause (条款) 'SA-9' is neither in clauses.json nor in national/sources.json.")]
    [InlineData("""{ "letter": { "*": { "clause": "SA-1", "role": "judge" }, "read-aloud": { "role": "director" } } }""", "steps.json: $['letter']['read-aloud']: error step-setting: The national flow has no step 'read-aloud'.")]
    [InlineData("""{ "letter": { "*": { "clause": "SA-1", "role": "judge" }, "read-over": { "omit": "不复核" } } }""", "$['letter']['read-over']: error step-setting: 'through' must name the outcome by which the flow goes on: done, return.")]
    [InlineData("""{ "letter": { "*": { "clause": "SA-1", "role": "judge" } }, "telegram": {} }""", "$['telegram']: error step-setting: There is no national flow 'telegram'.")]
    [InlineData("""{ "letter": []""", "steps.json: $")]
    public async Task Lint_SettingThatDoesNotFit_NamesPlaceAndReason(string steps, string finding)
    {
        using var court = Court(steps);

        var (code, output) = await court.RunAsync("lint");

        output.Should().Contain(finding);
        code.Should().Be(1);
    }

    [Fact]
    public async Task Lint_PlaceInTheLaw_StandsForAClause()
    {
        using var court = Court("""{ "letter": { "*": { "clause": "信访工作条例第1条", "role": "judge" } } }""").Write("national/sources.json", """{ "信访工作条例第1条": "V" }""");

        var (_, output) = await court.RunAsync("lint");

        output.Should().Contain("0 errors");
    }

    [Fact]
    public async Task Test_ConnectionThatNoCourtWalks_IsNamed()
    {
        using var court = Court(ReadOver).Test("letter", """
            { "definition": "letter", "cases": [ { "name": "未办", "given": { "facts": { "filedAt": "2026-03-02T08:30:00+08:00" }, "expect": { "tasks": ["答复来信"] } } } ] }
            """);

        var (code, output) = await court.RunAsync("test");

        output.Should().Contain("national/definitions/letter.json: ").And.Contain("No case walks the connection read-over:return -> write-answer.");
        code.Should().Be(1);
    }

    [Theory]
    [InlineData("[\"SA-1\", \"SA-2\", \"SA-1\", \"SA-2\", \"SA-1\", \"SA-2\"]", "clauses: It names 6; a case that shows more than 5 shows none of them.")]
    [InlineData("[\"SA-7\"]", "clauses: The clause (条款) 'SA-7' is not in clauses.json.")]
    public async Task Test_ClausesOfACase_AreFewAndKnown(string clauses, string reason)
    {
        using var court = Court(ReadOver).Test("letter", $$"""{ "definition": "letter", "cases": [ { "name": "a", "clauses": {{clauses}}, "given": { "expect": { "tasks": [] } } } ] }""");

        var (_, output) = await court.RunAsync("test");

        output.Should().Contain(reason);
    }

    [Fact]
    public async Task Profile_OverTheNationalOne_KeepsWhatItDoesNotSay()
    {
        const string national = """
            { "nodes": { "answer": { "court": { "n": 9, "unit": "day" } }, "reminder": { "name": "催办", "clause": "信访工作条例第1条", "from": "filed", "court": { "n": 5, "unit": "day" }, "holders": ["judge"] } } }
            """;
        const string days = """
            { "definition": "answer-letter", "cases": [ { "name": "期限", "given": { "now": "2026-03-02T09:00:00+08:00", "facts": { "filedAt": "2026-03-02T08:30:00+08:00" }, "deadlines": ["reminder"] },
              "expect": { "dates": { "answer": "2026-03-05", "reminder": "2026-03-09" } } } ] }
            """;
        using var court = new SampleCourt().Define("answer-letter", SampleCourt.AnswerLetter).Write("national/profile.json", national).Test("days", days);

        var (_, output) = await court.RunAsync("test", "courts/sample/tests/days.tests.json");

        output.Should().Contain("ok   answer-letter: 期限", "three days are the court's own; 7 March is a Saturday");
    }

    private static SampleCourt Court(string steps) => new SampleCourt().Write("national/definitions/letter.json", Letter).Write("courts/sample/steps.json", steps);
}
