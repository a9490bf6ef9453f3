using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>The real engine on a database of its own, with a clock that only the test moves. No worker runs: the test says when due work is done.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public const string Tenant = "tongbai";
    private readonly TestDatabase<EnforcementDbContext> _database;
    private readonly ServiceProvider _services;

    private EngineHost(TestDatabase<EnforcementDbContext> database, TestClock clock)
    {
        (_database, Clock) = (database, clock);
        _services = NewNode();
    }

    /// <summary>What the test's own activities, alarms and messages did.</summary>
    public Recorder Recorder { get; } = new();

    public TestClock Clock { get; }

    public ServiceProvider Services => _services;

    public string ConnectionString => _database.ConnectionString;

    public WorkflowRuntime Runtime => _services.GetRequiredService<WorkflowRuntime>();

    public static async Task<EngineHost> StartAsync(params string[] definitions)
    {
        var host = new EngineHost(await TestDatabase.CreateAsync<EnforcementDbContext>(), new TestClock());
        await host.ImportAsync(definitions);
        return host;
    }

    public async Task ImportAsync(params string[] definitions)
    {
        var findings = await ImportAsync(_services, definitions);
        findings.Should().NotContain(f => f.Severity == FindingSeverity.Error);
    }

    public static Task<IReadOnlyList<DefinitionFinding>> ImportAsync(IServiceProvider node, params string[] definitions) =>
        node.GetRequiredService<DefinitionImport>().ImportAsync(
            Tenant, [.. definitions.Select((text, i) => ($"definition{i}.json", text))], null, CancellationToken.None);

    /// <summary>Another node on the same database.</summary>
    /// <param name="connectionString">Another way to it.</param>
    public ServiceProvider NewNode(string? connectionString = null) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton(Recorder)
        .AddEnforcementData(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EnforcementFlows", connectionString ?? _database.ConnectionString)]).Build())
        .AddEngine()
        .BuildServiceProvider();

    public EnforcementDbContext NewContext() => _database.NewContext();

    public async Task<Guid> StartInstanceAsync(string definitionId, string? correlation = null, Dictionary<string, object?>? input = null)
    {
        var result = await Runtime.ExecuteAsync(
            NewCommand("start"), async burst => await burst.StartAsync(definitionId, input ?? [], correlation, CancellationToken.None), CancellationToken.None);
        return Guid.Parse((string)result.Result!);
    }

    public Task<CommandResult> PublishAsync(string name, string? correlation, object? payload = null, Guid? commandId = null) =>
        Runtime.PublishAsync(NewCommand("event", commandId), name, correlation, payload, CancellationToken.None);

    public Task<CommandResult> RetryAsync(Guid instanceId, int contextId) =>
        Runtime.RetryAsync(NewCommand("retry"), instanceId, contextId, CancellationToken.None);

    /// <summary>Does an operator's act, by the name of its activity where a step is meant.</summary>
    public async Task<RepairEffect> RepairAsync(Guid instanceId, RepairAct act, long? version = null, Guid? commandId = null)
    {
        RepairEffect? effect = null;
        var command = NewCommand(act.GetType().Name, commandId) with { Actor = "admin" };
        await Runtime.ExecuteAsync(
            command, instanceId,
            async burst =>
            {
                effect = await burst.RepairAsync(instanceId, version, act, CancellationToken.None);
                return null;
            },
            CancellationToken.None);
        return effect!;
    }

    /// <summary>The number of the one live execution of an activity.</summary>
    public async Task<int> ContextAsync(Guid instanceId, string activityId) =>
        await FindContextAsync(instanceId, activityId) ?? throw new InvalidOperationException($"'{activityId}' is not live.");

    public async Task<int?> FindContextAsync(Guid instanceId, string activityId) =>
        (await ShowAsync(instanceId)).Steps.SingleOrDefault(s => s.ActivityId == activityId)?.ContextId;

    /// <summary>What an instance waits for, by its activities.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(Guid instanceId) =>
        [.. (await ShowAsync(instanceId)).Steps.Where(s => s.Waits != WaitKinds.None).Select(s => s.ActivityId).Order(StringComparer.Ordinal)];

    public async Task<InstanceView> ShowAsync(Guid instanceId) =>
        (await _services.GetRequiredService<InstanceReader>().FindAsync(Tenant, instanceId, CancellationToken.None))!.Show();

    /// <summary>Takes and completes the one open task of an instance.</summary>
    public Task<CommandResult> CompleteTaskAsync(Guid instanceId, string outcome, Guid? commandId = null) =>
        Runtime.ExecuteAsync(
            NewCommand("complete-task", commandId),
            async burst =>
            {
                var db = burst.Services.GetRequiredService<EnforcementDbContext>();
                var task = await db.HumanTasks.Where(t => t.InstanceId == instanceId).OrderBy(t => t.State == HumanTaskState.Done || t.State == HumanTaskState.Void).ThenByDescending(t => t.Id).FirstAsync();
                task.Claim("clerk", burst.Now);
                task.Complete("clerk", outcome, null, null, null, burst.Now);
                await burst.CompleteTaskAsync(task, new(task.Id, outcome, [], "clerk", null, burst.Now), CancellationToken.None);
                return outcome;
            },
            CancellationToken.None);

    public Task<int> FireDueAsync(ServiceProvider? node = null) =>
        (node ?? _services).GetRequiredService<DueTimers>().FireDueAsync(Clock.GetUtcNow(), CancellationToken.None);

    /// <summary>One round of everything due now.</summary>
    public Task<int> RunOnceAsync(ServiceProvider? node = null) =>
        (node ?? _services).GetRequiredService<DueWork>().RunOnceAsync(Clock.GetUtcNow(), CancellationToken.None);

    /// <summary>Changes rows behind the engine's back, as a crash or the passing of the database's time would.</summary>
    public async Task<int> SqlAsync(string sql)
    {
        await using var db = NewContext();
        return await db.Database.ExecuteSqlRawAsync(sql);
    }

    public async Task StatusShouldBeAsync(Guid id, string status, string subStatus)
    {
        await using var db = NewContext();
        var instance = await db.WorkflowInstances.SingleAsync(i => i.Id == id);
        (instance.Status, instance.SubStatus).Should().Be((status, subStatus));
    }

    /// <summary>The open incident of an instance.</summary>
    public async Task<IncidentRow> IncidentAsync(Guid id)
    {
        await using var db = NewContext();
        return await db.Incidents.SingleAsync(i => i.InstanceId == id && i.ResolvedAt == null);
    }

    /// <summary>No wait without its row and no row without its wait; journals dense, chained and known to the command log.</summary>
    /// <param name="about">Only the instances of this correlation; null for all that there is.</param>
    public async Task ShouldBeConsistentAsync(string? about = null)
    {
        await using var db = NewContext();
        await Consistency.CheckAsync(db, about);
    }

    /// <summary>Lets time pass; everything due happens at its own instant.</summary>
    public Task<int> AdvanceAsync(TimeSpan span) =>
        _services.GetRequiredService<DueWork>().AdvanceAsync(Clock.GetUtcNow(), Clock.GetUtcNow() + span, Clock.SetAsync, CancellationToken.None);

    public static Command NewCommand(string kind, Guid? id = null) => new(Tenant, id ?? Guid.NewGuid(), kind);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}

internal static class EngineServices
{
    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.AddWorkflowRuntime().AddActivitiesFrom(typeof(EngineHost).Assembly)
            .AddAlarmHandler<Ring>("ring").AddOutboxDispatcher<Letterbox>("letter");
        return services;
    }
}

/// <summary>A clock that stands still until it is moved, or goes on a little with every look at it.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>How far it goes on with every look at it.</summary>
    public TimeSpan Tick { get; set; }

    public override DateTimeOffset GetUtcNow() => _now += Tick;

    public Task SetAsync(DateTimeOffset now)
    {
        _now = now;
        return Task.CompletedTask;
    }
}
