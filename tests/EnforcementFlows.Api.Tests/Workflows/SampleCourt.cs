using EnforcementFlows.Api.CommandLine;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Api.Tests.Workflows;

/// <summary>A folder <c>workflows</c> with one small court, for the commands that work on files.</summary>
internal sealed class SampleCourt : IDisposable
{
    private const string Roles = """{ "president": "院长", "director": "局长", "judge": "员额法官", "police": "司法警察" }""";

    private const string Profile = """
        {
          "court": "sample", "name": "样例法院", "caseCode": "豫0000", "version": 1, "effectiveFrom": "2022-01-01",
          "superiorCourt": { "name": "中级人民法院", "confirmed": false },
          "settings": {},
          "teams": [ { "code": "bureau", "name": "执行局", "roles": ["director", "judge"] } ],
          "roles": [
            { "code": "president", "name": "院长", "scope": "court" },
            { "code": "director", "name": "局长", "scope": "bureau", "fallback": "president" },
            { "code": "judge", "name": "员额法官", "scope": "own", "fallback": "director" }
          ],
          "demo": { "judge": 3 },
          "nodes": {
            "answer": { "name": "答复", "clause": "SA-1", "from": "filed", "court": { "n": 3, "unit": "day" }, "alert": [ { "n": 1, "unit": "day" } ], "holders": ["judge"] },
            "urgent": { "name": "急件", "clause": "SA-1", "from": "event", "court": { "n": 1, "unit": "working-day" }, "holders": ["judge"] }
          },
          "approvalChains": {
            "refusal": { "name": "不予答复审批", "steps": [ { "roles": ["judge"], "mode": "opinion" }, { "roles": ["director"], "underAuthorisationOf": "president" } ] }
          },
          "documentSets": { "answer": [ { "kind": "answer", "name": "答复", "template": "answer.docx", "recipients": ["applicant"] } ], "lost": [ { "kind": "lost", "name": "遗失", "template": "lost.docx", "recipients": [] } ] },
          "flows": {},
          "permissions": {}
        }
        """;

    private const string Form = """
        { "key": "answer", "title": "答复", "waivedFor": ["refuse"], "fields": [ { "name": "text", "label": "答复内容", "type": "text", "required": true } ] }
        """;

    /// <summary>Answer a letter within three days, or get a refusal approved.</summary>
    public static readonly string AnswerLetter = Flow.Chart(
        "answer-letter",
        [
            Flow.Do("Court.StartDeadline", "start-answer", ("clause", "SA-1"), ("node", "answer")),
            Flow.Do(
                "Court.HumanTask", "write-answer", ("clause", "SA-1"), ("taskName", "答复来信"), ("role", "handler,judge"), ("node", "answer"),
                ("form", "answer"), ("outcomes", new[] { "done", "refuse" })),
            Flow.Do("Court.MeetDeadline", "meet-answer", ("clause", "SA-1"), ("node", "answer")),
            Flow.Do(
                "Court.Approval", "approve-refusal", ("clause", "SA-2"), ("taskName", "审批不予答复"), ("chain", "refusal"), ("requester", "sample.judge1")),
            Flow.Do("Court.VoidDeadline", "void-answer", ("clause", "SA-2"), ("node", "answer")),
        ],
        "start-answer->write-answer", "write-answer:done->meet-answer", "write-answer:refuse->approve-refusal",
        "approve-refusal:approved->void-answer", "approve-refusal:rejected->write-answer", "approve-refusal:returned->write-answer");

    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    /// <param name="flows">The profile's <c>flows</c>.</param>
    public SampleCourt(string flows = "{}")
    {
        Write("roles.json", Roles);
        Write("forms/answer.json", Form);
        Write("forms/secret.json", """{ "key": "secret", "title": "举报人", "fields": [ { "name": "name", "label": "姓名", "type": "text", "restricted": "informant.read" } ] }""");
        Write("courts/sample/profile.json", Profile.Replace("\"flows\": {}", $"\"flows\": {flows}", StringComparison.Ordinal));
        Write("courts/sample/clauses.json", """[ { "id": "SA-1" }, { "id": "SA-2" } ]""");
        Write("courts/sample/documents/answer.docx", "");
        foreach (var year in Directory.GetFiles(Path.Combine(Repository.Root, "workflows", "calendars"), "*.json"))
            Write($"calendars/{Path.GetFileName(year)}", File.ReadAllText(year));
    }

    public string Court => Path.Combine(_folder.Path, "courts", "sample");

    public SampleCourt Define(string name, string definition) => Write($"courts/sample/definitions/{name}.json", definition);

    public SampleCourt Test(string name, string tests) => Write($"courts/sample/tests/{name}.tests.json", tests);

    /// <summary>Runs <c>workflows test</c> or <c>lint</c> on a path below the folder.</summary>
    public async Task<(int Code, string Output)> RunAsync(string command, string path = "")
    {
        using var output = new StringWriter();
        var code = await Commands.RunAsync(["workflows", command, Path.Combine(_folder.Path, path)], output, output, CancellationToken.None);
        return (code, output.ToString());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Puts a file into the folder.</summary>
    public SampleCourt Write(string path, string text)
    {
        var file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }
}

/// <summary>The checked-out repository.</summary>
internal static class Repository
{
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EnforcementFlows.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("No EnforcementFlows.sln above the tests.");
        }
    }
}
