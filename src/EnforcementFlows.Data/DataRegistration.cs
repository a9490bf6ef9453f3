using System.Data.Common;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Activity = System.Diagnostics.Activity;

namespace EnforcementFlows.Data;

public static class DataRegistration
{
    public const string ConnectionName = "EnforcementFlows";

    /// <summary>Adds the data source, the burst's connection holder and the context.</summary>
    /// <remarks>
    /// The connection string is read when the data source is first used, not here: with the private cluster
    /// it is known only after the cluster has started.
    /// </remarks>
    public static IServiceCollection AddEnforcementData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => CreateDataSource(configuration));
        services.AddScoped<BurstConnection>();
        services.AddScoped(CreateOptions);
        services.AddScoped(CreateContext);
        return services;
    }

    private static NpgsqlDataSource CreateDataSource(IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is not set and no private cluster was started.");
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var options = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare"))
            options.MaxAutoPrepare = 128; // the statements of a burst never change: parsed and planned once a connection
        options.NoResetOnClose = true; // nothing is set for a session, and whoever locks for one unlocks: seven statements a burst are saved
        return new NpgsqlDataSourceBuilder(options.ConnectionString) { Name = "enforcementflows" }.ConfigureTracing(Traced).Build();
    }

    // as steps of a request or a burst; what the workers ask twice a second is none
    private static void Traced(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is { Recorded: true }).ConfigureBatchFilter(_ => Activity.Current is { Recorded: true })
        .ConfigureCopyOperationFilter(_ => Activity.Current is { Recorded: true }).EnablePhysicalOpenTracing(false).EnableFirstResponseEvent(false);

    // Always a connection, never the data source itself: EF would build one service provider and one model per data source.
    private static DbContextOptions<EnforcementDbContext> CreateOptions(IServiceProvider scope)
    {
        var burst = scope.GetRequiredService<BurstConnection>();
        var connection = burst.Connection ?? scope.GetRequiredService<NpgsqlDataSource>().CreateConnection();
        return new DbContextOptionsBuilder<EnforcementDbContext>()
            .UseApplicationServiceProvider(scope)
            .UseNpgsql(connection, contextOwnsConnection: burst.Connection is null)
            .Options;
    }

    private static EnforcementDbContext CreateContext(IServiceProvider scope)
    {
        var context = new EnforcementDbContext(scope.GetRequiredService<DbContextOptions<EnforcementDbContext>>());
        var burst = scope.GetRequiredService<BurstConnection>();
        if (burst.Transaction is { } transaction)
        {
            context.Database.UseTransaction(transaction);
            context.Database.AutoSavepointsEnabled = false; // a burst that fails is undone as a whole
            context.Join(burst);
            burst.OnSave(context.SaveChangesAsync);
        }

        return context;
    }
}
