using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features;

/// <summary>Runs tiny flows of one court around the activity under test: the real host, engine, profile, templates and database.</summary>
internal sealed class CourtEngine
{
    public const string Court = "tongbai";
    private static int _numbers;
    private readonly EnforcementApp _app;

    public CourtEngine(EnforcementApp app)
    {
        _app = app;
        Keep.Register(app.Services.GetRequiredService<ActivityRegistry>());
        Now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    public DateTimeOffset Now { get; }

    /// <summary>A registered case with one applicant and two debtors, at work with its handler <c>judge1</c>.</summary>
    public async Task<EnforcementCase> FileAsync(string facts = "{}", string? assignedHandler = null, bool handled = true, DateTimeOffset? filedAt = null)
    {
        var about = NewCase(Now, facts, assignedHandler, filedAt);
        if (handled)
        {
            about.AssignHandler(await UserAsync("judge1"), "立案庭随机分案", Now);
            about.HandOver(Now);
        }

        await SaveAsync(about);
        return about;
    }

    /// <summary>A case that is not stored yet.</summary>
    public static EnforcementCase NewCase(DateTimeOffset now, string facts = "{}", string? assignedHandler = null, DateTimeOffset? filedAt = null)
    {
        var number = CaseNumber.Parse($"(2026)豫1330执{Interlocked.Increment(ref _numbers) + 9000}号");
        return EnforcementCase.Register(
            new CaseFiling
            {
                Number = number,
                Type = CaseType.FirstEnforcement,
                ApplicationReceivedOn = new(2026, 2, 27),
                FiledAt = filedAt ?? now,
                MaterialReceivedAt = filedAt ?? now,
                Title = new("judgment", "(2025)豫1330民初88号", new(2026, 1, 20)),
                Cause = "民间借贷纠纷",
                ClaimAmount = Money.Parse("120000.00"),
                AssignedHandler = assignedHandler,
                Facts = facts,
                Parties =
                [
                    new(PartyRole.Applicant, PartyKind.Natural, "申请人甲", null, null, null),
                    new(PartyRole.Debtor, PartyKind.Natural, "被执行人乙", null, null, null),
                    new(PartyRole.Debtor, PartyKind.Unit, "丙建材公司", null, null, null),
                ],
            },
            Court, profileVersion: 1, now);
    }

    /// <summary>A request of the handler, approved by the director unless it is to stay open.</summary>
    public async Task<CaseRequest> RequestAsync(EnforcementCase about, string kind, object? data = null, bool approved = true)
    {
        var request = CaseRequest.HandIn(about, kind, "见申请", JsonSerializer.Serialize(data ?? new { }), await UserAsync("judge1"), Now);
        if (approved)
            request.Approve(await UserAsync("director"), Now);
        await SaveAsync(request);
        return request;
    }

    /// <summary>Runs these activities one after the other on the case.</summary>
    public Task<Guid> RunAsync(EnforcementCase about, string actor, params JsonObject[] activities) => RunAsync(about, actor, null, activities);

    /// <summary>Runs these activities as a flow of a request.</summary>
    public async Task<Guid> RunAsync(EnforcementCase about, string actor, CaseRequest? request, params JsonObject[] activities)
    {
        var id = $"test-{Guid.NewGuid():N}";
        var findings = await _app.Services.GetRequiredService<DefinitionImport>().ImportAsync(Court, [($"{id}.json", Definition(id, activities))], null, CancellationToken.None);
        findings.Where(f => f.Severity == FindingSeverity.Error).Should().BeEmpty();
        var input = new Dictionary<string, object?>();
        if (request is not null)
        {
            input["request"] = Workflow.Values.WorkflowValue.FromJson(JsonSerializer.SerializeToNode(new
            {
                id = request.Id,
                kind = request.Kind,
                reason = request.Reason,
                requestedBy = request.RequestedBy,
                data = JsonNode.Parse(request.Data),
            }));
        }

        var command = new Command(Court, Guid.NewGuid(), "test", await UserAsync(actor));
        var result = await _app.Services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            command, async burst => await burst.StartAsync(id, input, about.Id.ToString("D"), CancellationToken.None), CancellationToken.None);
        var instance = Guid.Parse((string)result.Result!);
        await using var db = NewContext();
        (await db.Incidents.Where(i => i.InstanceId == instance).Select(i => i.Code + " " + i.Message).ToListAsync()).Should().BeEmpty();
        return instance;
    }

    public EnforcementDbContext NewContext() =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(_app.ConnectionString).Options);

    public async Task SaveAsync(params object[] rows)
    {
        await using var db = NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>The id of a demo account, such as <c>judge1</c>.</summary>
    public async Task<string> UserAsync(string account)
    {
        await using var db = NewContext();
        return (await db.Users.Where(u => u.UserName == $"{Court}.{account}").Select(u => u.Id).SingleAsync()).ToString("D");
    }

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(EnforcementCase about)
    {
        await using var db = NewContext();
        return await db.Timeline.Where(t => t.CaseId == about.Id).OrderBy(t => t.Id).ToListAsync();
    }

    /// <summary>An activity with inputs; a text that starts with <c>=</c> is JavaScript.</summary>
    public static JsonObject Do(string type, params (string Name, object? Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = $"a{Interlocked.Increment(ref _numbers)}", ["type"] = type, ["clause"] = Input("TB-3.2-2") };
        foreach (var (name, value) in inputs)
            activity[name] = Input(value);
        return activity;
    }

    /// <summary>Keeps what the activity gives out: <c>Keep.Of(instance)[name]</c>.</summary>
    public static JsonObject KeepOutput(JsonObject of, string output) =>
        Do("Test.Keep", ("name", output), ("value", $"=getOutputFrom('{(string)of["id"]!}', '{output}')"));

    private static JsonObject Input(object? value)
    {
        var script = value is string text && text.StartsWith('=');
        return new()
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = script ? "JavaScript" : "Literal", ["value"] = script ? ((string)value!)[1..] : JsonSerializer.SerializeToNode(value) },
        };
    }

    // a chain through every outcome: whichever the activity names, the next one runs, and Keep notes which it was
    private string Definition(string id, JsonObject[] activities)
    {
        var registry = _app.Services.GetRequiredService<ActivityRegistry>();
        var nodes = new JsonArray();
        var edges = new JsonArray();
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];
            nodes.Add(activity.DeepClone());
            foreach (var outcome in registry.Find((string)activity["type"]!)!.Outcomes?.Names ?? ["Done"])
            {
                var note = Do("Test.Keep", ("name", $"outcome{i}"), ("value", outcome));
                edges.Add(Edge((string)activity["id"]!, outcome, (string)note["id"]!));
                nodes.Add(note);
                if (i + 1 < activities.Length)
                    edges.Add(Edge((string)note["id"]!, "Done", (string)activities[i + 1]["id"]!));
            }
        }

        return new JsonObject
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["isPublished"] = true,
            ["isLatest"] = true,
            ["inputs"] = new JsonArray(new JsonObject { ["name"] = "request", ["type"] = "Object" }),
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["start"] = (string)activities[0]["id"]!, ["activities"] = nodes, ["connections"] = edges },
        }.ToJsonString();
    }

    private static JsonObject Edge(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}

/// <summary>Test activity: keeps a value by instance and name.</summary>
[Activity("Test.Keep")]
[ActivityInput("name", "String")]
[ActivityInput("value", "Object")]
[ActivityInput("clause", "String")]
public sealed class Keep : Activity
{
    private static readonly ConcurrentDictionary<Guid, Dictionary<string, object?>> Values = new();
    private static readonly ConcurrentDictionary<ActivityRegistry, bool> Registered = new();

    public static void Register(ActivityRegistry registry)
    {
        if (Registered.TryAdd(registry, true))
            registry.AddFrom(typeof(Keep).Assembly);
    }

    public static IReadOnlyDictionary<string, object?> Of(Guid instance) => Values.GetValueOrDefault(instance) ?? [];

    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Values.GetOrAdd(context.InstanceId, _ => [])[context.RequiredText("name")] = context.Input("value");
        return ValueTask.CompletedTask;
    }
}
