using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>
/// Two nodes on one database: a sound one, and one whose connection breaks where a test says. Cases follow a flow with everything
/// that a node can be in the middle of: a task, an event, a timer, an alarm with a row of its own, a letter, a child that is
/// waited for and one that is cancelled, a step that fails and is retried, one that is skipped, one that is moved on from.
/// </summary>
internal sealed class CrashHouse : IAsyncDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromHours(1);

    private static readonly string Case = Definition("case", Do("Elsa.Parallel", "all").With("activities", new System.Text.Json.Nodes.JsonArray(
        Steps("by-hand", Do("Test.Task", "sign"), Do("Test.Letter", "letter", ("key", "='letter of ' + getCorrelationId()")), WaitFor("answered")),
        Steps("by-time", Do("Test.Alarm", "warn", ("key", "='alarm of ' + getCorrelationId()"), ("after", "00:30:00")), Delay("term", "01:00:00")),
        Steps("by-child", Do("Elsa.DispatchWorkflow", "query", ("workflowDefinitionId", "query"), ("waitForCompletion", true)), Do("Elsa.WriteLine", "queried", ("text", "queried"))),
        Steps("by-machine", WaitFor("machine"), Do("Elsa.Parallel", "both").With("activities", new System.Text.Json.Nodes.JsonArray(Do("Test.Flaky", "flaky"), Do("Test.Flaky", "skipped")))),
        Graph("by-move", [Delay("wrong", "365.00:00:00"), Do("Test.Letter", "right", ("key", "='letter sent instead of ' + getCorrelationId()"))], "wrong->right"),
        Do("Elsa.ExecuteWorkflow", "aside", ("workflowDefinitionId", "aside")))));

    private static readonly string Aside = Sequence("aside", Alarm("never-rings", "00:30:00"), WaitFor("never"));

    private static readonly string Query = Sequence("query", WaitFor("found"), Line("found-line", "'found'"));

    private readonly EngineHost _host;
    private readonly FaultyWire _wire;
    private int _cases;

    private CrashHouse(EngineHost host, FaultyWire wire, ServiceProvider frail) => (_host, _wire, Frail) = (host, wire, frail);

    /// <summary>The node whose connection breaks.</summary>
    public ServiceProvider Frail { get; }

    public ServiceProvider Sound => _host.Services;

    public EngineHost Host => _host;

    public static async Task<CrashHouse> OpenAsync()
    {
        var host = await EngineHost.StartAsync(Case, Query, Aside);
        var wire = new FaultyWire(host.ConnectionString);
        return new(host, wire, host.NewNode(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Host = "127.0.0.1", Port = wire.Port }.ConnectionString));
    }

    /// <summary>Names a case that has not begun.</summary>
    public string NewCase() => $"case-{++_cases}";

    /// <summary>Does something on the frail node, whose connection breaks at that round trip.</summary>
    /// <returns>Whether it got that far.</returns>
    public async Task<bool> BreakAsync(int trip, WireFault fault, string error, Func<ServiceProvider, Task> work)
    {
        _wire.Arm(trip, fault, error);
        Exception? told = null;
        try
        {
            await work(Frail);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or IOException or DbUpdateException)
        {
            told = exception; // the caller learns that nobody knows; he asks again
        }

        var broken = !_wire.Disarm();
        if (told is not null && !broken)
            throw new InvalidOperationException("It failed although nothing was broken.", told);
        return broken;
    }

    /// <summary>What the dead node had claimed is free again, as when its lease is over.</summary>
    public async Task ForgetClaimsAsync()
    {
        await _host.SqlAsync("UPDATE flow_outbox SET lease_until = NULL, available_at = now() WHERE done_at IS NULL");
        await _host.SqlAsync("UPDATE flow_timer SET state = 0, lease_until = NULL, lease_owner = NULL WHERE state = 1");
    }

    /// <summary>Everything that is due is done by the sound node, the clock standing at the end of every term.</summary>
    public async Task CatchUpAsync()
    {
        await ForgetClaimsAsync();
        while (await _host.RunOnceAsync() > 0)
        {
        }
    }

    public Task EndTermsAsync() => _host.Clock.SetAsync(_host.Clock.GetUtcNow() + Term);

    public async Task<Guid> InstanceAsync(string about, string definition = "case")
    {
        await using var db = _host.NewContext();
        return await db.WorkflowInstances.Where(i => i.CorrelationId == about && i.DefinitionId == definition).Select(i => i.Id).SingleAsync();
    }

    public async Task<HumanTask> TaskAsync(string about)
    {
        await using var db = _host.NewContext();
        return await db.HumanTasks.AsNoTracking().SingleAsync(t => t.CorrelationId == about);
    }

    public static Task<int> DeliverAsync(IServiceProvider node) => node.GetRequiredService<OutboxCourier>().DeliverAsync(CancellationToken.None);

    /// <summary>Nothing of these cases is lost and nothing happened twice.</summary>
    public async Task ShouldBeDoneOnceAsync(IReadOnlyCollection<string> cases)
    {
        await _host.ShouldBeConsistentAsync();
        await using var db = _host.NewContext();
        var instances = await db.WorkflowInstances.AsNoTracking().ToListAsync();
        instances.Select(i => (i.CorrelationId!, i.DefinitionId, i.Status)).ShouldHoldTheSameAs(
            cases.SelectMany(about => new[] { (about, "case", "Finished"), (about, "query", "Finished"), (about, "aside", "Finished") }), "each case and its children began once and ended");
        (await db.HumanTasks.AsNoTracking().ToListAsync()).Select(t => (t.CorrelationId!, t.State)).ShouldHoldTheSameAs(cases.Select(about => (about, HumanTaskState.Done)));
        (await db.DataProtectionKeys.AsNoTracking().Select(row => row.FriendlyName).ToListAsync()).ShouldHoldTheSameAs(cases.Select(about => $"alarm of {about}"), "each alarm wrote one row");
        (await db.Outbox.AsNoTracking().Where(row => row.DoneAt == null).ToListAsync()).Should().BeEmpty();
        _host.Recorder.Letters.Distinct().ShouldHoldTheSameAs(cases.SelectMany(about => new[] { $"letter of {about}", $"letter sent instead of {about}" }), "a letter may be sent twice, under one key");
        (await db.Timers.CountAsync() + await db.EventWaits.CountAsync()).Should().Be(0);
        await EachStepCompletedOnceAsync(instances.ToDictionary(i => i.Id, i => $"{i.CorrelationId} {i.DefinitionId}"), cases);
    }

    private async Task EachStepCompletedOnceAsync(Dictionary<Guid, string> instances, IReadOnlyCollection<string> cases)
    {
        await using var db = _host.NewContext();
        var completed = new List<string>();
        foreach (var record in await db.Journal.AsNoTracking().ToListAsync())
        {
            using var body = System.Text.Json.JsonDocument.Parse(record.Body);
            completed.AddRange(body.RootElement.GetProperty("lines").EnumerateArray().Where(line => line[2].GetString() == "Completed")
                .Select(line => $"{instances[record.InstanceId]} {line[1].GetString()!.Split(':', '/', '.')[^1]}"));
        }

        string[] steps = ["sign", "letter", "answered", "warn", "term", "query", "queried", "machine", "flaky", "skipped", "right", "aside"];
        completed.Where(line => steps.Contains(line.Split(' ')[2]) && line.Split(' ')[1] == "case")
            .ShouldHoldTheSameAs(cases.SelectMany(about => steps.Select(step => $"{about} case {step}")));
    }

    public async ValueTask DisposeAsync()
    {
        await Frail.DisposeAsync();
        _wire.Dispose();
        await _host.DisposeAsync();
    }
}
