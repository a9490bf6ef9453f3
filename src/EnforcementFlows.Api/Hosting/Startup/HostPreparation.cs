using EnforcementFlows.Api.Features;
using EnforcementFlows.Api.Features.Auth;
using EnforcementFlows.Api.Features.Clock;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Data.PrivateClusters;
using EnforcementFlows.Workflow.Timers;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Hosting.Startup;

/// <summary>What must be done before the host serves its first request.</summary>
internal static class HostPreparation
{
    /// <summary>Prepares the host; what an administrator can mend is said in a sentence instead of a stack trace.</summary>
    /// <returns>False if the host cannot start.</returns>
    public static async Task<bool> TryPrepareAsync(this WebApplication app)
    {
        try
        {
            await app.PrepareAsync(app.Lifetime.ApplicationStopping);
            return true;
        }
        catch (Exception mendable) when (mendable is OptionsValidationException or ProfileException or PrivateClusterException)
        {
            await Console.Error.WriteLineAsync($"无法启动 (cannot start):{Environment.NewLine}{mendable.Message}");
            return false;
        }
    }

    /// <summary>Checks the settings, prepares the database, imports profiles, sets the clock, makes the demo accounts. Safe to repeat, on several nodes too.</summary>
    private static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await app.Services.GetRequiredService<HostDatabase>().PrepareAsync(cancellationToken);

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await ProfileImport.LockAsync(db, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<ProfileImport>()
                .RunAsync(app.Services.GetRequiredService<HostFolders>().Workflows, cancellationToken);
            await app.Services.GetRequiredService<ProfileCatalog>().LoadAsync(db, cancellationToken);
            await app.Services.GetRequiredService<CourtCalendars>().RefreshAsync(db, cancellationToken);
            if (app.Services.GetService<ManualClock>() is { } clock)
                await clock.StartAsync(db, cancellationToken);
            if (app.Services.GetRequiredService<IOptions<DemoSettings>>().Value is { Enabled: true } demo)
                await scope.ServiceProvider.GetRequiredService<DemoAccountsSetup>().RunAsync(demo.Password!, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await scope.ServiceProvider.GetRequiredService<DefinitionFiles>().ImportAsync(cancellationToken);
        await app.Services.GetRequiredService<DueTriggers>().RealignAsync(cancellationToken);
        app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app));
    }
}
