using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>What people call those whom rows name by id.</summary>
public sealed class PersonNames(PeopleNames people, CourtProfile profile)
{
    /// <summary>The name; null for nobody. Of several roles joined by commas, all.</summary>
    public string? Of(string? holder) =>
        holder is null ? null : people.Of(holder) ?? string.Join("、", holder.Split(',').Select(OfRole));

    private string OfRole(string code) => code == "system" ? "系统" : profile.NameOfRole(code);
}
