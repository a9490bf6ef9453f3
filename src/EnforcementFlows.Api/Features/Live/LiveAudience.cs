using System.Collections.Concurrent;
using System.Security.Claims;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data.Access;
using EnforcementFlows.Domain.Courts;
using Microsoft.AspNetCore.SignalR;

namespace EnforcementFlows.Api.Features.Live;

/// <summary>Who is connected to this node, and under which names they see cases. Looked at again every few seconds, so that whoever lost a role or a session hears no more.</summary>
internal sealed class LiveAudience(ActorDirectory directory, ProfileCatalog profiles, TimeProvider clock)
{
    private const int MostOfOnePerson = 20;
    private readonly ConcurrentDictionary<string, Listener> _listeners = new();

    public ICollection<Listener> Listeners => _listeners.Values;

    /// <summary>False where somebody has too many pages open already, or is no longer known.</summary>
    public bool Join(HubCallerContext connection, CurrentActor actor)
    {
        if (!Guid.TryParse(connection.User?.FindFirstValue(ActorClaims.Session), out var session) || actor.Kind != ActorKind.Staff)
            return false;
        if (_listeners.Values.Count(other => other.Member.Id == actor.Id) >= MostOfOnePerson)
            return false;
        _listeners[connection.ConnectionId] = new(connection, session, MemberOf(actor.Court, actor.Id, actor.Roles, actor.Teams, actor.Substituted));
        return true;
    }

    public void Leave(string connectionId) => _listeners.TryRemove(connectionId, out _);

    /// <summary>Reads everybody's standing anew, in one go, and hangs up on those who have none.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var known = await directory.FindAsync([.. Listeners.Select(listener => listener.Session).Distinct()], cancellationToken);
        foreach (var listener in Listeners)
        {
            if (known.TryGetValue(listener.Session, out var record))
                listener.Member = MemberOf(record.Court, record.Id, record.Roles, record.Teams, record.Substituted);
            else
                listener.Connection.Abort();
        }
    }

    private Member MemberOf(string court, string id, IReadOnlyList<string> roles, IReadOnlyList<string> teams, IReadOnlyList<SubstitutedPerson> substituted)
    {
        var names = CaseReader.NamesOf(id, roles, teams).Concat(substituted.SelectMany(person => CaseReader.NamesOf(person.Id, person.Roles, person.Teams)));
        var profile = profiles.Get(court, clock.GetUtcNow());
        return new(court, id, roles, [.. names.Distinct()], roles.Any(role => profile.FindRole(role)?.Scope is DataScope.Bureau or DataScope.Court))
        {
            People = [id, .. substituted.Select(person => person.Id)],
        };
    }
}

/// <summary>A person at a page.</summary>
/// <param name="Names">The names under which they may be a case's reader.</param>
/// <param name="SeesAll">Leaders hear of every case of the court.</param>
internal sealed record Member(string Court, string Id, IReadOnlyList<string> Roles, IReadOnlyList<string> Names, bool SeesAll)
{
    /// <summary>Those of the names that are a person's: one's own and of those in whose place one works.</summary>
    public IReadOnlyList<string> People { get; init; } = [Id];
}

/// <summary>A connection.</summary>
internal sealed class Listener(HubCallerContext connection, Guid session, Member member)
{
    public HubCallerContext Connection { get; } = connection;

    public Guid Session { get; } = session;

    public Member Member { get; set; } = member;

    /// <summary>The message on its way; one that does not get through holds up nobody else.</summary>
    public Task Sending { get; set; } = Task.CompletedTask;

    /// <summary>Something was not sent because the one before had not gone: the next one says to look at everything.</summary>
    public bool HasMissed { get; set; }
}
