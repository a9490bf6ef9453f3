using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.SignalR;

namespace EnforcementFlows.Api.Features.Live;

/// <summary>
/// Tells open pages that something of theirs has changed (<c>changed</c>, see <see cref="LiveChange"/>), so that a task appears at the next
/// role without anybody asking for it. Nobody can call anything here.
/// </summary>
/// <remarks>
/// Best effort: usually within a second or two of the commit, sometimes twice, and not at all while a connection is down or a node starts. The
/// truth is what the lists say, so that a message lost costs no more than a look at them: a page reads them again whenever it has connected.
/// </remarks>
internal sealed class LiveHub(LiveAudience audience) : Hub
{
    public override Task OnConnectedAsync()
    {
        var services = Context.GetHttpContext()!.RequestServices;
        if (!audience.Join(Context, services.GetRequiredService<CurrentActor>()))
            Context.Abort();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        audience.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}

/// <summary>What a page is told: nothing but where to look again.</summary>
/// <param name="Cases">The cases that something has happened on; null when they are too many to name.</param>
/// <param name="Tasks">Lists of tasks may have changed.</param>
/// <param name="Alerts">There are new alerts.</param>
public sealed record LiveChange(IReadOnlyCollection<Guid>? Cases, bool Tasks, bool Alerts);
