using EnforcementFlows.Api.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace EnforcementFlows.Api.Features.Live;

/// <summary>
/// Looks once a second what has changed, while anybody is connected, and tells those whom it concerns. One query a second and node however
/// many are connected, and one more where something has happened: nothing inside a burst has to speak of itself, and any node sees what every other has done.
/// </summary>
/// <remarks>
/// Ids are ordered by when they were made and not by when they were committed. So each look begins a few seconds before the last one, and what that
/// one saw is left out: whatever commits within <see cref="Overlap"/> of being made is told once.
/// </remarks>
internal sealed class LiveFeed(LiveAudience audience, LiveReader reader, IHubContext<LiveHub> hub, ILogger<LiveFeed> logger) : Feed(logger)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2); // after an outage
    private static readonly TimeSpan Standing = TimeSpan.FromSeconds(5);

    private HashSet<Guid> _told = [];
    private DateTimeOffset? _looked;
    private DateTimeOffset _refreshed;

    protected override async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (audience.Listeners.Count == 0)
        {
            (_told, _looked) = ([], null);
            return;
        }

        if (now - _refreshed >= Standing)
        {
            await audience.RefreshAsync(cancellationToken);
            _refreshed = now;
        }

        var listeners = audience.Listeners;
        var from = _looked is { } last && now - last < Longest ? last : now - Every;
        var entries = await reader.EntriesAsync([.. listeners.Select(listener => listener.Member.Court).Distinct()], from - Overlap, cancellationToken);
        List<LiveEntry> news = [.. entries.Where(entry => !_told.Contains(entry.Id))];
        if (news.Count > 0)
            await TellAsync(listeners, news, cancellationToken);
        (_told, _looked) = ([.. entries.Select(entry => entry.Id)], now);
    }

    private async Task TellAsync(ICollection<Listener> listeners, List<LiveEntry> news, CancellationToken cancellationToken)
    {
        var cases = news.Select(entry => (entry.Court, entry.CaseId)).Distinct().ToList();
        string[] people = [.. listeners.SelectMany(listener => listener.Member.People).Distinct()];
        var names = await reader.NamesAsync(cases, [.. news.Select(entry => entry.TaskId).OfType<Guid>()], people, cancellationToken);
        var round = new LiveRound(cases, names, [.. news.Where(entry => entry.IsAlert)]);
        foreach (var listener in listeners)
        {
            if (round.For(listener.Member) is { } change)
                Send(listener, change, cancellationToken);
        }
    }

    private void Send(Listener listener, LiveChange change, CancellationToken cancellationToken)
    {
        if (!listener.Sending.IsCompleted)
        {
            listener.HasMissed = true;
            return;
        }

        listener.Sending = hub.Clients.Client(listener.Connection.ConnectionId)
            .SendAsync("changed", listener.HasMissed ? new LiveChange(null, true, true) : change, cancellationToken);
        listener.HasMissed = false;
    }
}
