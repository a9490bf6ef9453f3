namespace EnforcementFlows.Api.Features.Live;

/// <summary>What one look has found, shared out among those connected. A court's changes are for its own people.</summary>
internal sealed class LiveRound(IEnumerable<(string Court, Guid CaseId)> cases, IEnumerable<LiveName> names, IReadOnlyList<LiveEntry> alerts)
{
    private const int MostCases = 200;

    private readonly ILookup<string, Guid> _cases = cases.ToLookup(one => one.Court, one => one.CaseId);
    private readonly ILookup<(string Court, string Reader), LiveName> _names = names.ToLookup(name => (name.Court, name.Reader));

    /// <summary>What a person is told; null where nothing concerns them.</summary>
    public LiveChange? For(Member member)
    {
        var mine = member.Names.SelectMany(name => _names[(member.Court, name)]).ToList();
        HashSet<Guid> changed = [.. member.SeesAll ? _cases[member.Court] : mine.Select(name => name.CaseId)];
        var hasAlerts = alerts.Any(alert => alert.Court == member.Court && (alert.ToUser == member.Id || (alert.ToRole is { } role && member.Roles.Contains(role))));
        if (changed.Count == 0 && !hasAlerts)
            return null;
        return new(changed.Count > MostCases ? null : changed, member.SeesAll ? changed.Count > 0 : mine.Any(name => name.HasTask), hasAlerts);
    }
}
