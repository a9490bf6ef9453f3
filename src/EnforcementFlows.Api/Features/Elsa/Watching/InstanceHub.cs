using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Elsa.Watching;

/// <summary>
/// Elsa's hub, by which an open viewer hears that an instance has gone on (<c>WorkflowInstanceUpdatedAsync</c>,
/// <c>WorkflowExecutionLogUpdatedAsync</c>, <c>ActivityExecutionLogUpdatedAsync</c> with the new counts). The names are Elsa's.
/// </summary>
internal sealed class InstanceHub(InstanceWatchers watchers, EnforcementDbContext db) : Hub
{
    public override Task OnConnectedAsync()
    {
        if (!watchers.Join(Context, Actor))
            Context.Abort();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Tells of this instance from now on. One of another court is not there, and is never told of.</summary>
    [HubMethodName("ObserveInstanceAsync")]
    public async Task ObserveAsync(string instanceId)
    {
        var court = Actor.Court;
        if (!Guid.TryParse(instanceId, out var id))
            return;
        var version = await db.InstanceStates.AsNoTracking().Where(state => state.TenantId == court && state.InstanceId == id).Select(state => (long?)state.Version)
            .FirstOrDefaultAsync(Context.ConnectionAborted);
        if (version is { } seen)
            watchers.Watch(Context.ConnectionId, id, seen);
    }

    private CurrentActor Actor => Context.GetHttpContext()!.RequestServices.GetRequiredService<CurrentActor>();
}
