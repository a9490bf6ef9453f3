using EnforcementFlows.Api.Features.Elsa.Instances;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Watching;

/// <summary>
/// Looks once a second whether a watched instance has gone on, while any is watched: one query for all of them, so that bursts need not
/// speak of themselves and any node sees what every other has done.
/// </summary>
internal sealed class InstanceFeed(InstanceWatchers watchers, IServiceScopeFactory scopes, IHubContext<InstanceHub> hub, ILogger<InstanceFeed> logger) : Feed(logger)
{
    private static readonly TimeSpan Standing = TimeSpan.FromSeconds(5);
    private DateTimeOffset _refreshed;

    protected override async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (watchers.All.Count == 0)
            return;
        if (now - _refreshed >= Standing)
        {
            await watchers.RefreshAsync(cancellationToken);
            _refreshed = now;
        }

        var watched = watchers.All.SelectMany(watcher => watcher.Seen.Keys.Select(id => (watcher.Court, Id: id))).Distinct().ToList();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var (courts, ids) = (watched.Select(one => one.Court).Distinct().ToList(), watched.ConvertAll(one => one.Id));
        var versions = await db.InstanceStates.AsNoTracking().Where(state => courts.Contains(state.TenantId) && ids.Contains(state.InstanceId))
            .Select(state => new { state.TenantId, state.InstanceId, state.Version }).ToListAsync(cancellationToken);
        foreach (var state in versions)
        {
            var behind = watchers.All.Where(w => w.Court == state.TenantId && w.Sending.IsCompleted && w.Seen.TryGetValue(state.InstanceId, out var seen) && seen != state.Version).ToList();
            if (behind.Count > 0)
                await TellAsync(behind, scope.ServiceProvider, state.TenantId, state.InstanceId, state.Version, cancellationToken);
        }
    }

    private async Task TellAsync(
        IReadOnlyList<InstanceWatcher> behind, IServiceProvider services, string court, Guid instanceId, long version, CancellationToken cancellationToken)
    {
        var row = await services.GetRequiredService<EnforcementDbContext>().WorkflowInstances.AsNoTracking()
            .FirstOrDefaultAsync(one => one.TenantId == court && one.Id == instanceId, cancellationToken);
        if (row is null || await services.GetRequiredService<InstanceReader>().FindAsync(court, instanceId, cancellationToken) is not { } sight)
            return;
        var history = new InstanceHistory(row, sight, await services.GetRequiredService<JournalReader>().LinesOfAsync(court, instanceId, cancellationToken));
        var stats = ActivityStats.Of(history.Executions);
        foreach (var watcher in behind)
        {
            watcher.Seen[instanceId] = version;
            watcher.Sending = SendAsync(watcher.Connection.ConnectionId, instanceId, stats, cancellationToken);
        }
    }

    private async Task SendAsync(string connectionId, Guid instanceId, IReadOnlyList<ActivityStats> stats, CancellationToken cancellationToken)
    {
        var viewer = hub.Clients.Client(connectionId);
        await viewer.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats }, cancellationToken);
        await viewer.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellationToken);
        await viewer.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = instanceId.ToString("D") }, cancellationToken);
    }
}
