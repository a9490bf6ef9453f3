using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>An engine that does what is due by itself, on the system's clock.</summary>
internal static class JourneyNode
{
    public static ServiceProvider Build(string connectionString)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new Recorder()).AddEnforcementData(
            new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EnforcementFlows", connectionString)]).Build());
        services.AddWorkflowRuntime().AddActivitiesFrom(typeof(JourneyNode).Assembly).AddAlarmHandler<Ring>("ring").AddOutboxDispatcher<NotedLetters>("letter");
        return services.BuildServiceProvider();
    }

    public static async Task<ServiceProvider> StartAsync(string connectionString)
    {
        var node = Build(connectionString);
        foreach (var worker in node.GetServices<IHostedService>())
            await worker.StartAsync(CancellationToken.None);
        return node;
    }

    public static async Task StopAsync(ServiceProvider node)
    {
        foreach (var worker in node.GetServices<IHostedService>())
            await worker.StopAsync(CancellationToken.None);
        await node.DisposeAsync();
    }

    /// <summary>Notes each letter in the transaction that marks it as delivered.</summary>
    private sealed class NotedLetters : OutboxDispatcher
    {
        public override Task<DeliveryRecord?> DeliverAsync(QueuedMessage message, CancellationToken cancellationToken) => Task.FromResult<DeliveryRecord?>(new(burst =>
        {
            burst.Services.GetRequiredService<EnforcementDbContext>().Add(new DataProtectionKey { Id = burst.NewId(), FriendlyName = message.DedupKey, Xml = "" });
            return Task.CompletedTask;
        }));
    }
}
