using System.Reflection;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Telemetry;
using EnforcementFlows.Workflow.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow;

/// <summary>Registers the engine. The host brings the data source, the clock and the scoped <see cref="BurstConnection"/>.</summary>
public static class WorkflowRegistration
{
    public static WorkflowBuilder AddWorkflowRuntime(this IServiceCollection services, WorkflowRuntimeOptions? options = null)
    {
        var registry = new ActivityRegistry();
        services.AddSingleton(options ?? new());
        services.AddSingleton(registry);
        services.AddMetrics();
        services.AddSingleton<WorkflowTelemetry>();
        services.AddSingleton<BacklogWatch>();
        services.AddSingleton<PlanCatalogue>();
        services.AddSingleton<WorkflowRuntime>();
        services.AddSingleton<DefinitionImport>();
        services.AddSingleton<InstanceReader>();
        services.AddSingleton<JournalReader>();
        services.AddSingleton<PastReader>();
        services.AddSingleton<MigrationPlans>();
        services.AddSingleton<DueTimers>();
        services.AddSingleton<DueTriggers>();
        services.AddSingleton<OutboxCourier>();
        services.AddSingleton<DueWork>();
        services.AddHostedService<DueWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<BacklogWatch>());
        return new(services, registry);
    }
}

/// <summary>What a host adds to the engine.</summary>
public sealed class WorkflowBuilder(IServiceCollection services, ActivityRegistry registry)
{
    /// <summary>Every activity class of an assembly.</summary>
    public WorkflowBuilder AddActivitiesFrom(Assembly assembly)
    {
        registry.AddFrom(assembly);
        return this;
    }

    /// <summary>The handler of alarms of a name; the name is stored with every alarm.</summary>
    public WorkflowBuilder AddAlarmHandler<THandler>(string name)
        where THandler : AlarmHandler
    {
        services.AddKeyedScoped<AlarmHandler, THandler>(name);
        return this;
    }

    /// <summary>The dispatcher of outbox messages of a kind; the kind is stored with every message.</summary>
    public WorkflowBuilder AddOutboxDispatcher<TDispatcher>(string kind)
        where TDispatcher : OutboxDispatcher
    {
        services.AddKeyedScoped<OutboxDispatcher, TDispatcher>(kind);
        return this;
    }
}

/// <summary>What a host decides for the engine.</summary>
public sealed class WorkflowRuntimeOptions
{
    /// <summary>
    /// Exceptions of activities that refuse a person's command as a whole (nothing is written, the person is told) instead of
    /// becoming an incident of the instance.
    /// </summary>
    public Func<Exception, bool>? IsRefusal { get; init; }

    /// <summary>
    /// Surrounds each round of the worker; it may leave the round out by answering 0. With a clock that is moved by hand the host
    /// keeps the worker away while time is being moved. Null: rounds run freely.
    /// </summary>
    public Func<Func<CancellationToken, Task<int>>, CancellationToken, Task<int>>? GuardRound { get; set; }
}
