using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Domain.Tests;

internal static partial class A
{
    /// <summary>A court whose regulation names these roles.</summary>
    public static CourtProfile ProfileWith(params string[] roles) => new()
    {
        Court = Court,
        Name = "桐柏县人民法院",
        CaseCode = "豫1330",
        SuperiorCourt = new("中级人民法院", Confirmed: false),
        Version = 1,
        EffectiveFrom = Day("2026-01-01"),
        Settings = new(),
        Teams = [],
        Roles = [.. roles.Select(code => new CourtRole(code, code, DataScope.Bureau))],
        Nodes = new Dictionary<string, NodeProfile>(),
        ApprovalChains = new Dictionary<string, ApprovalChain>(),
        Permissions = new Dictionary<string, IReadOnlyList<string>>(),
    };
}
