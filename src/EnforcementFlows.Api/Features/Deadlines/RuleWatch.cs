using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>Reads the calendars and profiles anew every few seconds: one may have been approved on another node.</summary>
internal sealed class RuleWatch(IServiceScopeFactory scopes, CourtCalendars calendars, ProfileCatalog profiles, ILogger<RuleWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // the node is stopping
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            await calendars.RefreshAsync(db, cancellationToken);
            await profiles.RefreshAsync(db, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.RecomputationFailed(logger, exception); // an outage: the next look will do
        }
    }
}
