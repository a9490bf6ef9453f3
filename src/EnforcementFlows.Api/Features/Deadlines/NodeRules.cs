using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>Turns a node of the court's profile into the rule by which its limit is counted.</summary>
internal static class NodeRules
{
    /// <exception cref="DomainException"><c>node.unknown</c>: the profile has no such node.</exception>
    public static DeadlineRule RuleOf(this CourtProfile profile, string node)
    {
        var found = profile.Nodes.GetValueOrDefault(node) ?? throw new DomainException("node.unknown", $"本院配置没有节点“{node}”。");
        var from = EventOf(found.From);
        return new()
        {
            Node = node,
            Name = found.Name,
            Clause = found.Clause,
            Kind = found.Kind,
            Court = found.Court is { } court ? new(court, from, found.Clause) : null,
            Statutory = found.Statutory is { } law ? new(law.Period, law.From is { } start ? EventOf(start) : from, law.Source) : null,
            Leads = found.Alert,
            Counting = new()
            {
                AlertTime = profile.Settings.AlertTime,
                RollCourtLimit = profile.Settings.RollCourtLimit,
                RollHours = profile.Settings.RollHours,
                HoursFrom = profile.Settings.HoursFrom,
                StopsDuringPauses = found.StopsDuringPauses,
                SameDayWaitsForOffice = found.WaitsForOffice,
            },
        };
    }

    private static StartEvent EventOf(string code) => EnumCode.Parse<StartEvent>(code);
}
