using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Timers;
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

    public TestClock Clock { get; }

    public ServiceProvider Services => _services;

    public WorkflowRuntime Runtime => _services.GetRequiredService<WorkflowRuntime>();

    public static async Task<EngineHost> StartAsync(params string[] definitions)
    {
        var host = new EngineHost(await TestDatabase.CreateAsync<EnforcementDbContext>(), new TestClock());
        var findings = await host._services.GetRequiredService<DefinitionImport>().ImportAsync(
            Tenant, [.. definitions.Select((text, i) => ($"definition{i}.json", text))], null, CancellationToken.None);
        findings.Should().NotContain(f => f.Severity == FindingSeverity.Error);
        return host;
    }

    /// <summary>Another node on the same database.</summary>
    public ServiceProvider NewNode() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Clock)
        .AddEnforcementData(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EnforcementFlows", _database.ConnectionString)]).Build())
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
        Runtime.ExecuteAsync(
            NewCommand("event", commandId), async burst => await burst.PublishAsync(name, correlation, payload, CancellationToken.None), CancellationToken.None);

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
        services.AddWorkflowRuntime();
        return services;
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public Task SetAsync(DateTimeOffset now)
    {
        _now = now;
        return Task.CompletedTask;
    }
}
