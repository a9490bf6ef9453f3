using System.Collections.Concurrent;
using System.Security.Claims;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.SignalR;

namespace EnforcementFlows.Api.Features.Elsa.Watching;

/// <summary>Who watches which instance on this node. Looked at again every few seconds, so that whoever lost the right or the session hears no more.</summary>
internal sealed class InstanceWatchers(ActorDirectory directory, PermissionMatrix matrix)
{
    private const int MostOfOnePerson = 40; // a viewer opens four
    private const int MostInstances = 5;
    private readonly ConcurrentDictionary<string, InstanceWatcher> _watchers = new();

    public ICollection<InstanceWatcher> All => _watchers.Values;

    /// <summary>False where somebody has too many viewers open already, or is no person.</summary>
    public bool Join(HubCallerContext connection, CurrentActor actor)
    {
        if (!Guid.TryParse(connection.User?.FindFirstValue(ActorClaims.Session), out var session) || actor.Kind != ActorKind.Staff)
            return false;
        if (_watchers.Values.Count(other => other.Person == actor.Id) >= MostOfOnePerson)
            return false;
        _watchers[connection.ConnectionId] = new(connection, session, actor.Court, actor.Id);
        return true;
    }

    public void Leave(string connectionId) => _watchers.TryRemove(connectionId, out _);

    /// <summary>Begins to watch an instance as it stands.</summary>
    public void Watch(string connectionId, Guid instanceId, long version)
    {
        if (_watchers.TryGetValue(connectionId, out var watcher) && watcher.Seen.Count < MostInstances)
            watcher.Seen[instanceId] = version;
    }

    /// <summary>Hangs up on those who may not look any more.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var known = await directory.FindAsync([.. All.Select(watcher => watcher.Session).Distinct()], cancellationToken);
        foreach (var watcher in All)
        {
            if (known.GetValueOrDefault(watcher.Session) is not { } record || record.Court != watcher.Court || !matrix.PermissionsOf(record).Always.Contains(ElsaEndpoints.Read))
                watcher.Connection.Abort();
        }
    }
}

/// <summary>A connection of a viewer.</summary>
internal sealed class InstanceWatcher(HubCallerContext connection, Guid session, string court, string person)
{
    public HubCallerContext Connection { get; } = connection;

    public Guid Session { get; } = session;

    public string Court { get; } = court;

    public string Person { get; } = person;

    /// <summary>The version of each watched instance that was told last.</summary>
    public ConcurrentDictionary<Guid, long> Seen { get; } = new();

    /// <summary>The messages on their way; while they do not get through, nothing more is sent.</summary>
    public Task Sending { get; set; } = Task.CompletedTask;
}
