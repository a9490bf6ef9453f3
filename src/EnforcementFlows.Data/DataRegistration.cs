using System.Data.Common;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        services.AddSingleton(CreatePool);
        services.AddScoped(CreateContext);
        return services;
    }

    private static NpgsqlDataSource CreateDataSource(IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is not set and no private cluster was started.");
        var options = WithoutGss(connectionString);
        var given = Given(options);
        if (!given.Contains("Max Auto Prepare"))
            options.MaxAutoPrepare = 128; // the statements of a burst never change: parsed and planned once a connection
        if (!given.Contains("Connection Idle Lifetime"))
            options.ConnectionIdleLifetime = 3600; // a new connection plans all of them anew, and several at once stop everybody for a third of a second
        if (!given.Contains("Maximum Pool Size"))
            options.MaxPoolSize = Math.Max(16, 8 * Environment.ProcessorCount); // who waits here waits less than among too many in the database
        options.NoResetOnClose = true; // nothing is set for a session, and whoever locks for one unlocks: seven statements a burst are saved
        return new NpgsqlDataSourceBuilder(options.ConnectionString) { Name = "enforcementflows" }.ConfigureTracing(Traced).Build();
    }

    /// <summary>
    /// Leaves out the encryption by Kerberos that Npgsql 10 would try first, unless the connection string asks for it: behind a pooler that
    /// hangs up on it, versions before 10.0.3 keep connections that are half disposed and fail whoever gets them (Npgsql's issues 6415, 6506).
    /// </summary>
    internal static NpgsqlConnectionStringBuilder WithoutGss(string connectionString)
    {
        var options = new NpgsqlConnectionStringBuilder(connectionString);
        if (!Given(options).Contains("GSS Encryption Mode"))
            options.GssEncryptionMode = GssEncryptionMode.Disable;
        return options;
    }

    private static HashSet<string> Given(NpgsqlConnectionStringBuilder options) =>
        new DbConnectionStringBuilder { ConnectionString = options.ConnectionString }.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    // as steps of a request or a burst; what the workers ask twice a second is none
    private static void Traced(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is { Recorded: true }).ConfigureBatchFilter(_ => Activity.Current is { Recorded: true })
        .ConfigureCopyOperationFilter(_ => Activity.Current is { Recorded: true }).EnablePhysicalOpenTracing(false).EnableFirstResponseEvent(false);

    // Used again and again: to set up a context costs more than a query. Without a connection here; each scope has its own. Never the
    // data source itself: EF would build one service provider and one model per data source.
    private static PooledDbContextFactory<EnforcementDbContext> CreatePool(IServiceProvider services) =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseApplicationServiceProvider(services).UseNpgsql()
            // pages are sorted by their keyset; rows that are only counted, up to a limit, need no order
            .ConfigureWarnings(warnings => warnings.Log((CoreEventId.RowLimitingOperationWithoutOrderByWarning, LogLevel.Debug))).Options);

    private static EnforcementDbContext CreateContext(IServiceProvider scope)
    {
        var context = scope.GetRequiredService<PooledDbContextFactory<EnforcementDbContext>>().CreateDbContext();
        var burst = scope.GetRequiredService<BurstConnection>();
        if (burst.Transaction is { } transaction)
        {
            context.Database.SetDbConnection(burst.Connection);
            context.Database.UseTransaction(transaction);
            context.Database.AutoSavepointsEnabled = false; // a burst that fails is undone as a whole
            context.Join(burst);
            burst.OnSave(context.SaveChangesAsync);
        }
        else
        {
            context.Database.SetDbConnection(scope.GetRequiredService<NpgsqlDataSource>().CreateConnection(), contextOwnsConnection: true);
            context.Join(null);
        }

        return context;
    }
}
